use codicil_library::{Counts, Library, LibraryError, NewDocument, Seen, Status};

use crate::{at, change, clause, library, new, paper};

#[test]
fn a_document_comes_back_as_it_went_in() {
    let (folder, mut library) = library();
    let mut read = paper("see it", &["ABC:G8.41", "ABC:G8.40..ABC:G8.43", "ABC:Objective(a)"]);
    read.1[1].malformed = true;
    read.1[1].note = Some("odd".into());
    read.1[2].targets.push("ABCMP0002".parse().expect("a name"));
    let changes = [change("G8.41", None), change("G8.50", Some("G8.52"))];
    let id = library
        .store(&NewDocument { changes: &changes, ..new("a/one.txt", "aa", &read) })
        .expect("stored");
    let reader = Library::open(folder.path()).expect("readers any time");
    let stored = reader.document(id).expect("it is there");
    assert_eq!((stored.document, stored.references), read);
    assert_eq!(stored.changes, changes);
    assert_eq!(stored.row.file, "one.txt");
    assert_eq!(stored.row.modification.as_deref(), Some("ABCMP0001"));
    assert_eq!(stored.row.notices[0].code, "example");
    assert_eq!(reader.documents().expect("a list"), [stored.row]);
    assert_eq!(reader.changing("ABC").expect("a list"), [id]);
    assert_eq!(reader.changing("XYZ").expect("a list"), [0i64; 0]);
}

/// Normal forms of what a clause is cited by, marked with the text of the reference.
fn cited_by(library: &Library, address: &str) -> Vec<String> {
    let rows = library.citing("ABC", &at(address)).expect("an answer");
    rows.iter().map(|row| row.target.to_string()).collect()
}

#[test]
fn a_clause_is_cited_by_name_range_whole_and_part() {
    let (_folder, mut library) = library();
    let read = paper(
        "x",
        &[
            "ABC:G8.40..ABC:G8.43",
            "ABC:G8.42",
            "ABC:G8.42(a)",
            "ABC:G8",
            "ABC:G3..ABC:G9",
            "ABC:G8.4",
            "ABC:G8.420",
            "ABC:G8.44",
            "ABC:G8.42A",
            "ABC:H8.42",
            "XYZ:G8.42",
        ],
    );
    library.store(&new("one.txt", "aa", &read)).expect("stored");
    assert_eq!(
        cited_by(&library, "G8.42"),
        ["ABC:G8.40..ABC:G8.43", "ABC:G8.42", "ABC:G8.42(a)", "ABC:G8", "ABC:G3..ABC:G9"]
    );
    // An insertion lies in the range that holds its neighbours, and is not its neighbour.
    assert_eq!(
        cited_by(&library, "G8.42A"),
        ["ABC:G8.40..ABC:G8.43", "ABC:G8", "ABC:G3..ABC:G9", "ABC:G8.42A"]
    );
    assert_eq!(
        cited_by(&library, "G8.43(b)"),
        ["ABC:G8.40..ABC:G8.43", "ABC:G8", "ABC:G3..ABC:G9"]
    );
    // An insertion after the last end is outside.
    assert_eq!(cited_by(&library, "G8.43A"), ["ABC:G8", "ABC:G3..ABC:G9"]);
    assert_eq!(cited_by(&library, "H"), ["ABC:H8.42"]);
}

#[test]
fn clauses_are_found_where_their_text_stands() {
    let (_folder, mut library) = library();
    let mut read = paper("some words", &[]);
    read.0.clauses = vec![clause("G8.9", false), clause("G8.10", true), clause("G8.10(a)", false)];
    library.store(&new("one.txt", "aa", &read)).expect("stored");
    let sites = library.sites("ABC", &at("G8.10")).expect("an answer");
    assert_eq!(sites.len(), 1);
    assert!(sites[0].deleted && sites[0].ordinal == 1 && sites[0].block == Some(0));
    let inside = library.sites_inside("ABC", &at("G8")).expect("an answer");
    let paths: Vec<&str> = inside.iter().map(|site| site.path.as_str()).collect();
    assert_eq!(paths, ["G8.9", "G8.10", "G8.10(a)"]);
    let clauses = library.all_clauses("g 8.1", 10).expect("an answer");
    let paths: Vec<&str> = clauses.iter().map(|clause| clause.path.as_str()).collect();
    assert_eq!(paths, ["G8.10", "G8.10(a)"]);
    assert_eq!(library.all_clauses("", 1).expect("an answer")[0].path, "G8.9");
    assert_eq!(library.all_clauses("%", 10).expect("an answer"), []);
}

