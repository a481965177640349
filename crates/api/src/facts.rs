//! What a document says about itself, ready to be shown, each with the words it was read from.

use codicil_engine::{Document, Fact};

use crate::app::count;
use crate::convert::date_for_people;
use crate::types::FactView;

/// The facts in the order in which a reader looks for them; what is not stated is not there.
pub(crate) fn facts(document: &Document) -> Vec<FactView> {
    let metadata = &document.metadata;
    let plain = |value: &String| value.clone();
    let mut list = List { document, facts: Vec::new() };
    list.add("Kind", metadata.kind.as_ref(), |kind| kind.title().to_owned());
    list.add("Modification", metadata.modification.as_ref(), plain);
    list.add("Title", metadata.title.as_ref(), plain);
    list.add("Stage", metadata.stage.as_ref(), plain);
    list.add("Version", metadata.version.as_ref(), plain);
    list.add("Date", metadata.date.as_ref(), |date| date_for_people(date));
    list.add("Classification", metadata.classification.as_ref(), plain);
    list.add("Pages stated", metadata.pages.as_ref(), u32::to_string);
    list.add("Proposer", metadata.proposer.as_ref(), plain);
    list.add("Contact", metadata.contact.as_ref(), |contact| {
        let parts = [&contact.name, &contact.phone, &contact.email];
        parts.into_iter().flatten().cloned().collect::<Vec<_>>().join(", ")
    });
    for attachment in &metadata.attachments {
        list.add("Attached", Some(attachment), plain);
    }
    list.add("Is itself", metadata.attachment_label.as_ref(), plain);
    list.add("Path", metadata.path_type.as_ref(), plain);
    list.add("Implementation", metadata.implementation_date.as_ref(), |date| date_for_people(date));
    list.add("Drafted against version", metadata.baseline_version.as_ref(), plain);
    list.facts
}

struct List<'a> {
    document: &'a Document,
    facts: Vec<FactView>,
}

impl List<'_> {
    fn add<T>(&mut self, name: &str, fact: Option<&Fact<T>>, show: impl Fn(&T) -> String) {
        let Some(fact) = fact else { return };
        self.facts.push(FactView {
            name: name.to_owned(),
            value: show(&fact.value),
            evidence: fact.span.map(|span| self.document.words(span).to_owned()),
            block: fact.span.and_then(|span| self.document.block_at(span.start)).map(count),
            confidence: fact.confidence,
        });
    }
}
