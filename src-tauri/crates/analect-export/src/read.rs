//! Reading notes back from a file of ours.
//!
//! What is read: the article and its text from the properties; range, label, time and odd tags from
//! the markers; quote, note and tags from what stands between them. In the block of a highlight the
//! quote is the first run of lines with `>`, without the title of a callout. Lines before it are
//! not read. After it a line `^id` and a last line of nothing but tags are taken off, and a leading
//! `**Note.**`; the rest is the note. Where there is no quote, only what follows `**Note.**` is.

use crate::block::{BlockOf, Marker, parted};
use crate::body::read_body;
use crate::escape::unescape;
use crate::front_matter::obsidian_tag;
use crate::notes_file::split;
use crate::properties::Properties;
use analect_model::{ArticleId, TagName};
use analect_text::{CodePointOffset, CodePointRange};

/// What leads a note in the layouts that come with the program.
const LEAD: &str = "**Note.**";

/// The notes in a file of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadNotes {
    /// The article they are on.
    pub article: ArticleId,
    /// The first 16 hexadecimal digits of the SHA-256 of its text.
    pub text: Option<String>,
    /// Where the article came from.
    pub source: Option<String>,
    /// The note on the article.
    pub note: Option<ReadNote>,
    /// The highlights, in the order of the file.
    pub highlights: Vec<ReadNote>,
}

/// A highlight or a note in a file of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadNote {
    /// Its short name.
    pub id: String,
    /// Where it stands in the article's text; `None` for the note on the article.
    pub range: Option<CodePointRange>,
    /// The passage as the file shows it; empty for the note on the article.
    pub quote: String,
    /// The id of its label.
    pub label: Option<String>,
    /// The note; empty where there is none.
    pub note: String,
    /// Its tags, in the order of the file.
    pub tags: Vec<TagName>,
    /// When it was made, in RFC 3339.
    pub created: Option<String>,
}

/// The article a file of notes is on, from its beginning; `None` where it is no such file.
pub fn article_of(beginning: &str) -> Option<ArticleId> {
    let beginning = beginning.trim_start_matches('\u{feff}');
    let mut lines = beginning.lines().map(str::trim_end);
    let id = (lines.next() == Some("---"))
        .then(|| lines.take_while(|line| *line != "---"))?
        .find_map(|line| line.strip_prefix("analect-id:"))?;
    id.trim().trim_matches(['"', '\'']).parse().ok()
}

/// The notes in a file of ours; `None` where the file is none.
pub fn read_notes(file: &str) -> Option<ReadNotes> {
    let file = split(file)?;
    let properties = Properties::parse(file.front)?;
    let blocks = parted(file.body).blocks;
    let of = |wanted: BlockOf| {
        let own = blocks.iter().filter(move |block| block.marker.of == wanted);
        own.map(|block| read_block(&block.marker, block.content))
    };
    let text = properties.text("analect-text");
    Some(ReadNotes {
        article: properties.text("analect-id")?.parse().ok()?,
        text: text.and_then(|text| Some(text.strip_prefix("sha256-")?.to_owned())),
        source: properties
            .text("source")
            .filter(|source| !source.is_empty()),
        note: of(BlockOf::Note).next(),
        highlights: of(BlockOf::Highlight).collect(),
    })
}

/// What a block of a note or highlight says.
pub(crate) fn read_block(marker: &Marker, content: &str) -> ReadNote {
    let highlight = marker.of == BlockOf::Highlight;
    let content = content.replace("\r\n", "\n");
    let lines: Vec<&str> = content.lines().collect();
    let (quote, rest) = if highlight {
        quote(&lines)
    } else {
        (String::new(), lines)
    };
    let (note, tags) = note_and_tags(&rest, &marker.id);
    let mut fields = marker.fields.iter().map(String::as_str);
    let (mut range, mut label) = (None, None);
    if highlight {
        range = fields.next().and_then(code_points);
        label = fields
            .next()
            .filter(|label| *label != "none")
            .map(str::to_owned);
    }
    let odd = marker
        .fields
        .iter()
        .find_map(|field| field.strip_prefix("tags="));
    let created = fields.next().filter(|field| !field.starts_with("tags="));
    ReadNote {
        id: marker.id.clone(),
        range,
        quote,
        label,
        note,
        tags: exact_tags(&tags, odd),
        created: created.map(str::to_owned),
    }
}