#[test]
fn a_changed_file_becomes_the_next_version() {
    let (_folder, mut library) = library();
    let first = paper("old", &["ABC:G8.41"]);
    let second = paper("new", &["ABC:G8.42"]);
    let old = library.store(&new("one.txt", "aa", &first)).expect("stored");
    let newer = library.store(&new("one.txt", "bb", &second)).expect("stored");
    assert_eq!(library.documents().expect("a list").len(), 1);
    assert_eq!(library.earlier_versions(newer).expect("a list")[0].id, old);
    assert_eq!(library.document(old).expect("kept").references, first.1);
    assert_eq!(cited_by(&library, "G8.41"), [""; 0]);
    assert_eq!(cited_by(&library, "G8.42"), ["ABC:G8.42"]);

    library.withdraw(newer).expect("taken back");
    assert_eq!(library.documents().expect("a list")[0].id, old);
    assert!(matches!(library.document(newer), Err(LibraryError::NoDocument(_))));

    let third = library.store(&new("one.txt", "cc", &second)).expect("stored");
    assert_ne!(third, newer, "numbers are not used again");
    library.remove(third).expect("removed");
    assert!(library.documents().expect("a list").is_empty());
    assert!(matches!(library.document(old), Err(LibraryError::NoDocument(_))));
    assert!(library.check().expect("looked at").iter().all(|check| check.good));
}

#[test]
fn known_files_are_recognised_by_time_then_by_content() {
    let (_folder, mut library) = library();
    let read = paper("x", &[]);
    let id = library.store(&new("one.txt", "aa", &read)).expect("stored");
    let seen = |library: &Library, path: &str, time: i64| {
        library.unchanged(path, 100, time).expect("an answer")
    };
    assert_eq!(seen(&library, "one.txt", 7), Some(Seen::Here(id)));
    assert_eq!(seen(&library, "one.txt", 8), None);
    assert_eq!(library.with_content("one.txt", "aa").expect("ok"), Some(Seen::Here(id)));
    assert_eq!(library.with_content("two.txt", "aa").expect("ok"), Some(Seen::Elsewhere(id)));
    assert_eq!(library.with_content("two.txt", "bb").expect("ok"), None);

    library.note_name("one.txt", id, 100, 8).expect("touched only");
    assert_eq!(seen(&library, "one.txt", 8), Some(Seen::Here(id)));
    library.note_name("two.txt", id, 100, 9).expect("a second copy");
    assert_eq!(seen(&library, "two.txt", 9), Some(Seen::Elsewhere(id)));
    assert_eq!(library.documents().expect("a list")[0].also, ["two.txt"]);

    let other = library.store(&new("two.txt", "bb", &read)).expect("the copy was edited");
    assert_eq!(seen(&library, "two.txt", 7), Some(Seen::Here(other)));
    assert!(library.documents().expect("a list")[0].also.is_empty());
}

#[test]
fn a_file_that_could_not_be_read_is_listed_and_tried_again() {
    let (_folder, mut library) = library();
    let read = paper("", &[]);
    let failed = NewDocument { status: Status::Failed, ..new("one.txt", "aa", &read) };
    library.store(&failed).expect("stored");
    assert_eq!(library.documents().expect("a list")[0].status, Status::Failed);
    assert_eq!(library.unchanged("one.txt", 100, 7).expect("an answer"), None);
    assert_eq!(library.with_content("two.txt", "aa").expect("an answer"), None);

    // Failing again leaves no trail of versions; words that were read before stay.
    let again = library.store(&failed).expect("stored");
    assert!(library.earlier_versions(again).expect("a list").is_empty());
    let good = library.store(&new("one.txt", "bb", &read)).expect("stored");
    let failed = library.store(&failed).expect("stored");
    let last = library.store(&new("one.txt", "cc", &read)).expect("stored");
    let versions = library.earlier_versions(last).expect("a list");
    let ids: Vec<i64> = versions.iter().map(|row| row.id).collect();
    assert_eq!(ids, [good], "{failed} is gone");
}

#[test]
fn a_copy_of_an_earlier_version_is_read_for_itself() {
    let (_folder, mut library) = library();
    let read = paper("x", &[]);
    let id = library.store(&new("one.txt", "aa", &read)).expect("stored");
    library.note_name("two.txt", id, 100, 9).expect("a second copy");
    library.store(&new("one.txt", "bb", &read)).expect("the first was edited");
    assert_eq!(library.unchanged("two.txt", 100, 9).expect("an answer"), None);
    assert_eq!(library.with_content("two.txt", "aa").expect("an answer"), None);
}

#[test]
fn every_change_moves_the_generation_and_reading_does_not() {
    let (_folder, mut library) = library();
    let read = paper("x", &[]);
    assert_eq!(library.generation().expect("a count"), 0);
    let id = library.store(&new("one.txt", "aa", &read)).expect("stored");
    assert_eq!(library.generation().expect("a count"), 1);
    library.documents().expect("a list");
    let run = library.begin_run(5).expect("noted");
    assert_eq!(library.generation().expect("a count"), 1);
    library.remove(id).expect("removed");
    assert_eq!(library.generation().expect("a count"), 2);
    let counts = Counts { read: 1, ..Counts::default() };
    library.finish_run(run, 9, &counts, false).expect("noted");
    let runs = library.runs().expect("a list");
    assert_eq!((runs[0].finished, runs[0].counts), (Some(9), counts));
}
