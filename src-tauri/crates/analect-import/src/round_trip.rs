//! What export writes as Markdown, import reads back.

#![allow(clippy::unwrap_used)]

use crate::{Format, Source, import};
use analect_export::{Notes, Preset, Template, document_markdown};
use analect_extract::DocumentBuilder;
use analect_model::{
    AnchoringState, Annotation, AnnotationId, Article, ArticleId, Block, BlockKind, Document, Mark,
    MarkKind, Motivation, ReadingState, Target, TextQuoteSelector, Timestamp,
};
use analect_text::TextRange;
use proptest::prelude::*;

/// Words with everything that could be taken for markup.
const WORDS: &str = "([a-zé]{1,6}|[ *_`\\[\\]<>()#!|~$%&=+.:;\\\\^-]{1,3}|1\\. |- |--+|\\*\\*|\\[\\[|&amp;|&#35;|<b>|<!--|-->|https://x\\.example|%%|==| ){1,9}";

fn kind() -> impl Strategy<Value = BlockKind> {
    prop_oneof![
        4 => Just(BlockKind::Paragraph),
        1 => (2u8..=6).prop_map(BlockKind::Heading),
        1 => Just(BlockKind::Quote),
        1 => any::<bool>().prop_map(|ordered| BlockKind::ListItem { depth: 0, ordered }),
        1 => Just(BlockKind::Code),
    ]
}

fn mark() -> impl Strategy<Value = Option<MarkKind>> {
    prop_oneof![
        4 => Just(None),
        1 => Just(Some(MarkKind::Emphasis)),
        1 => Just(Some(MarkKind::Strong)),
        1 => Just(Some(MarkKind::Strike)),
        1 => Just(Some(MarkKind::Superscript)),
        1 => Just(Some(MarkKind::Link("https://x.example/a_b".into()))),
    ]
}

/// A piece of text, marked or not.
type Piece = (Option<MarkKind>, String);

/// A document that starts with a plain paragraph, so that no block is taken for the title.
fn document(blocks: &[(BlockKind, Vec<Piece>)]) -> Document {
    let mut out = DocumentBuilder::new();
    out.push("Start");
    out.end_block(BlockKind::Paragraph);
    for (kind, pieces) in blocks {
        for (mark, text) in pieces {
            // Listings have no marks.
            let mark = mark.clone().filter(|_| *kind != BlockKind::Code);
            let marked = mark.is_some();
            if let Some(mark) = mark {
                out.open_mark(mark);
            }
            out.push(text);
            if marked {
                out.close_mark();
            }
        }
        out.end_block(*kind);
    }
    out.finish()
}

fn read_back(document: &Document) -> (String, Document) {
    let written = document_markdown(document);
    let source = Source {
        bytes: written.as_bytes(),
        format: Some(Format::Markdown),
        ..Source::default()
    };
    (written.clone(), import(&source).unwrap().document)
}

fn shown(document: &Document) -> Vec<(BlockKind, &str)> {
    document
        .blocks()
        .iter()
        .map(|block| (block.kind, document.block_text(block)))
        .collect()
}

/// For each kind of mark, the characters under it.
fn covered(document: &Document) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, String)> = Vec::new();
    for mark in document.marks() {
        for at in mark.range.indices() {
            found.push((at, format!("{:?}", mark.kind)));
        }
    }
    found.retain(|(at, _)| {
        document
            .text()
            .as_bytes()
            .get(*at)
            .is_some_and(|byte| !byte.is_ascii_whitespace())
    });
    found.sort();
    found.dedup();
    found
}

/// The notes file of an article with one highlight of `quote`, which has the note `body`.
fn notes_file(quote: &str, body: &str) -> String {
    let article = ArticleId::from_bytes([1; 16]);
    let quote = TextQuoteSelector {
        exact: quote.to_owned(),
        prefix: String::new(),
        suffix: String::new(),
    };
    let highlight = Annotation {
        id: AnnotationId::from_bytes([2; 16]),
        article,
        motivation: Motivation::Highlighting,
        target: Some(Target {
            position: TextRange::default(),
            quote,
        }),
        body: body.to_owned(),
        label: None,
        tags: Vec::new(),
        created: Timestamp::default(),
        modified: Timestamp::default(),
    };
    let article = Article {
        id: article,
        title: "Notes".into(),
        title_derived: false,
        byline: Vec::new(),
        site: None,
        source: None,
        place: None,
        published: None,
        embargo: None,
        language: None,
        imported_at: Timestamp::default(),
        reading_state: ReadingState::Inbox,
        starred: false,
    };
    let document = Document::default();
    let plain = Template::preset(Preset::Plain).unwrap();
    let notes = Notes {
        article: &article,
        document: &document,
        content_hash: &[0; 32],
        tags: &[],
        annotations: &[(highlight, AnchoringState::Exact)],
        entities: &[],
        labels: &[],
        summary: None,
    };
    plain.write(&notes).unwrap()
}

