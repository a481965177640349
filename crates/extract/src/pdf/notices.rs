//! What a person must know about how a PDF was read.

use codicil_finding::Notice;

/// The pages in words: "Page 3", "Pages 7–8 and 12".
fn pages(numbers: &[u32]) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            _ => runs.push((*number, *number)),
        }
    }
    let named: Vec<String> = runs
        .iter()
        .map(
            |(first, last)| {
                if first == last { first.to_string() } else { format!("{first}–{last}") }
            },
        )
        .collect();
    let list = match named.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    };
    format!("{} {list}", if numbers.len() == 1 { "Page" } else { "Pages" })
}

/// A notice about these pages, if there are any; `message` gets them in words.
fn about(
    code: &str,
    numbers: &[u32],
    message: impl FnOnce(&str, bool) -> String,
) -> Option<Notice> {
    let first = numbers.first()?;
    let notice = Notice::new(code, message(&pages(numbers), numbers.len() == 1));
    Some(notice.on_page(*first))
}

/// Pages that are pictures.
pub(crate) fn without_text(numbers: &[u32], all: usize) -> Option<Notice> {
    let notice = if numbers.len() == all && all > 1 {
        let message = format!(
            "All {all} pages are pictures with no text. They can be viewed but not searched or \
             checked. Import a copy with text, or read them by eye."
        );
        Some(Notice::new("pages-without-text", message))
    } else {
        about("pages-without-text", numbers, |pages, one| {
            let (verb, they) = if one { ("is a picture", "It") } else { ("are pictures", "They") };
            format!(
                "{pages} {verb} with no text. {they} can be viewed but not searched or checked. \
                 Import a copy with text, or read them by eye."
            )
        })
    };
    notice.map(Notice::losing_text)
}

/// Pages that are nearly all picture, with a few words.
pub(crate) fn mostly_pictures(numbers: &[u32]) -> Option<Notice> {
    about("pages-mostly-picture", numbers, |pages, one| {
        let verb = if one { "is" } else { "are" };
        format!(
            "{pages} {verb} nearly all picture. Words inside a picture are not read. Look at the \
             page to see whether it holds any."
        )
    })
}

/// Pages that could not be read.
pub(crate) fn unreadable(numbers: &[u32], all: usize) -> Option<Notice> {
    about("pages-unreadable", numbers, |pages, _| {
        format!(
            "{pages} of {all} could not be read. Findings and searches leave out what stands \
             there. View the page, or ask for the file again."
        )
    })
    .map(Notice::losing_text)
}

/// Pages whose fonts do not say which letters they draw.
pub(crate) fn no_letters(numbers: &[u32]) -> Option<Notice> {
    about("unknown-letters", numbers, |pages, one| {
        let verb = if one { "shows" } else { "show" };
        format!(
            "{pages} {verb} letters that the file gives no meaning, so the words there cannot be \
             read. They can be viewed but not searched or checked. Ask for a copy made another way."
        )
    })
    .map(Notice::losing_text)
}

/// Pages on which single letters have no meaning.
pub(crate) fn some_letters(numbers: &[u32]) -> Option<Notice> {
    about("some-letters-unknown", numbers, |pages, _| {
        format!(
            "{pages}: some letters have no meaning in the file and are shown as �. Words with them \
             are not found by a search. Compare with the page."
        )
    })
    .map(Notice::losing_text)
}

/// Pages of which two engines give different words.
pub(crate) fn disagree(numbers: &[u32]) -> Option<Notice> {
    about("engines-disagree", numbers, |pages, _| {
        format!(
            "{pages}: two ways of reading give different words. The more plausible ones are used, \
             and some may be wrong. Compare with the page before you rely on them."
        )
    })
}

/// Pages whose words come from text recognition.
pub(crate) fn recognised(numbers: &[u32]) -> Option<Notice> {
    about("recognised-text", numbers, |pages, one| {
        let (verb, they) = if one { ("is a picture", "its") } else { ("are pictures", "their") };
        format!(
            "{pages} {verb} with words that a text recognition put behind it; {they} words may be \
             wrong, and struck or inserted words may be missing. Compare with the page before you \
             rely on them."
        )
    })
}

