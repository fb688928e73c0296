//! The notes of one article as Markdown.
//!
//! The file is made for Obsidian and reads well anywhere. Everything between the lines
//! `<!-- analect:begin -->` and `<!-- analect:end -->` belongs to the program, everything after is
//! the reader's. Markers are HTML comments that stand alone on their line, except
//! `<!-- analect:s START-END -->`, which ends the line of a summary's sentence. Positions are in
//! code points of the article's text. No text of an article, a note or a name can make a line that
//! starts with a marker, because every `<` in them that could open a tag or comment is escaped.

use crate::Notes;
use crate::body::body;
use crate::escape::{is_followable, link_address, one_line, paragraphs};
use crate::front_matter::{front_matter, obsidian_tag};
use analect_model::{Annotation, Motivation, TagName};
use analect_text::{CodePointRange, OffsetMap, TextRange, slice};

/// The notes of an article as one Markdown file.
///
/// Front matter, title, where the text came from, the summary, the note on the article, and the
/// highlights in text order with their notes and tags; then room for the reader's own notes.
pub fn markdown(notes: &Notes<'_>) -> String {
    let map = OffsetMap::new(notes.document.text());
    let mut out = front_matter(notes);
    out.push_str(&format!(
        "\n# {}\n\n<!-- analect:begin -->\n",
        title(&notes.article.title)
    ));
    if let Some(line) = provenance(notes) {
        out.push_str(&format!("{line}\n"));
    }
    summary(notes, &map, &mut out);
    article_notes(notes, &mut out);
    highlights(notes, &map, &mut out);
    out.push_str("<!-- analect:end -->\n\n## My notes\n");
    out
}

fn title(title: &str) -> String {
    let title = one_line(title);
    if title.is_empty() {
        "Untitled".to_owned()
    } else {
        title
    }
}

/// The authors, the site with its link, and the day, in one line.
fn provenance(notes: &Notes<'_>) -> Option<String> {
    let article = notes.article;
    let byline = Some(article.byline.join(", ")).filter(|names| !names.trim().is_empty());
    let source = article.source.as_deref();
    let site = article
        .site
        .as_deref()
        .or(source)
        .map(one_line)
        .filter(|site| !site.is_empty());
    let link = source
        .filter(|source| is_followable(source))
        .and_then(link_address);
    let site =
        site.map(|site| link.map_or_else(|| site.clone(), |link| format!("[{site}]({link})")));
    let day = article.published.map(|day| day.to_string());
    let parts: Vec<String> = [byline.map(|names| one_line(&names)), site, day]
        .into_iter()
        .flatten()
        .collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

fn summary(notes: &Notes<'_>, map: &OffsetMap<'_>, out: &mut String) {
    let Some(summary) = notes
        .summary
        .filter(|summary| !summary.sentences.is_empty())
    else {
        return;
    };
    out.push_str("\n## Summary\n\n");
    for sentence in &summary.sentences {
        let text = one_line(slice(map.text(), sentence.range).unwrap_or(""));
        out.push_str(&format!(
            "- {text} <!-- analect:s {} -->\n",
            position(map, sentence.range)
        ));
    }
}

/// The reader's notes on the article as a whole.
fn article_notes(notes: &Notes<'_>, out: &mut String) {
    let on_article =
        |note: &&Annotation| note.motivation == Motivation::Commenting || note.target.is_none();
    let mut found: Vec<&Annotation> = notes.annotations.iter().filter(on_article).collect();
    found.sort_by_key(|note| (note.created, note.id));
    if found.is_empty() {
        return;
    }
    out.push_str("\n## Note\n");
    for note in found {
        out.push_str(&format!(
            "\n<!-- analect:n {} {} -->\n",
            note.id.block_id(),
            note.created.rfc3339()
        ));
        out.push_str(&body(&note.body));
        out.push_str(&tag_line(&note.tags));
        out.push_str("<!-- /analect:n -->\n");
    }
}

fn highlights(notes: &Notes<'_>, map: &OffsetMap<'_>, out: &mut String) {
    let is_highlight =
        |note: &&Annotation| note.motivation == Motivation::Highlighting && note.target.is_some();
    let mut found: Vec<&Annotation> = notes.annotations.iter().filter(is_highlight).collect();
    found.sort_by_key(|note| {
        (
            note.target
                .as_ref()
                .map(|target| (target.position.start(), target.position.end())),
            note.created,
            note.id,
        )
    });
    if found.is_empty() {
        return;
    }
    out.push_str("\n## Highlights\n");
    for note in found {
        highlight(note, map, out);
    }
}

fn highlight(note: &Annotation, map: &OffsetMap<'_>, out: &mut String) {
    let Some(target) = &note.target else { return };
    let id = note.id.block_id();
    let label = note.label.as_ref().map_or("none", |label| label.as_str());
    let place = position(map, target.position);
    out.push_str(&format!(
        "\n<!-- analect:h {id} {place} {label} {} -->\n",
        note.created.rfc3339()
    ));
    for line in paragraphs(&target.quote.exact) {
        out.push_str(format!("> {line}").trim_end_matches(' '));
        out.push('\n');
    }
    out.push_str(&format!("\n^{id}\n"));
    let text = body(&note.body);
    if !text.is_empty() {
        let lead = if starts_block(&text) { "\n\n" } else { " " };
        out.push_str(&format!("\n**Note.**{lead}{text}"));
    }
    out.push_str(&tag_line(&note.tags));
    out.push_str("<!-- /analect:h -->\n");
}

/// Whether Markdown reads the start of `text` as other than a paragraph.
fn starts_block(text: &str) -> bool {
    let first = text.lines().next().unwrap_or("");
    let numbered = first.trim_start_matches(|c: char| c.is_ascii_digit());
    let list = ["- ", "* ", "+ ", ". ", ") "]
        .iter()
        .any(|mark| numbered.starts_with(mark));
    list || first.starts_with(['>', '|', ' ', '\t'])
        || first.starts_with("```")
        || first.starts_with("~~~")
}

/// The tags on a line of their own, after a blank line; nothing where there are none.
fn tag_line(tags: &[TagName]) -> String {
    let tags: Vec<String> = tags
        .iter()
        .filter_map(|tag| obsidian_tag(tag.as_str()))
        .map(|tag| format!("#{tag}"))
        .collect();
    if tags.is_empty() {
        String::new()
    } else {
        format!("\n{}\n", tags.join(" "))
    }
}

/// `START-END` in code points; where the range lies outside the text, as an orphan's may, the
/// nearest positions inside.
fn position(map: &OffsetMap<'_>, range: TextRange) -> String {
    let whole = TextRange::whole(map.text());
    let found = map
        .code_points(range)
        .or_else(|| map.code_points(range.intersection(whole)?));
    let found = found.unwrap_or_else(|| {
        let end = map.code_point(whole.end()).unwrap_or_default();
        CodePointRange::new(end, end).unwrap_or_default()
    });
    format!("{}-{}", found.start().get(), found.end().get())
}