fn letters(text: &str) -> String {
    text.chars()
        .map(|c| if c == '\u{a0}' { ' ' } else { c })
        .filter(|c| !c.is_whitespace())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn quotes_in_notes_show_verbatim(lines in proptest::collection::vec(prop_oneof![4 => WORDS, 1 => Just(String::new()), 1 => "    [a-z]{1,3}|\t[a-z]|[-=]{1,4}|> a|# b|~~~|```"], 1..6)) {
        let quote = lines.join("\n");
        let file = notes_file(&quote, "");
        let found = import(&Source { bytes: file.as_bytes(), format: Some(Format::Markdown), ..Source::default() }).unwrap();
        let quoted = |block: &&Block| block.kind == BlockKind::Quote;
        let shown: String = found.document.blocks().iter().filter(quoted).map(|block| found.document.block_text(block)).collect();
        prop_assert_eq!(letters(&shown), letters(&quote), "{}", file);
    }

    #[test]
    fn notes_end_where_the_file_says(lines in proptest::collection::vec(prop_oneof![2 => WORDS, 1 => "```[a-z]?|~~~|- ```|  ```|> ~~~|<!--|<pre>|<script>|\\[x\\]: y|\\$\\$|%%|# H|---|\\* \\* \\*|    x|- a|1\\. b|\\|a\\|b\\||\\[\\^1\\]: z|"], 1..8)) {
        let file = notes_file("Words", &lines.join("\n"));
        let found = import(&Source { bytes: file.as_bytes(), format: Some(Format::Markdown), ..Source::default() }).unwrap();
        let blocks = found.document.blocks();
        let headings: Vec<&str> = blocks.iter().filter(|block| matches!(block.kind, BlockKind::Heading(_))).map(|block| found.document.block_text(block)).collect();
        prop_assert_eq!(headings, vec!["Highlights", "My notes"], "{}", file);
        prop_assert_eq!(blocks.last().map(|block| block.kind), Some(BlockKind::Heading(2)), "{}", file);
    }

    #[test]
    fn documents_read_back_as_they_were_written(
        blocks in proptest::collection::vec((kind(), proptest::collection::vec((mark(), WORDS), 1..4)), 1..5),
    ) {
        let document = document(&blocks);
        let (written, found) = read_back(&document);
        prop_assert_eq!(shown(&found), shown(&document), "{}", written);
        prop_assert_eq!(covered(&found), covered(&document), "{}", written);
    }

    #[test]
    fn line_breaks_read_back(lines in proptest::collection::vec(WORDS, 1..4)) {
        let text: Vec<&str> = lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
        let text = format!("Start\n{}", text.join("\n")).trim().to_owned();
        for kind in [BlockKind::Paragraph, BlockKind::Quote, BlockKind::ListItem { depth: 0, ordered: false }] {
            let block = Block { kind, range: TextRange::whole(&text) };
            let document = Document::new(text.clone(), vec![block], Vec::new()).unwrap();
            let (written, found) = read_back(&document);
            let squeezed = |text: &str| text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
            prop_assert_eq!(squeezed(found.text()), squeezed(&text), "{}", written);
        }
    }

    #[test]
    fn tables_read_back(cells in proptest::collection::vec(WORDS, 4)) {
        let mut out = DocumentBuilder::new();
        out.start_table();
        for (place, text) in (0u16..).zip(&cells) {
            out.push(text);
            out.end_block(BlockKind::TableCell { row: place / 2, column: place % 2, header: place < 2 });
        }
        let document = out.finish();
        prop_assume!(document.blocks().iter().all(|block| !block.range.is_empty()));
        prop_assume!(document.blocks().len() == 4);
        let (written, found) = read_back(&document);
        prop_assert_eq!(shown(&found), shown(&document), "{}", written);
    }
}

#[test]
fn code_reads_back_verbatim() {
    let check = |code: &str| {
        let mark = Mark {
            kind: MarkKind::Code,
            range: TextRange::of(2, 2 + code.len()).unwrap(),
        };
        let text = format!("a {code} b");
        let block = Block {
            kind: BlockKind::Paragraph,
            range: TextRange::whole(&text),
        };
        let document = Document::new(text, vec![block], vec![mark]).unwrap();
        let (written, found) = read_back(&document);
        assert_eq!(
            (found.text(), found.marks()),
            (document.text(), document.marks()),
            "{written}"
        );
    };
    check("x");
    check("*x* [y] <b> \\");
    check("``");
    check("`a`");
    check("a|b");
}
