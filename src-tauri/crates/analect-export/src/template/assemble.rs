//! From what a template wrote to a file of notes: its properties, its blocks and its ledger.
//!
//! A template marks the ends of a block with signs (see [`super::values`]); here they become
//! markers with digests. What looks like a marker and is none is escaped, whoever wrote it.

use crate::block::{BlockOf, Marker, digest, is_own, ledger_line, lines, written};
use crate::properties::Properties;

/// What starts the sign of a block's beginning.
pub(super) const BEGIN: char = '\u{1}';
/// What starts the sign of a block's end.
pub(super) const END: char = '\u{2}';
/// What ends a sign.
pub(super) const STOP: char = '\u{3}';

/// What is wrong with the output of a template, and at which byte of it.
#[derive(Debug)]
pub(super) struct Problem {
    pub(super) at: usize,
    pub(super) message: &'static str,
}

/// A part of a file: a block by the number of its marker, or text.
enum Part {
    Text(String),
    Block(usize, String),
}

/// Whether a template gave a highlight a block.
pub(super) fn parts_highlights(output: &str, markers: &[Marker]) -> bool {
    let sign = |number: usize| format!("{BEGIN}{number}{STOP}");
    let mut numbered = markers.iter().enumerate();
    numbered
        .any(|(number, marker)| marker.of == BlockOf::Highlight && output.contains(&sign(number)))
}

/// The file of notes that `output` describes. `front` are the properties a file must have; where
/// the output starts with no front matter, they become it. With `whole` it is one block.
pub(super) fn assemble(
    output: &str,
    front: &str,
    mut markers: Vec<Marker>,
    whole: bool,
) -> Result<String, Problem> {
    let (own_front, start) = front_matter(output, front)?;
    let body = output.get(start..).unwrap_or("");
    let mut parts = parts(body, start, &markers)?;
    if whole {
        let content: Vec<String> = parts
            .into_iter()
            .map(|part| match part {
                Part::Text(text) | Part::Block(_, text) => text,
            })
            .collect();
        parts = vec![Part::Block(markers.len(), content.join("\n\n"))];
        markers.push(Marker::new(BlockOf::Body, "body", Vec::new()));
    }
    let mut ids: Vec<String> = Vec::new();
    let mut pieces: Vec<String> = Vec::new();
    for part in parts {
        match part {
            Part::Text(text) => pieces.push(text),
            Part::Block(number, content) => {
                let Some(marker) = markers.get_mut(number) else {
                    continue;
                };
                marker.base = Some(digest(&content));
                ids.push(marker.id.clone());
                let block = written(marker, &content);
                pieces.push(block.trim_end_matches('\n').to_owned());
            }
        }
    }
    let properties = own_front.unwrap_or(front);
    ids.extend(Properties::parse(properties).unwrap_or_default().ledger());
    pieces.push(ledger_line(&ids));
    Ok(format!("---\n{properties}---\n\n{}\n", pieces.join("\n\n")))
}

/// The properties a template wrote itself, and where its text starts.
fn front_matter<'o>(output: &'o str, front: &str) -> Result<(Option<&'o str>, usize), Problem> {
    let Some(rest) = output.strip_prefix("---\n") else {
        return Ok((None, 0));
    };
    let problem = |message| Problem { at: 0, message };
    let end = lines(rest).find(|(_, line)| line.trim_end() == "---");
    let (end, line) = end.ok_or(problem("the front matter has no closing line ---"))?;
    let own = rest.get(..end).unwrap_or("");
    if !own.contains(front) {
        return Err(problem(
            "the front matter does not hold {{ front_matter }} on a line of its own",
        ));
    }
    if Properties::parse(own).is_none() {
        return Err(problem(
            "the front matter is no list of properties; write texts with the filter yaml",
        ));
    }
    Ok((Some(own), 4 + end + line.len()))
}

/// Parts `body`, which stands at byte `start` of the output, at its signs.
fn parts(body: &str, start: usize, markers: &[Marker]) -> Result<Vec<Part>, Problem> {
    let mut found: Vec<Part> = Vec::new();
    let mut seen: Vec<usize> = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    let mut text = String::new();
    for (at, line) in lines(body) {
        let at = start + at + (line.len() - line.trim_start_matches([' ', '\t']).len());
        let fail = |message| Err(Problem { at, message });
        let bare = line.trim();
        if !bare.contains([BEGIN, END, STOP]) {
            text.push_str(&disarmed(line));
            continue;
        }
        let Some((begins, number)) = sign(bare).filter(|(_, number)| *number < markers.len())
        else {
            return fail("begin and end of a block stand alone on their lines");
        };
        match (begins, open) {
            (true, None) if seen.contains(&number) => {
                return fail("this block is written twice");
            }
            (true, None) => {
                found.extend(tidy(&text).map(Part::Text));
                text.clear();
                seen.push(number);
                open = Some((number, at));
            }
            (true, Some(_)) => return fail("a block begins inside another one"),
            (false, Some((opened, _))) if opened == number => {
                let content = text.trim_matches('\n').to_owned();
                if !content.trim().is_empty() {
                    found.push(Part::Block(number, content));
                }
                text.clear();
                open = None;
            }
            (false, Some(_)) => return fail("a block ends that is not the one which began"),
            (false, None) => return fail("a block ends that has not begun"),
        }
    }
    if let Some((_, at)) = open {
        return Err(Problem {
            at,
            message: "this block has no end",
        });
    }
    found.extend(tidy(&text).map(Part::Text));
    Ok(found)
}

/// Whether a line is the sign of a beginning, and the number of its marker.
fn sign(line: &str) -> Option<(bool, usize)> {
    let (begins, rest) = match line.strip_prefix(BEGIN) {
        Some(rest) => (true, rest),
        None => (false, line.strip_prefix(END)?),
    };
    Some((begins, rest.strip_suffix(STOP)?.parse().ok()?))
}

/// `line`, which cannot be taken for a marker.
fn disarmed(line: &str) -> String {
    if is_own(line) {
        line.replacen('<', "\\<", 1)
    } else {
        line.to_owned()
    }
}

/// Text between blocks without empty lines around it and with single ones inside; `None` where
/// nothing is left.
fn tidy(text: &str) -> Option<String> {
    let mut out: Vec<&str> = Vec::new();
    for line in text.trim_matches('\n').lines() {
        let line = line.trim_end();
        if !line.is_empty() || out.last().is_some_and(|last| !last.is_empty()) {
            out.push(line);
        }
    }
    let out = out.join("\n").trim_matches('\n').to_owned();
    (!out.is_empty()).then_some(out)
}
