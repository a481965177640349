//! The sample library: each paper as text, DOCX and PDF from one source.
//!
//! Text and DOCX are the same bytes whenever they are made. A PDF is printed by LibreOffice and
//! holds the time of its making, so it is kept until the document that it was printed from changes.

mod docx;
mod manifest;
mod model;
mod parse;
mod print;
mod text;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use docx::Purpose;
use manifest::{Hashes, Manifest, hash};
use model::Format;

use crate::generate::{about, root};

/// Counts the changes of this generator that change what it writes.
const VERSION: u32 = 1;

/// The forms of a paper.
const FORMATS: [Format; 3] = [Format::Text, Format::Docx, Format::Pdf];

/// A paper, made.
struct Made {
    name: String,
    source: String,
    library: Format,
    text: Vec<u8>,
    docx: Vec<u8>,
    /// The document that is printed, and a hash over its parts.
    print: Vec<docx::Part>,
    printed: String,
}

impl Made {
    fn file(&self, format: Format) -> PathBuf {
        sample().join(format.folder()).join(self.name_in(format))
    }

    fn name_in(&self, format: Format) -> String {
        format!("{}.{}", self.name, format.ending())
    }

    /// The file of the paper in the library that opens as the sample.
    fn in_library(&self) -> PathBuf {
        sample().join("library").join(self.name_in(self.library))
    }
}

/// Makes what is out of date. LibreOffice is asked only for the PDF of a document that has changed.
///
/// # Errors
///
/// A sentence, where a source cannot be read or a file cannot be made.
pub fn write() -> Result<(), String> {
    let papers = made()?;
    let before = written_manifest().unwrap_or_default();
    for paper in &papers {
        put(&paper.file(Format::Text), &paper.text)?;
        put(&paper.file(Format::Docx), &paper.docx)?;
    }
    print_changed(&papers, &before)?;
    let mut manifest = Manifest { generator: VERSION, ..Manifest::default() };
    for paper in &papers {
        put(&paper.in_library(), &get(&paper.file(paper.library))?)?;
        manifest.papers.insert(paper.name.clone(), hashes(paper)?);
    }
    for stray in strays(&papers)? {
        fs::remove_file(&stray).map_err(|error| about(&stray, &error))?;
        println!("removed: {}", stray.display());
    }
    put(&manifest_file(), manifest.text().as_bytes())
}

/// Whether every file is what its source says, and whether every PDF was printed from the document
/// of today.
///
/// # Errors
///
/// What is not, one to a line.
pub fn check() -> Result<(), String> {
    let papers = made()?;
    let manifest = written_manifest()?;
    let mut wrong: Vec<String> =
        strays(&papers)?.iter().map(|path| format!("{} has no source", path.display())).collect();
    if manifest.generator != VERSION {
        wrong.push("the sample was made by another version of the generator".to_owned());
    }
    for paper in &papers {
        wrong.extend(faults(paper, &manifest));
    }
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(format!("{}\nRun `cargo xtask samples`; it needs LibreOffice.", wrong.join("\n")))
    }
}

fn faults(paper: &Made, manifest: &Manifest) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut must = |holds: bool, path: &Path, what: &str| {
        if !holds {
            wrong.push(format!("{} {what}", path.display()));
        }
    };
    let there = |path: &Path| fs::read(path).unwrap_or_default();
    let [text, docx, pdf] = FORMATS.map(|format| paper.file(format));
    must(there(&text) == paper.text, &text, "is not what its source says");
    must(there(&docx) == paper.docx, &docx, "is not what its source says");
    let known = manifest.papers.get(&paper.name).cloned().unwrap_or_default();
    must(known.printed == paper.printed, &pdf, "was printed before the document changed");
    must(known.pdf == hash(&there(&pdf)), &pdf, "is not the file that was printed");
    let kept = known.source == hash(paper.source.as_bytes())
        && known.text == hash(&paper.text)
        && known.docx == hash(&paper.docx);
    must(kept, &manifest_file(), &format!("does not know {}", paper.name));
    let copy = paper.in_library();
    must(there(&copy) == there(&paper.file(paper.library)), &copy, "is not the paper");
    wrong
}

