#![allow(clippy::unwrap_used)]

mod quoted;
mod speakers;

use super::*;
use analect_model::{Block, EntityKind};
use analect_text::slice;

/// The text of `marked` with one block a line, and the names in it: `[Marta Holm]` is a person,
/// `{Acme}` a body.
fn scene(marked: &str) -> (Document, Vec<Name>) {
    let (mut text, mut names, mut start) = (String::new(), Vec::new(), 0);
    for character in marked.chars() {
        match character {
            '[' | '{' => start = text.len(),
            ']' | '}' => {
                let range = TextRange::of(start, text.len()).unwrap();
                let kind = match character {
                    ']' => EntityKind::Person,
                    _ => EntityKind::Organization,
                };
                names.push(Name::sure(range, kind));
            }
            _ => text.push(character),
        }
    }
    let mut at = 0;
    let mut blocks = Vec::new();
    for line in text.split('\n') {
        let range = TextRange::of(at, at + line.len()).unwrap();
        blocks.push(Block {
            kind: BlockKind::Paragraph,
            range,
        });
        at += line.len() + 1;
    }
    (Document::new(text, blocks, Vec::new()).unwrap(), names)
}

/// One quotation: "words / speaker / verb", "~" before an indirect one, "?" before an anonymous
/// speaker, "the" before nothing: a pronoun shows the name it stands for behind "=".
fn shown(document: &Document, names: &[Name], found: &Quotation) -> String {
    let words = |range| slice(document.text(), range).unwrap();
    let form = if found.form == Form::Indirect {
        "~"
    } else {
        ""
    };
    let verb = found.verb.map_or("-", words);
    let speaker = found.speaker.map_or_else(
        || "-".to_owned(),
        |speaker| {
            let unknown = if speaker.kind == SpeakerKind::Anonymous {
                "?"
            } else {
                ""
            };
            let stands_for = speaker
                .who
                .map(|number| words(names[number].range))
                .filter(|name| *name != words(speaker.range))
                .map_or(String::new(), |name| format!("={name}"));
            format!("{unknown}{}{stands_for}", words(speaker.range))
        },
    );
    format!("{form}{} / {speaker} / {verb}", words(found.range))
}

fn check(marked: &str, expect: &[&str]) {
    let (document, names) = scene(marked);
    let found: Vec<String> = quotations(&document, &names)
        .iter()
        .map(|quotation| shown(&document, &names, quotation))
        .collect();
    assert_eq!(found, expect, "{marked:?}");
}