/// Words that stand outside the visible part of a page.
pub(crate) fn outside(numbers: &[u32]) -> Option<Notice> {
    about("words-outside-page", numbers, |pages, _| {
        format!(
            "{pages}: words stand outside the visible part of the page. They are left out, as they \
             are when it is printed."
        )
    })
}

/// A file that ends early, or whose page list names more pages than were found.
pub(crate) fn damaged(found: usize, announced: Option<usize>) -> Notice {
    let message = match announced {
        Some(announced) if announced > found => format!(
            "The file is damaged: {found} of {announced} pages were found. Findings and searches \
             leave out the others. Ask for the file again or save it anew."
        ),
        _ => format!(
            "The file ends early and was pieced together: {found} {} found, and words or pages \
             may be missing. Ask for the file again or save it anew.",
            if found == 1 { "page was" } else { "pages were" }
        ),
    };
    Notice::new("damaged-file", message).losing_text()
}

/// Changes read from strokes.
pub(crate) fn strokes(deleted: usize, inserted: usize) -> Option<Notice> {
    if deleted + inserted == 0 {
        return None;
    }
    let stretches = |n: usize| if n == 1 { "stretch".to_owned() } else { "stretches".to_owned() };
    let message = format!(
        "Changes are read from strokes: {deleted} struck {} as deleted, {inserted} underlined {} \
         as inserted. The file itself does not record them. Compare with the page before you rely \
         on them.",
        stretches(deleted),
        stretches(inserted),
    );
    Some(Notice::new("changes-from-strokes", message))
}

/// Form fields that are filled in but cannot be read.
pub(crate) fn fields(count: usize, numbers: &[u32]) -> Option<Notice> {
    about("form-fields", numbers, |pages, _| {
        let what = if count == 1 { "form field is" } else { "form fields are" };
        format!(
            "{pages}: {count} {what} filled in without being drawn on the page and not read. \
             Print the form to a PDF and import that."
        )
    })
    .map(Notice::losing_text)
}

/// A form that is laid out by another program.
pub(crate) fn laid_out_elsewhere() -> Notice {
    let message = "The file is a form that only some programs can lay out; what is read here may be \
                   no more than a request to open it elsewhere. Print it to a PDF there and import \
                   that.";
    Notice::new("form-fields", message).losing_text()
}

/// Comments that are not drawn.
pub(crate) fn comments(count: usize, numbers: &[u32]) -> Option<Notice> {
    about("annotations", numbers, |pages, _| {
        let what = if count == 1 { "comment" } else { "comments" };
        format!(
            "{pages}: {count} {what} attached to the page and not read. Open the file in a PDF \
             viewer to see what is said there."
        )
    })
    .map(Notice::losing_text)
}

/// Files attached to the document.
pub(crate) fn attached(count: usize) -> Option<Notice> {
    let what = if count == 1 { "file is" } else { "files are" };
    (count > 0).then(|| {
        let message = format!(
            "{count} {what} attached inside this PDF and not read. Save what is attached with a \
             PDF viewer and import it too."
        );
        Notice::new("attached-files", message).losing_text()
    })
}

#[cfg(test)]
mod tests {
    use super::{pages, without_text};

    #[test]
    fn pages_are_named_in_runs() {
        assert_eq!(pages(&[3]), "Page 3");
        assert_eq!(pages(&[7, 8]), "Pages 7–8");
        assert_eq!(pages(&[1, 4, 5, 6, 9]), "Pages 1, 4–6 and 9");
    }

    #[test]
    fn pictures_lose_text_and_name_their_pages() {
        let notice = without_text(&[2, 3], 5).unwrap();
        assert!(notice.loses_text);
        assert_eq!(notice.page, Some(2));
        assert!(notice.message.starts_with("Pages 2–3 are pictures with no text."));
        assert!(without_text(&[1, 2], 2).unwrap().message.starts_with("All 2 pages"));
        assert_eq!(without_text(&[], 2), None);
    }
}