/// The lines of a block that are not read: those before its quote, and the title of a callout.
pub(crate) fn lead(content: &str) -> Vec<&str> {
    let read = |line: &&str| line.starts_with('>') && !line.starts_with("> [!");
    let lines = content.lines().map(str::trim_end);
    lines.take_while(|line| !read(line)).collect()
}

/// The quote, and the lines after it.
fn quote<'l>(lines: &[&'l str]) -> (String, Vec<&'l str>) {
    let Some(start) = lines.iter().position(|line| line.starts_with('>')) else {
        let after = lines.iter().position(|line| line.starts_with(LEAD));
        let after = after.and_then(|at| lines.get(at..)).unwrap_or_default();
        return (String::new(), after.to_vec());
    };
    let run = lines
        .iter()
        .skip(start)
        .take_while(|line| line.starts_with('>'));
    let bare: Vec<&str> = run
        .map(|line| {
            line.strip_prefix("> ")
                .or(line.strip_prefix('>'))
                .unwrap_or(line)
        })
        .collect();
    let after = lines.get(start + bare.len()..).unwrap_or_default().to_vec();
    // A passage that starts like that is escaped.
    let titled = bare.first().is_some_and(|line| line.starts_with("[!"));
    let quote = bare.get(usize::from(titled)..).unwrap_or_default();
    (unescape(&quote.join("\n")), after)
}

/// The note and the tags in the lines after a quote.
fn note_and_tags(lines: &[&str], id: &str) -> (String, Vec<String>) {
    let own = format!("^{id}");
    let mut lines: Vec<&str> = lines
        .iter()
        .copied()
        .filter(|line| line.trim_end() != own)
        .collect();
    while lines.last().is_some_and(|line| line.trim().is_empty()) {
        lines.pop();
    }
    let is_tags = |line: &&str| {
        line.split_whitespace()
            .all(|word| word.starts_with('#') && word.len() > 1)
    };
    let tags = lines.pop_if(|line| is_tags(&&**line));
    let tags = tags
        .unwrap_or("")
        .split_whitespace()
        .map(|tag| tag.trim_start_matches('#').to_owned());
    let note = lines.join("\n");
    let note = note.trim_matches('\n');
    let note = note.strip_prefix(LEAD).unwrap_or(note);
    (
        read_body(note.trim_start_matches([' ', '\n'])),
        tags.collect(),
    )
}

/// The tags, those that Obsidian's form says less of as the marker has them.
fn exact_tags(shown: &[String], odd: Option<&str>) -> Vec<TagName> {
    let odd: Vec<String> = odd.map_or_else(Vec::new, |odd| {
        odd.split(',').filter_map(percent_decoded).collect()
    });
    let mut tags: Vec<TagName> = Vec::new();
    let exact = |tag: &String| {
        odd.iter()
            .find(|odd| obsidian_tag(odd).as_ref() == Some(tag))
            .unwrap_or(tag)
            .clone()
    };
    let unseen = odd
        .iter()
        .filter(|tag| obsidian_tag(tag).is_none())
        .cloned();
    for tag in shown.iter().map(exact).chain(unseen) {
        tags.extend(TagName::new(&tag).filter(|tag| !tags.contains(tag)));
    }
    tags
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn code_points(text: &str) -> Option<CodePointRange> {
    let (start, end) = text.split_once('-')?;
    CodePointRange::new(
        CodePointOffset::new(start.parse().ok()?),
        CodePointOffset::new(end.parse().ok()?),
    )
}

impl ReadNote {
    /// Whether both quote, remark and tag the same.
    pub(crate) fn says(&self, other: &Self) -> bool {
        let words = |note: &Self| (note.quote.clone(), note.note.clone(), note.tags.clone());
        words(self) == words(other)
    }
}
