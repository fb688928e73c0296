//! The page of an entity as Markdown, with links to the notes on the articles that name it.

use crate::block::digest;
use crate::body::body;
use crate::escape::{inline, one_line, paragraphs};
use crate::file_name::file_name;
use crate::front_matter::{quoted, scalar};
use analect_model::{Entity, EntityKind, PublicationDate};

/// Everything the page of an entity is written from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntityNotes<'a> {
    /// The entity.
    pub entity: &'a Entity,
    /// The reader's own type that it is of.
    pub own_type: Option<&'a str>,
    /// The offices it is named with.
    pub roles: Vec<&'a str>,
    /// The articles that mention it, in the order to write them.
    pub articles: Vec<NamingNotes<'a>>,
    /// What it said.
    pub by: Vec<SaidNotes<'a>>,
    /// What others said of it.
    pub about: Vec<SaidNotes<'a>>,
    /// The entities it stands together with, each with the number of such articles.
    pub together: Vec<(&'a str, u32)>,
    /// Notes on passages that name it: the passage, if there is one, and the note in Markdown.
    pub notes: Vec<(Place<'a>, Option<&'a str>, &'a str)>,
}

/// A place in an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place<'a> {
    /// The article's title.
    pub title: &'a str,
    /// Its day.
    pub date: PublicationDate,
    /// The number of the paragraph, from 1.
    pub paragraph: Option<u32>,
}

/// An article that mentions the entity: the words before, at and after each mention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamingNotes<'a> {
    /// The article.
    pub place: Place<'a>,
    /// Paragraph and words of each mention.
    pub mentions: Vec<(Option<u32>, [&'a str; 3])>,
}

/// A statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SaidNotes<'a> {
    /// Where it stands.
    pub place: Place<'a>,
    /// The words.
    pub quote: &'a str,
    /// The words for the speaker.
    pub speaker: Option<&'a str>,
}

/// The file of an entity. Its last line tells whose it is, and by a digest whether it was edited
/// since.
pub fn entity_markdown(notes: &EntityNotes<'_>) -> String {
    let mut page = properties(notes);
    let entity = notes.entity;
    page.push_str(&format!("\n# {}\n", one_line(&entity.name)));
    if !notes.roles.is_empty() {
        let roles: Vec<String> = notes.roles.iter().map(|role| one_line(role)).collect();
        page.push_str(&format!("\n{}\n", roles.join(" · ")));
    }
    if !entity.note.trim().is_empty() {
        page.push_str(&format!("\n## Note\n\n{}\n", body(&entity.note).trim_end()));
    }
    articles(&notes.articles, &mut page);
    statements("Said", &notes.by, &mut page);
    statements("Said of it", &notes.about, &mut page);
    if !notes.together.is_empty() {
        page.push_str("\n## Together with\n\n");
        for (name, articles) in &notes.together {
            let noun = if *articles == 1 {
                "article"
            } else {
                "articles"
            };
            let link = link(name, &file_name(name));
            page.push_str(&format!("- {link} ({articles} {noun})\n"));
        }
    }
    for (number, (place, quote, note)) in notes.notes.iter().enumerate() {
        page.push_str(if number == 0 { "\n## Notes\n" } else { "" });
        page.push_str(&format!("\n{}\n", reference(place)));
        if let Some(quote) = quote {
            page.push_str(&format!("\n{}\n", quotation(quote)));
        }
        if !note.trim().is_empty() {
            page.push_str(&format!("\n{}\n", body(note).trim_end()));
        }
    }
    let digest = digest(&page);
    page.push_str(&format!(
        "\n<!-- analect:entity {} {digest} -->\n",
        entity.id
    ));
    page
}

/// Whose page a file is, and whether it is as it was written; `None` where it is none.
pub fn entity_of(file: &str) -> Option<(&str, bool)> {
    let at = file.trim_end().rfind("\n<!-- analect:entity ")?;
    let (page, marker) = file.split_at_checked(at)?;
    let words = marker.trim().strip_prefix("<!-- analect:entity ")?;
    let mut words = words.strip_suffix(" -->")?.split(' ');
    let (id, written) = (words.next()?, words.next()?);
    Some((id, digest(page) == written))
}

fn properties(notes: &EntityNotes<'_>) -> String {
    let entity = notes.entity;
    let kind = notes
        .own_type
        .map_or_else(|| kind_word(entity.kind).to_owned(), scalar);
    let mut out = format!("---\ntitle: {}\ntype: {kind}\n", quoted(&entity.name));
    if !entity.aliases.is_empty() {
        out.push_str("aliases:\n");
        for alias in &entity.aliases {
            out.push_str(&format!("  - {}\n", quoted(alias)));
        }
    }
    if let Some(item) = &entity.wikidata {
        out.push_str(&format!("wikidata: {}\n", scalar(item)));
    }
    out.push_str(&format!("analect-entity: {}\n---\n", entity.id));
    out
}

