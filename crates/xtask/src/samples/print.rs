//! Prints documents to PDF with LibreOffice.

use std::path::Path;
use std::process::{Command, Stdio};

/// Prints each document into `folder`.
///
/// # Errors
///
/// A sentence, where LibreOffice is missing or does not print one.
pub fn to_pdf(documents: &[std::path::PathBuf], folder: &Path) -> Result<(), String> {
    // A profile of its own, so that an open LibreOffice of the person is not asked.
    let profile = folder.join("profile");
    let run = Command::new("soffice")
        .arg("--headless")
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--convert-to", "pdf", "--outdir"])
        .arg(folder)
        .args(documents)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("LibreOffice (soffice) prints the PDF files: {error}"))?;
    for document in documents {
        let made = folder.join(document.file_name().unwrap_or_default()).with_extension("pdf");
        if !made.is_file() {
            let said = String::from_utf8_lossy(&run.stderr);
            return Err(format!("LibreOffice printed no {}: {said}", made.display()));
        }
    }
    Ok(())
}
