//! Which files of rules can be chosen. The window knows them by names, never by paths.

use std::path::{Path, PathBuf};

use codicil_engine::{RuleFile, rule_file, rule_files};

use crate::app::{App, lock, name_of_folder};
use crate::types::*;

/// Before the number of a file that the person has opened.
const OPENED: &str = "opened/";
/// Where the files of a pack come from.
const BUILT_IN: &str = "built in";

impl App {
    /// See the list of commands.
    pub fn rule_files(&self, _: Nothing) -> Result<RuleFiles, ApiError> {
        Ok(self.choices(None))
    }

    /// See the list of commands.
    pub fn choose_rules(&self, _: Nothing) -> Result<Option<RuleFiles>, ApiError> {
        let Some(path) = self.host.pick_file("Open a file of rules", &["toml", "md", "csv"]) else {
            return Ok(None);
        };
        rule_file(&path)?;
        let number = {
            let mut opened = lock(&self.rule_files);
            let known = opened.iter().position(|other| *other == path);
            known.unwrap_or_else(|| {
                opened.push(path);
                opened.len() - 1
            })
        };
        Ok(Some(self.choices(Some(format!("{OPENED}{number}")))))
    }

    /// The file with a name that the window was given.
    pub(super) fn rule_path(&self, id: &str) -> Result<PathBuf, ApiError> {
        self.named()
            .into_iter()
            .find(|(name, _)| name == id)
            .map(|(_, path)| path)
            .ok_or_else(|| ApiError::bad_request("There is no such file of rules."))
    }

    /// Every file with its name: those of the packs, then those that the person has opened.
    fn named(&self) -> Vec<(String, PathBuf)> {
        let folder = self.host.rules_folder();
        let built_in = rule_files(folder).into_iter().map(|path| {
            let inside = path.strip_prefix(folder).unwrap_or(&path);
            let parts: Vec<String> =
                inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
            (parts.join("/"), path)
        });
        let mut all: Vec<(String, PathBuf)> = built_in.collect();
        let opened = lock(&self.rule_files);
        all.extend(
            opened.iter().enumerate().map(|(at, path)| (format!("{OPENED}{at}"), path.clone())),
        );
        all
    }

    fn choices(&self, opened: Option<String>) -> RuleFiles {
        let mut files =
            RuleFiles { regimes: Vec::new(), tables: Vec::new(), opened, problems: Vec::new() };
        for (id, path) in self.named() {
            let from = match id.starts_with(OPENED) {
                true => path.parent().map(name_of_folder).unwrap_or_default(),
                false => BUILT_IN.to_owned(),
            };
            match rule_file(&path) {
                Ok(RuleFile::Regime(regime)) => files.regimes.push(RegimeChoice {
                    id,
                    name: regime.name,
                    title: regime.title,
                    from,
                    readings: regime
                        .readings
                        .into_iter()
                        .map(|(id, says)| ReadingChoice { id, says })
                        .collect(),
                    table: None,
                    vocabulary: same_file(&regime.vocabulary),
                }),
                Ok(RuleFile::Table(table)) => files.tables.push(TableChoice {
                    id,
                    name: table.name,
                    source: table.source,
                    from,
                    vocabulary: table.vocabulary.as_deref().map(same_file).unwrap_or_default(),
                }),
                Err(error) => files.problems.push(error.to_string()),
            }
        }
        for regime in &mut files.regimes {
            regime.table = own_table(regime, &files.tables);
        }
        files
    }
}

/// A name for a file that is the same however its path is written.
fn same_file(path: &Path) -> String {
    path.canonicalize().unwrap_or_else(|_| path.to_owned()).display().to_string()
}

/// The table that is named after a regime: "R2-intended" belongs to "R2" and "R2-drafted".
fn own_table(regime: &RegimeChoice, tables: &[TableChoice]) -> Option<String> {
    let stem = |name: &str| name.split('-').next().map(str::to_owned);
    let own = tables.iter().find(|table| {
        table.vocabulary == regime.vocabulary && stem(&table.name) == stem(&regime.name)
    });
    own.map(|table| table.id.clone())
}
