//! Files of the first layout, in which everything of ours lay between two lines.

use crate::block::{BlockOf, Marker, digest, written};

const BEGIN: &str = "<!-- analect:begin -->";
const END: &str = "<!-- analect:end -->";

/// A file of the first layout in blocks; `None` where it has another layout.
///
/// The line on the article and the summary were renewed each time, so that they are ours whatever
/// they say. Highlights and notes keep their markers, which carry no digest.
pub(crate) fn upgraded(text: &str) -> Option<String> {
    let has = |marker: &str| text.lines().any(|line| line.trim_end() == marker);
    if !has(BEGIN) || !has(END) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let (mut inside, mut first) = (false, false);
    let mut sentences: Vec<(String, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end();
        let line_end = line.get(bare.len()..).unwrap_or("\n");
        if let Some(sentence) = sentence(bare).filter(|_| inside) {
            sentences.push(sentence);
            continue;
        }
        if !sentences.is_empty() {
            out.push_str(&summary(&std::mem::take(&mut sentences)).replace('\n', line_end));
        }
        let about = first && !bare.is_empty() && !bare.starts_with(['#', '<', '-']);
        first = false;
        match bare {
            BEGIN if !inside => (inside, first) = (true, true),
            END if inside => inside = false,
            _ if about => {
                let marker = Marker::new(BlockOf::About, "about", Vec::new());
                out.push_str(&ours(marker, bare).replace('\n', line_end));
            }
            _ => out.push_str(line),
        }
    }
    Some(out)
}

/// The words and the range of a sentence of the summary.
fn sentence(line: &str) -> Option<(String, String)> {
    let (words, range) = line.strip_suffix(" -->")?.split_once(" <!-- analect:s ")?;
    words
        .starts_with("- ")
        .then(|| (words.to_owned(), range.to_owned()))
}

fn summary(sentences: &[(String, String)]) -> String {
    let (words, ranges): (Vec<String>, Vec<String>) = sentences.iter().cloned().unzip();
    ours(
        Marker::new(BlockOf::Summary, "s", ranges),
        &words.join("\n"),
    )
}

fn ours(mut marker: Marker, content: &str) -> String {
    marker.base = Some(digest(content));
    written(&marker, content)
}
