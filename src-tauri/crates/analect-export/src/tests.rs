//! What whole exports look like, whatever the article holds.

#![allow(clippy::unwrap_used)]

use crate::{
    Notes, Preset, Template, article_of, document_html, document_markdown, merge, read_notes,
};
use analect_model::{
    AnchoringState, Annotation, AnnotationId, Article, ArticleId, Block, BlockKind, Colour,
    Document, Entity, EntityId, EntityKind, Label, LabelId, Mark, MarkKind, Motivation, Pattern,
    PublicationDate, ReadingState, Summary, SummaryMethod, SummarySentence, TagName, Target,
    TextQuoteSelector, Timestamp,
};
use analect_text::TextRange;
use proptest::prelude::*;

fn markdown(notes: &Notes<'_>) -> String {
    Template::preset(Preset::Obsidian)
        .unwrap()
        .write(notes)
        .unwrap()
}

fn range(start: usize, end: usize) -> TextRange {
    TextRange::of(start, end).unwrap()
}

fn paragraph(text: &str) -> Document {
    let block = Block {
        kind: BlockKind::Paragraph,
        range: TextRange::whole(text),
    };
    Document::new(text.to_owned(), vec![block], Vec::new()).unwrap()
}

fn article(title: &str) -> Article {
    Article {
        id: ArticleId::from_parts(1_757_000_000_000, [7; 10]),
        title: title.to_owned(),
        title_derived: false,
        byline: Vec::new(),
        site: None,
        source: None,
        place: None,
        published: None,
        embargo: None,
        language: None,
        imported_at: Timestamp::from_milliseconds(1_757_002_811_000),
        reading_state: ReadingState::Inbox,
        starred: false,
    }
}

fn note(number: u8, position: TextRange, exact: &str, body: &str, tags: &[&str]) -> Annotation {
    let quote = TextQuoteSelector {
        exact: exact.to_owned(),
        prefix: String::new(),
        suffix: String::new(),
    };
    Annotation {
        id: AnnotationId::from_parts(1_757_000_000_000, [number; 10]),
        article: ArticleId::from_bytes([0; 16]),
        motivation: Motivation::Highlighting,
        target: Some(Target { position, quote }),
        body: body.to_owned(),
        label: LabelId::new("yellow"),
        tags: tags.iter().filter_map(|tag| TagName::new(tag)).collect(),
        created: Timestamp::from_milliseconds(1_757_002_811_000),
        modified: Timestamp::from_milliseconds(1_757_002_811_000),
    }
}

fn on_article(number: u8, body: &str) -> Annotation {
    Annotation {
        motivation: Motivation::Commenting,
        target: None,
        label: None,
        ..note(number, range(0, 0), "", body, &[])
    }
}

fn entity(kind: EntityKind, name: &str) -> (Entity, usize) {
    (
        Entity {
            id: EntityId::from_bytes([1; 16]),
            kind,
            name: name.to_owned(),
            aliases: Vec::new(),
            wikidata: None,
            own_type: None,
            note: String::new(),
        },
        2,
    )
}

fn label(id: &str, name: &str) -> Label {
    Label {
        id: LabelId::new(id).unwrap(),
        name: name.to_owned(),
        key: Some(1),
        colour: Colour::Yellow,
        pattern: Pattern::Solid,
    }
}

fn summary(ranges: &[TextRange]) -> Summary {
    let sentence = |(index, range): (usize, &TextRange)| SummarySentence {
        index,
        range: *range,
        score: 1.0,
        reasons: Vec::new(),
        beaten: None,
        follows: None,
    };
    Summary {
        method: SummaryMethod::Lead,
        sentences: ranges.iter().enumerate().map(sentence).collect(),
        total: ranges.len(),
        asked: None,
    }
}

#[test]
fn a_sentence_that_leans_back_is_told_what_it_follows() {
    let document = paragraph("The harbour froze. He left at noon, *alone*.");
    let mut summary = summary(&[range(19, 44)]);
    summary.sentences[0].follows = Some(range(0, 18));
    let article = article("Ice");
    let notes = Notes {
        article: &article,
        document: &document,
        content_hash: &[0; 32],
        tags: &[],
        annotations: &[],
        entities: &[],
        labels: &[],
        summary: Some(&summary),
    };
    for preset in [Preset::Plain, Preset::Obsidian, Preset::Study] {
        let file = Template::preset(preset).unwrap().write(&notes).unwrap();
        let line = "\n- He left at noon, \\*alone\\*. *[follows: “The harbour froze.”]*\n";
        assert!(file.contains(line), "{file}");
    }
}