const fn kind_word(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Organization => "organisation",
        EntityKind::Place => "place",
        EntityKind::Nationality => "nationality",
        EntityKind::Event => "event",
        EntityKind::Work => "work",
        EntityKind::Other => "other",
    }
}

fn articles(articles: &[NamingNotes<'_>], page: &mut String) {
    for (number, article) in articles.iter().enumerate() {
        page.push_str(if number == 0 { "\n## Articles\n" } else { "" });
        page.push_str(&format!("\n### {}\n\n", reference(&article.place)));
        for (paragraph, [before, words, after]) in &article.mentions {
            let number = paragraph
                .map(|number| format!("¶ {number}: "))
                .unwrap_or_default();
            let before = inline(before, number.is_empty(), " ");
            let (words, after) = (
                inline(words, false, " "),
                inline(after.trim_end(), false, " "),
            );
            page.push_str(&format!("- {number}{before}**{words}**{after}\n"));
        }
    }
}

fn statements(heading: &str, all: &[SaidNotes<'_>], page: &mut String) {
    for (number, said) in all.iter().enumerate() {
        if number == 0 {
            page.push_str(&format!("\n## {heading}\n"));
        }
        page.push_str(&format!("\n{}\n>\n> — ", quotation(said.quote)));
        if let Some(speaker) = said.speaker {
            page.push_str(&format!("{}, ", inline(speaker, false, " ")));
        }
        page.push_str(&format!("{}\n", reference(&said.place)));
    }
}

fn quotation(quote: &str) -> String {
    let lines = paragraphs(quote).into_iter();
    let lines: Vec<String> = lines.map(|line| format!("> {line}")).collect();
    lines.join("\n")
}

/// The day, a link to the notes on the article, and the paragraph.
fn reference(place: &Place<'_>) -> String {
    let link = link(place.title, &file_name(place.title));
    let paragraph = place.paragraph.map(|number| format!(", ¶ {number}"));
    format!("{} · {link}{}", place.date, paragraph.unwrap_or_default())
}

/// A link to a file beside this one.
fn link(text: &str, file: &str) -> String {
    format!("[{}](<{file}>)", inline(text, false, " "))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use analect_model::EntityId;

    fn entity(name: &str, note: &str) -> Entity {
        Entity {
            id: EntityId::from_bytes([7; 16]),
            kind: EntityKind::Person,
            name: name.to_owned(),
            aliases: vec!["R. \"Lind\"".to_owned()],
            wikidata: Some("Q90".to_owned()),
            own_type: None,
            note: note.to_owned(),
        }
    }

    fn notes<'a>(entity: &'a Entity, said: &'a str) -> EntityNotes<'a> {
        let place = Place {
            title: "Locks: a *history* [1]",
            date: PublicationDate::new(2031, 2, 1).unwrap(),
            paragraph: Some(2),
        };
        let quote = SaidNotes {
            place,
            quote: said,
            speaker: Some("she"),
        };
        EntityNotes {
            entity,
            own_type: None,
            roles: vec!["harbour master"],
            articles: vec![NamingNotes {
                place,
                mentions: vec![(Some(2), ["> when ", "Rosa Lind", " came"])],
            }],
            by: vec![quote],
            about: vec![],
            together: vec![("Tarnby", 1)],
            notes: vec![(place, Some(said), "who is #she?")],
        }
    }

    #[test]
    fn a_page_links_back_to_the_notes_on_its_articles() {
        let entity = entity("Rosa Lind", "asked *twice*");
        let page = entity_markdown(&notes(&entity, "“We waited.”"));
        for line in [
            "title: \"Rosa Lind\"",
            "type: person",
            "  - \"R. \\\"Lind\\\"\"",
            "analect-entity: 07070707-0707-0707-0707-070707070707",
            "# Rosa Lind",
            "asked *twice*",
            "### 2031-02-01 · [Locks: a \\*history\\* \\[1\\]](<Locks - a history 1.md>), ¶ 2",
            "- ¶ 2: > when **Rosa Lind** came",
            "> “We waited.”",
            "- [Tarnby](<Tarnby.md>) (1 article)",
        ] {
            assert!(page.lines().any(|one| one == line), "{line}\n{page}");
        }
    }

    #[test]
    fn whatever_a_text_says_stays_text() {
        let entity = entity("# <b> [x](y)\nz", "<script>alert(1)</script>");
        let page = entity_markdown(&notes(&entity, "<img src=x>\n\n# no heading"));
        assert!(
            !page.contains("\n<") || page.matches("\n<").count() == 1,
            "{page}"
        );
        assert!(!page.contains("\n# no"), "{page}");
    }

    #[test]
    fn a_file_tells_whose_it_is_and_whether_it_was_edited() {
        let entity = entity("Rosa Lind", "");
        let page = entity_markdown(&notes(&entity, "“We waited.”"));
        let id = entity.id.to_string();
        assert_eq!(entity_of(&page), Some((id.as_str(), true)));
        let edited = page.replace("We waited", "We wait");
        assert_eq!(entity_of(&edited), Some((id.as_str(), false)));
        assert_eq!(entity_of("# Rosa Lind\n"), None);
    }
}