/// Prints the documents that have changed since they were printed, and those without a print.
fn print_changed(papers: &[Made], before: &Manifest) -> Result<(), String> {
    let stale: Vec<&Made> = papers
        .iter()
        .filter(|paper| {
            let known = before.papers.get(&paper.name).cloned().unwrap_or_default();
            let print = fs::read(paper.file(Format::Pdf)).unwrap_or_default();
            known.printed != paper.printed || known.pdf != hash(&print)
        })
        .collect();
    if stale.is_empty() {
        return Ok(());
    }
    let folder = std::env::temp_dir().join(format!("codicil-samples-{}", std::process::id()));
    fs::create_dir_all(&folder).map_err(|error| about(&folder, &error))?;
    let mut documents = Vec::new();
    for paper in &stale {
        let document = folder.join(paper.name_in(Format::Docx));
        fs::write(&document, docx::zipped(&paper.print)?)
            .map_err(|error| about(&document, &error))?;
        documents.push(document);
    }
    let printed = print::to_pdf(&documents, &folder).and_then(|()| {
        stale.iter().try_for_each(|paper| {
            let print = get(&folder.join(paper.name_in(Format::Pdf)))?;
            put(&paper.file(Format::Pdf), &print)
        })
    });
    let gone = fs::remove_dir_all(&folder).map_err(|error| about(&folder, &error));
    printed.and(gone)
}

fn hashes(paper: &Made) -> Result<Hashes, String> {
    Ok(Hashes {
        source: hash(paper.source.as_bytes()),
        text: hash(&paper.text),
        docx: hash(&paper.docx),
        pdf: hash(&get(&paper.file(Format::Pdf))?),
        printed: paper.printed.clone(),
    })
}

/// Every paper from its source, in the order of their names.
fn made() -> Result<Vec<Made>, String> {
    let mut papers = Vec::new();
    for path in files(&sample().join("source"))? {
        if path.extension().is_none_or(|ending| ending != "paper") {
            continue;
        }
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let source = fs::read_to_string(&path).map_err(|error| about(&path, &error))?;
        let paper =
            parse::paper(&source).map_err(|fault| format!("{}: {fault}", path.display()))?;
        let print = docx::parts(&paper, Purpose::Print);
        let all: String =
            print.iter().map(|part| format!("{}\n{}\n", part.name, part.text)).collect();
        papers.push(Made {
            name,
            library: paper.meta.library,
            text: text::text(&paper).into_bytes(),
            docx: docx::zipped(&docx::parts(&paper, Purpose::Read))?,
            print,
            printed: hash(all.as_bytes()),
            source,
        });
    }
    if papers.is_empty() {
        return Err("there is no source of a paper in corpus/sample/source".to_owned());
    }
    Ok(papers)
}

/// Files in the folders of the sample that no source makes.
fn strays(papers: &[Made]) -> Result<Vec<PathBuf>, String> {
    let due: BTreeSet<PathBuf> = papers
        .iter()
        .flat_map(|paper| {
            FORMATS.map(|format| paper.file(format)).into_iter().chain([paper.in_library()])
        })
        .collect();
    let mut strays = Vec::new();
    for folder in ["text", "docx", "pdf", "library"] {
        let there = files(&sample().join(folder))?;
        strays.extend(there.into_iter().filter(|path| !due.contains(path)));
    }
    Ok(strays)
}

/// The files of a folder, sorted; none where it is not there.
fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| about(folder, &error))? {
        files.push(entry.map_err(|error| about(folder, &error))?.path());
    }
    files.sort();
    Ok(files)
}

fn written_manifest() -> Result<Manifest, String> {
    let bytes = get(&manifest_file())?;
    Manifest::read(&String::from_utf8_lossy(&bytes))
}

fn manifest_file() -> PathBuf {
    sample().join("manifest.toml")
}

fn sample() -> PathBuf {
    root().join("corpus/sample")
}

fn get(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| about(path, &error))
}

/// Writes a file that does not hold these bytes yet.
fn put(path: &Path, bytes: &[u8]) -> Result<(), String> {
    if fs::read(path).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| about(folder, &error))?;
    }
    fs::write(path, bytes).map_err(|error| about(path, &error))?;
    println!("written: {}", path.display());
    Ok(())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_sample_is_what_its_sources_say() {
        assert_eq!(super::check(), Ok(()));
    }
}
