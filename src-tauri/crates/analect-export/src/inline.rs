//! The inline marks of a block as a tree.
//!
//! Marks of a document may overlap in any way; formats want them nested. Where marks cross, the
//! inner one is split.

use analect_model::{Block, BlockKind, Document, Mark, MarkKind};
use analect_text::{TextRange, slice};

/// A piece of a block's text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Node<'d> {
    /// Text without further marks.
    Text(&'d str),
    /// Marked text, and where it stands.
    Marked(&'d MarkKind, TextRange, Vec<Node<'d>>),
}

/// The pieces of `block`, in order.
pub(crate) fn nodes<'d>(document: &'d Document, block: &Block) -> Vec<Node<'d>> {
    let code = block.kind == BlockKind::Code;
    let mut marks: Vec<&Mark> = document.marks_in(block).filter(|_| !code).collect();
    marks.sort_by_key(|mark| order(&mark.kind));
    nest(document.text(), block.range, &marks)
}

/// The rank of a mark: one with a lower rank goes around those with a higher one.
fn order(kind: &MarkKind) -> u8 {
    match kind {
        MarkKind::Link(_) => 0,
        MarkKind::Strong => 1,
        MarkKind::Emphasis => 2,
        MarkKind::Strike => 3,
        MarkKind::Superscript => 4,
        MarkKind::Subscript => 5,
        MarkKind::Code => 6,
    }
}

/// `range` of `text` under `marks`, which are sorted from the outermost to the innermost.
fn nest<'d>(text: &'d str, range: TextRange, marks: &[&'d Mark]) -> Vec<Node<'d>> {
    let Some((kind, first)) = marks.first().map(|mark| (&mark.kind, *mark)) else {
        return slice(text, range)
            .filter(|text| !text.is_empty())
            .map(Node::Text)
            .into_iter()
            .collect();
    };
    let level = marks.partition_point(|mark| order(&mark.kind) == order(kind));
    let (own, inner) = marks.split_at_checked(level).unwrap_or((&[], &[]));
    let mut own: Vec<&Mark> = own.to_vec();
    own.sort_by_key(|mark| (mark.range.start(), std::cmp::Reverse(mark.range.end())));
    debug_assert!(own.contains(&first));
    let mut out = Vec::new();
    let mut at = range.start();
    for mark in own {
        let Some(clear) = TextRange::new(at, range.end()) else {
            break;
        };
        let Some(part) = mark.range.intersection(clear) else {
            continue;
        };
        out.extend(between(text, TextRange::new(at, part.start()), inner));
        out.push(Node::Marked(
            &mark.kind,
            part,
            between(text, Some(part), inner),
        ));
        at = part.end();
    }
    out.extend(between(text, TextRange::new(at, range.end()), inner));
    out
}

/// [`nest`] with only those of `marks` that reach into `range`.
fn between<'d>(text: &'d str, range: Option<TextRange>, marks: &[&'d Mark]) -> Vec<Node<'d>> {
    let Some(range) = range.filter(|range| !range.is_empty()) else {
        return Vec::new();
    };
    let inside: Vec<&Mark> = marks
        .iter()
        .copied()
        .filter(|mark| mark.range.overlaps(range))
        .collect();
    nest(text, range, &inside)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn shown(nodes: &[Node<'_>]) -> String {
        let show = |node: &Node<'_>| match node {
            Node::Text(text) => (*text).to_owned(),
            Node::Marked(kind, _, inner) => format!("{}({})", order(kind), shown(inner)),
        };
        nodes.iter().map(show).collect()
    }

    #[test]
    fn crossing_marks_are_nested() {
        let check = |marks: &[(MarkKind, usize, usize)], expect: &str| {
            let mark = |(kind, start, end): &(MarkKind, usize, usize)| Mark {
                kind: kind.clone(),
                range: TextRange::of(*start, *end).unwrap(),
            };
            let block = Block {
                kind: BlockKind::Paragraph,
                range: TextRange::of(0, 6).unwrap(),
            };
            let document = Document::new(
                "abcdef".into(),
                vec![block],
                marks.iter().map(mark).collect(),
            )
            .unwrap();
            assert_eq!(shown(&nodes(&document, &block)), expect);
        };
        check(&[], "abcdef");
        check(&[(MarkKind::Strong, 1, 3)], "a1(bc)def");
        check(
            &[(MarkKind::Strong, 1, 4), (MarkKind::Emphasis, 2, 3)],
            "a1(b2(c)d)ef",
        );
        check(
            &[(MarkKind::Strong, 1, 4), (MarkKind::Emphasis, 2, 6)],
            "a1(b2(cd))2(ef)",
        );
        check(
            &[
                (MarkKind::Link("x".into()), 0, 4),
                (MarkKind::Link("y".into()), 2, 6),
            ],
            "0(abcd)0(ef)",
        );
        check(
            &[(MarkKind::Code, 0, 6), (MarkKind::Strong, 0, 6)],
            "1(6(abcdef))",
        );
    }
}