#[test]
fn notes_have_one_layout() {
    let text = "Fähren fahren wieder. The ferries run again from May, the port said.\n\nTickets cost 9 euros.";
    let document = paragraph(text);
    let article = Article {
        byline: vec!["Lena Kask".into(), "Tom Avery".into()],
        site: Some("Harbour Post".into()),
        source: Some("https://post.example/ferries(1)".into()),
        published: PublicationDate::new(2025, 5, 1),
        language: Some("en".into()),
        ..article("Ferries run again: a start")
    };
    let annotations = [
        note(2, range(71, 92), "Tickets cost 9 euros.", "", &[]),
        note(
            1,
            range(23, 69),
            "The ferries run again from May, the port said.\n\nTickets cost 9 euros.",
            "Ask *whom*?\n\n- the mayor",
            &["port", "to-do/2025"],
        ),
        on_article(3, "Compare with last year."),
    ];
    let entities = [
        entity(EntityKind::Place, "Tallinn"),
        entity(EntityKind::Person, "Lena Kask"),
        entity(EntityKind::Event, "Strike"),
        entity(EntityKind::Organization, "Port of Tallinn"),
    ];
    let tags = [
        TagName::new("port").unwrap(),
        TagName::new("nato/summits").unwrap(),
    ];
    let notes = Notes {
        article: &article,
        document: &document,
        content_hash: &[0xab; 32],
        tags: &tags,
        annotations: &annotations.map(|one| (one, AnchoringState::Exact)),
        entities: &entities,
        labels: &[label("yellow", "Key fact")],
        summary: Some(&summary(&[range(23, 69)])),
    };
    let expect = "\
---
title: \"Ferries run again: a start\"
author: \"Lena Kask, Tom Avery\"
site: \"Harbour Post\"
source: \"https://post.example/ferries(1)\"
published: 2025-05-01
saved: 2025-09-04
language: en
tags:
  - port
  - nato/summits
people:
  - \"[[Lena Kask]]\"
organisations:
  - \"[[Port of Tallinn]]\"
places:
  - \"[[Tallinn]]\"
highlights: 2
analect-id: 0199155c-6200-7707-8707-070707070707
analect-text: sha256-abababababababab
analect-format: 2
---

# Ferries run again: a start

<!-- analect:about 09c09a0326 -->
Lena Kask, Tom Avery · [Harbour Post](https://post.example/ferries%281%29) · 2025-05-01
<!-- /analect:about -->

## Summary

<!-- analect:s 22-68 04956b9226 -->
- The ferries run again from May, the port said.
<!-- /analect:s -->

## Note

<!-- analect:n hc1g60r3 2025-09-04T16:20:11Z ec77d613c8 -->
Compare with last year.
<!-- /analect:n -->

## Highlights

<!-- analect:h h40g2081 22-68 yellow 2025-09-04T16:20:11Z a4991f6089 -->
> [!quote|yellow] Key fact
> The ferries run again from May, the port said.
>
> Tickets cost 9 euros.

^h40g2081

**Note.** Ask *whom*?

- the mayor

#port #to-do/2025
<!-- /analect:h -->

<!-- analect:h h81040g2 70-91 yellow 2025-09-04T16:20:11Z fbff093eb6 -->
> [!quote|yellow] Key fact
> Tickets cost 9 euros.

^h81040g2
<!-- /analect:h -->

## My notes

<!-- analect:written about s hc1g60r3 h40g2081 h81040g2 #port #nato/summits title=5bab2b20aa author=617514f2a7 site=45013275da source=bbf8ee1dc6 published=f4adb281ec saved=a6d521926d language=dbd3a49d0d people=7b16e53706 organisations=ddfb7b84d3 places=32ac3e3afc highlights=d4735e3a26 -->
";
    assert_eq!(markdown(&notes), expect);
}

/// How a highlight may stand, and what its block says of that.
const STATES: [(AnchoringState, &str); 5] = [
    (AnchoringState::Exact, ""),
    (AnchoringState::Moved, ""),
    (AnchoringState::Changed, ""),
    (
        AnchoringState::Uncertain,
        "*Its place in the present text is uncertain.*\n\n",
    ),
    (
        AnchoringState::Orphaned,
        "*Not found in the present text.*\n\n",
    ),
];

/// Calls `work` with the notes of an article with one highlight that stands as `state` says.
fn with_state<T>(state: AnchoringState, work: impl FnOnce(&Notes<'_>) -> T) -> T {
    let text = "Tickets cost 9 euros.";
    work(&Notes {
        article: &article("Ferries"),
        document: &paragraph(text),
        content_hash: &[0xab; 32],
        tags: &[],
        annotations: &[(note(1, range(0, 7), "Tickets", "why?", &["port"]), state)],
        entities: &[],
        labels: &[label("yellow", "Key fact")],
        summary: None,
    })
}

#[test]
fn marks_without_a_sure_place_say_so_in_every_preset() {
    let leads = [
        (Preset::Plain, "*Key fact*\n\n", "> Tickets\n"),
        (
            Preset::Obsidian,
            "",
            "> [!quote|yellow] Key fact\n> Tickets\n\n^h40g2081\n",
        ),
        (Preset::Study, "", "> Tickets\n"),
    ];
    for (preset, lead, quote) in leads {
        let template = Template::preset(preset).unwrap();
        let mut before: Option<String> = None;
        for (state, said) in STATES {
            let file = with_state(state, |notes| template.write(notes).unwrap());
            let block = format!("-->\n{lead}{said}{quote}\n**Note.** why?\n\n#port\n<!-- /");
            assert!(file.contains(&block), "{preset:?} {state:?}: {file}");
            let lost = file.contains("<!-- analect:h h40g2081 lost yellow ");
            assert_eq!(lost, state == AnchoringState::Orphaned, "{file}");
            let read = read_notes(&file).unwrap().highlights.remove(0);
            assert_eq!(read.range.is_none(), lost);
            assert_eq!((&*read.quote, &*read.note), ("Tickets", "why?"));
            // A file of another state is renewed, and not twice.
            if let Some(before) = before.replace(file.clone()) {
                let alive = [read.id].into();
                let renewed = merge(&file, &before, &alive).unwrap();
                assert_eq!(renewed.text, file);
                let edited = before.replace("why?", "mine?");
                let kept = merge(&file, &edited, &alive).unwrap().text;
                assert!(kept.contains("**Note.** mine?"), "{kept}");
                assert_eq!(merge(&file, &kept, &alive).unwrap().text, kept);
            }
        }
    }
}

#[test]
fn a_template_is_told_how_a_highlight_stands() {
    let source = "{% for h in highlights %}\n{{ h.begin }}\n{{ h.state }} {{ h.range or \"nowhere\" }}\n{{ h.end }}\n{% endfor %}";
    let template = Template::new(source).unwrap();
    let said = [
        "kept 0-7",
        "moved 0-7",
        "changed 0-7",
        "uncertain 0-7",
        "lost nowhere",
    ];
    for ((state, _), said) in STATES.into_iter().zip(said) {
        let file = with_state(state, |notes| template.write(notes).unwrap());
        assert!(file.contains(&format!("\n{said}\n")), "{file}");
    }
}

const HOSTILE: &str = "(?s)(.|[a-z ]{1,12}|-->|<!-- ?/?analect:(h|end|begin)( -->)?|---|\\[\\[|\\]\\]|`{1,4}|%%|\\||\n#{1,3} |\n> |\n\n|\n|\\^h1234567|#tag|\\$\\$|~~~|<script>|\u{202e}|&amp;|\\\\|\\*\\*|  ){0,14}";

fn state() -> impl Strategy<Value = AnchoringState> {
    prop::sample::select(STATES.map(|(state, _)| state).to_vec())
}

proptest! {
    #[test]
    fn nothing_in_an_article_breaks_the_structure_of_its_notes(
        title in HOSTILE, name in HOSTILE, body in HOSTILE, remark in HOSTILE, text in HOSTILE, tag in HOSTILE,
        state in state(),
    ) {
        let document = paragraph(&text);
        let article = Article {
            byline: vec![name.clone()],
            site: Some(name.clone()),
            source: Some(format!("https://x.example/{name}")),
            language: Some(name.clone()),
            ..article(&title)
        };
        let whole = TextRange::whole(&text);
        let annotations = [
            note(1, whole, &text, &body, &[&tag]),
            note(2, range(0, text.len() + 9), &title, &remark, &[]),
            on_article(3, &remark),
        ];
        let tags: Vec<TagName> = TagName::new(&tag).into_iter().collect();
        let entities = [entity(EntityKind::Person, &name), entity(EntityKind::Place, &title)];
        let summary = summary(&[whole]);
        let labels = [label("yellow", if name.is_empty() { "x" } else { &name })];
        let notes = Notes {
            article: &article, document: &document, content_hash: &[1; 32], tags: &tags,
            annotations: &annotations.clone().map(|one| (one, state)), entities: &entities, labels: &labels, summary: Some(&summary),
        };
        for preset in Preset::ALL {
            let file = Template::preset(preset).unwrap().write(&notes).unwrap();
            let markers: Vec<&str> = file.lines().filter(|line| line.starts_with("<!--")).collect();
            let note = usize::from(!crate::body::body(&remark).is_empty());
            let about = usize::from(file.contains("<!-- analect:about"));
            let summary = usize::from(file.contains("<!-- analect:s "));
            prop_assert_eq!(markers.len(), 1 + 2 * (2 + note + about + summary), "{}", file);
            let front = crate::notes_file::split(&file).unwrap().front;
            prop_assert_eq!(front, crate::front_matter::properties(&notes));
            let unseen = |c: char| (c.is_control() && !matches!(c, '\n' | '\t')) || ('\u{202a}'..='\u{202e}').contains(&c);
            prop_assert!(!file.chars().any(unseen), "{:?}", file);
            prop_assert_eq!(article_of(&file), Some(article.id));
            // It is read back, and written again nothing changes.
            let read = read_notes(&file).unwrap();
            let alive = annotations.iter().map(|note| note.id.block_id()).collect();
            let again = merge(&file, &file, &alive).unwrap();
            prop_assert_eq!(&again.text, &file);
            prop_assert_eq!((again.added, again.changed, again.removed), (0, 0, 0));
            let said = read.note.as_ref().map_or("", |note| &note.note);
            prop_assert_eq!(said, crate::body::cleaned(&remark), "{}", file);
            prop_assert_eq!(read.highlights.len(), 2);
            for found in &read.highlights {
                let given = annotations.iter().find(|note| note.id.block_id() == found.id).unwrap();
                let target = given.target.as_ref().unwrap();
                let squeezed = |text: &str| text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect::<String>();
                prop_assert_eq!(squeezed(&found.quote), squeezed(&target.quote.exact), "{}", file);
                prop_assert_eq!(&found.note, &crate::body::cleaned(&given.body), "{}", file);
                prop_assert_eq!(&found.tags, &given.tags, "{}", file);
                prop_assert_eq!(found.label.as_deref(), Some("yellow"));
                prop_assert_eq!(found.created.as_deref(), Some("2025-09-04T16:20:11Z"));
            }
        }
    }

    #[test]
    fn html_holds_no_markup_but_its_own(text in HOSTILE, title in HOSTILE, address in "(javascript:|https://|data:|\"|'|<|>|[a-z&]{1,5}){0,8}") {
        let end = text.char_indices().nth(3).map_or(text.len(), |(at, _)| at);
        let marks = vec![
            Mark { kind: MarkKind::Link(address), range: range(0, text.len()) },
            Mark { kind: MarkKind::Strong, range: range(0, end) },
        ];
        let block = Block { kind: BlockKind::Paragraph, range: TextRange::whole(&text) };
        let document = Document::new(text.clone(), vec![block], marks).unwrap();
        let html = document_html(Some(&title), &document);
        let mut rest = html.as_str();
        while let Some((_, tag)) = rest.split_once('<') {
            let (tag, after) = tag.split_once('>').unwrap();
            let link = tag.starts_with("a href=\"https://") || tag.starts_with("a href=\"http://") || tag.starts_with("a href=\"mailto:");
            let plain = ["p", "/p", "h1", "/h1", "strong", "/strong", "br", "/a"].contains(&tag);
            prop_assert!(plain || link && tag.ends_with("\" rel=\"noopener noreferrer nofollow\"") && tag.matches('"').count() == 4, "{:?}", tag);
            rest = after;
        }
    }

    #[test]
    fn markdown_of_any_paragraph_holds_no_raw_html(text in HOSTILE) {
        let written = document_markdown(&paragraph(&text));
        for (at, _) in written.match_indices('<') {
            let slashes = written.get(..at).unwrap().chars().rev().take_while(|c| *c == '\\').count();
            prop_assert!(slashes % 2 == 1, "{:?}", written);
        }
    }
}
