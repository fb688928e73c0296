//! Names in the credit of a picture: who made it and for whom, apart by strokes, as agencies write it
//! ("Photograph: INGA FELL/POOL/COAST via Northlight Pictures").

use crate::Name;
use crate::titles::is_body;
use analect_model::{BlockKind, Document, EntityKind};
use analect_text::TextRange;

/// How sure a name is that is told by its place in a credit.
const CONFIDENCE: f32 = 0.8;
/// The most words of a name.
const LONGEST: usize = 4;

/// The names in the credits of `document`, in order; never shown, since they are none of the story.
pub(crate) fn credit_names(document: &Document) -> Vec<Name> {
    let credits = document.blocks().iter();
    let credits = credits.filter(|block| block.kind == BlockKind::Credit);
    let names = credits.flat_map(|block| {
        let start = block.range.start().index();
        let parts = parts(document.block_text(block)).into_iter();
        parts.filter_map(move |(at, words, kind)| {
            let from = start + at;
            Some(Name {
                range: TextRange::of(from, from + words.len())?,
                kind,
                confidence: CONFIDENCE,
                shown: false,
            })
        })
    });
    names.collect()
}

/// The parts of a credit that are names: where each starts, its words and its kind. Only what
/// stands behind a colon or "by" is looked at.
fn parts(credit: &str) -> Vec<(usize, &str, EntityKind)> {
    let label = credit.find(": ").map(|at| at + 2);
    let label = label.or_else(|| credit.find(" by ").map(|at| at + 4));
    let Some((mut at, mut rest)) = label.and_then(|at| Some((at, credit.get(at..)?))) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut first = true;
    while !rest.is_empty() {
        let ends = [("/", 1), (" via ", 5), (", ", 2)].into_iter();
        let end = ends.filter_map(|(sign, length)| Some((rest.find(sign)?, length)));
        let (end, sign) = end.min().unwrap_or((rest.len(), 0));
        let part = rest.get(..end).unwrap_or_default();
        let words = part.trim_matches(|c: char| !c.is_alphanumeric());
        if let Some(kind) = kind(words, first) {
            let before = part.find(words).unwrap_or(0);
            found.push((at + before, words, kind));
        }
        first = false;
        at += end + sign;
        rest = rest.get(end + sign..).unwrap_or_default();
    }
    found
}

/// What a part of a credit names: the first one who made the picture, the others for whom.
fn kind(words: &str, first: bool) -> Option<EntityKind> {
    let all: Vec<&str> = words.split_whitespace().collect();
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let lower = words.to_lowercase();
    let is_name = !all.is_empty() && all.len() <= LONGEST && all.iter().all(capital);
    if !is_name || matches!(lower.as_str(), "pool" | "handout" | "file" | "archive") {
        return None;
    }
    let bodies = ["images", "pictures", "photos", "press", "agency", "news"];
    let last = lower.split_whitespace().next_back().unwrap_or_default();
    let body = all.len() == 1 || bodies.contains(&last) || is_body(last);
    Some(if first && !body {
        EntityKind::Person
    } else {
        EntityKind::Organization
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_made_a_picture_stands_first_and_for_whom_behind() {
        let check = |credit: &str, expect: &[&str]| {
            let parts = parts(credit);
            let found: Vec<String> = parts
                .iter()
                .map(|(at, words, kind)| {
                    assert_eq!(credit.get(*at..*at + words.len()), Some(*words));
                    format!("{words} {kind:?}")
                })
                .collect();
            assert_eq!(found, expect, "{credit}");
        };
        check(
            "Photograph: INGA FELL/POOL/COAST via Northlight Pictures",
            &[
                "INGA FELL Person",
                "COAST Organization",
                "Northlight Pictures Organization",
            ],
        );
        check(
            "(Photo by Jörg Müller/Northlight Images)",
            &["Jörg Müller Person", "Northlight Images Organization"],
        );
        check(
            "Credit: Coast Press Agency",
            &["Coast Press Agency Organization"],
        );
        check("Photograph: the author’s own, with thanks", &[]);
        check("Photograph", &[]);
    }
}
