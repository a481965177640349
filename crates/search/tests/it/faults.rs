use std::fs;
use std::path::{Path, PathBuf};

use codicil_search::{Filters, Index, IndexError};

use crate::{blocks, index, passage, search};

fn filled() -> (tempfile::TempDir, PathBuf) {
    let (folder, index) = index((0..50).map(|n| passage(n, "some words of a passage")).collect());
    drop(index);
    let place = folder.path().join("index");
    (folder, place)
}

#[test]
fn an_index_of_another_state_is_stale() {
    let (_folder, place) = filled();
    Index::open(&place, 1).expect("it is of state 1");
    let error = Index::open(&place, 2).err().expect("it is stale");
    assert!(error.must_rebuild() && matches!(error, IndexError::Stale(_)), "{error}");
}

#[test]
fn no_index_is_a_stale_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let error = Index::open(&folder.path().join("index"), 0).err().expect("there is none");
    assert!(error.must_rebuild(), "{error}");
}

#[test]
fn an_index_without_its_list_of_files_is_broken() {
    let (_folder, place) = filled();
    fs::remove_file(place.join(".managed.json")).expect("removed");
    let error = Index::open(&place, 1).err().expect("it is broken");
    assert!(matches!(error, IndexError::Broken(_)), "{error}");
}

#[test]
fn a_second_writer_waits_its_turn() {
    let (_folder, place) = filled();
    let one = Index::open(&place, 1).expect("it opens");
    let writer = one.writer().expect("the first");
    let other = Index::open(&place, 1).expect("readers any time");
    assert!(matches!(other.writer(), Err(IndexError::Busy)));
    assert_eq!(search(&other, "passage").total, 50);
    drop(writer);
    other.writer().expect("its turn");
}

#[test]
fn what_is_not_committed_does_not_count() {
    let (_folder, place) = filled();
    let index = Index::open(&place, 1).expect("it opens");
    let mut writer = index.writer().expect("the only writer");
    writer.replace_document(9, [passage(1, "unfinished")]).expect("written");
    drop(writer);
    assert_eq!(search(&index, "unfinished").total, 0);
    assert_eq!(Index::open(&place, 1).expect("it opens").passages(), 50);
}

/// The files of the segments, not the lists of them.
fn segment_files(place: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(place).expect("a folder").map(|entry| entry.expect("one").path());
    let mut files: Vec<PathBuf> = entries
        .filter(|path| {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
            let listed = |name: &str| ["meta.json", "sealed.json"].contains(&name);
            name.is_some_and(|name| !name.starts_with('.') && !listed(&name))
        })
        .collect();
    files.sort();
    files
}

/// Damage anywhere is an answer, an error that says to rebuild, or found by the check; never the
/// end of the process.
#[test]
fn flipped_bytes_never_bring_the_program_down() {
    let (_folder, place) = filled();
    for file in segment_files(&place) {
        let whole = fs::read(&file).expect("bytes");
        for at in (0..whole.len()).step_by(whole.len().div_ceil(4).max(1)) {
            let mut bytes = whole.clone();
            bytes[at] ^= 0xff;
            fs::write(&file, &bytes).expect("written");
            let asked = Index::open(&place, 1).and_then(|index| {
                index.search("passage", &Filters::default(), 0, 10)?;
                index.check()
            });
            let error =
                asked.err().unwrap_or_else(|| panic!("{}, byte {at}: not noticed", file.display()));
            assert!(error.must_rebuild(), "{}: {error}", file.display());
        }
        fs::write(&file, &whole).expect("written");
    }
    Index::open(&place, 1).and_then(|index| index.check()).expect("whole again");
}

#[test]
fn a_missing_file_is_an_error_and_the_index_is_made_anew() {
    let (folder, place) = filled();
    for file in segment_files(&place) {
        fs::remove_file(&file).expect("removed");
    }
    let asked = Index::open(&place, 1)
        .and_then(|index| index.search("passage", &Filters::default(), 0, 10));
    assert!(asked.expect_err("nothing to read").must_rebuild());

    for round in 1..=3 {
        let index = Index::create(&place).expect("made anew");
        let mut writer = index.writer().expect("the only writer");
        writer.replace_document(1, [passage(3, "back again")]).expect("written");
        writer.commit(round).expect("committed");
        assert_eq!(blocks(&search(&index, "back again")), [3]);
    }
    let left: Vec<String> = fs::read_dir(folder.path())
        .expect("a folder")
        .map(|entry| entry.expect("one").file_name().to_string_lossy().into_owned())
        .filter(|name| name.contains("broken"))
        .collect();
    assert_eq!(left.len(), 1, "earlier ones go: {left:?}");
}
