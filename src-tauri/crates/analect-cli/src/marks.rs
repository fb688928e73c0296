//! The verbs that mark passages, write notes and tag.

use crate::args::{
    EntityArgs, HighlightArgs, KindArg, LabelArgs, LibraryArgs, NoteArgs, OwnerArg, RemoveArgs,
    TagArgs,
};
use crate::error::Error;
use crate::input::{article, bytes, find, open, range};
use crate::json;
use crate::output::Output;
use analect_library::{ArticleDetail, Library, OpenMode, PlacedEntity};
use analect_model::{Annotation, ArticleId, EntityKind, Motivation, TagName};
use analect_text::{OffsetMap, TextRange};
use std::path::Path;

pub(crate) fn highlight(
    library: &LibraryArgs,
    args: &HighlightArgs,
    output: &mut Output,
) -> Result<(), Error> {
    let library = open(library, OpenMode::Existing)?;
    let id = article(&library, &args.article)?;
    let passage = match (&args.range, &args.quote) {
        (Some(text), _) => text_range(&library.article(id)?, text)?,
        (None, quote) => {
            let place = usize::try_from(args.occurrence - 1).unwrap_or(0);
            library.find_quote(id, quote.as_deref().unwrap_or_default(), place)?
        }
    };
    let (made, _) = library.highlight(id, passage, &args.label, &args.note)?;
    print_mark(&library, &made, output)
}

pub(crate) fn label(
    library: &LibraryArgs,
    args: &LabelArgs,
    output: &mut Output,
) -> Result<(), Error> {
    let library = open(library, OpenMode::Existing)?;
    let mark = library.find_annotation(&args.mark)?;
    let (changed, _) = library.relabel(mark, &args.label)?;
    print_mark(&library, &changed, output)
}

pub(crate) fn note(
    library: &LibraryArgs,
    args: &NoteArgs,
    output: &mut Output,
) -> Result<(), Error> {
    let library = open(library, OpenMode::Existing)?;
    let text = if args.text == "-" {
        stdin_text()?
    } else {
        args.text.clone()
    };
    match owner(&library, &args.owner)? {
        Owner::Mark(mark) if mark.motivation == Motivation::Commenting => {
            let (note, _) = library.note_article(mark.article, &text)?;
            note.map_or(Ok(()), |note| print_mark(&library, &note, output))
        }
        Owner::Mark(mark) => {
            let (changed, _) = library.edit_note(mark.id, &text)?;
            print_mark(&library, &changed, output)
        }
        Owner::Article(id) => {
            let (note, _) = library.note_article(id, &text)?;
            note.map_or(Ok(()), |note| print_mark(&library, &note, output))
        }
    }
}

pub(crate) fn tag(library: &LibraryArgs, args: &TagArgs, output: &mut Output) -> Result<(), Error> {
    let library = open(library, OpenMode::Existing)?;
    match owner(&library, &args.owner)? {
        Owner::Mark(mark) => {
            let (changed, _) = library.tag_annotation(mark.id, &retagged(&mark.tags, args))?;
            print_mark(&library, &changed, output)
        }
        Owner::Article(id) => {
            library.tag_article(id, &retagged(&library.listing(id)?.tags, args))?;
            output.json(&json::listing(&library.listing(id)?))
        }
    }
}

pub(crate) fn remove(
    library: &LibraryArgs,
    args: &RemoveArgs,
    output: &mut Output,
) -> Result<(), Error> {
    let library = open(library, OpenMode::Existing)?;
    let mark = library.find_annotation(&args.mark)?;
    library.delete_annotation(mark)?;
    output.line(&format!(
        "removed {} (`analect undo` brings it back)",
        mark.block_id()
    ))
}

pub(crate) fn entity(
    library: &LibraryArgs,
    args: &EntityArgs,
    output: &mut Output,
) -> Result<(), Error> {
    let library = open(library, OpenMode::Existing)?;
    let id = article(&library, &args.article)?;
    let detail = library.article(id)?;
    let ranges = args.range.iter().map(|text| text_range(&detail, text));
    let ranges = ranges.collect::<Result<Vec<_>, _>>()?;
    if args.remove {
        return remove_entity(&library, &detail, args, &ranges, output);
    }
    let ranges = if ranges.is_empty() {
        library.find_name(id, &args.name)?
    } else {
        ranges
    };
    if ranges.is_empty() {
        return Err(analect_library::Error::QuoteNotFound(args.name.clone()).into());
    }
    let kind = args.kind.map_or(EntityKind::Other, entity_kind);
    let (placed, _) = library.tag_entity(id, &args.name, kind, &ranges)?;
    output.json(&json::entity(
        &placed,
        &OffsetMap::new(detail.revision.document.text()),
    ))
}

fn remove_entity(
    library: &Library,
    detail: &ArticleDetail,
    args: &EntityArgs,
    ranges: &[TextRange],
    output: &mut Output,
) -> Result<(), Error> {
    let kind = args.kind.map(entity_kind);
    let name = args.name.split_whitespace().collect::<Vec<_>>().join(" ");
    let meant = |placed: &&PlacedEntity| {
        placed.entity.name == name && kind.is_none_or(|kind| placed.entity.kind == kind)
    };
    let missing = || analect_library::Error::NotFound {
        what: "entity",
        name: name.clone(),
    };
    let found: Vec<_> = detail.entities.iter().filter(meant).collect();
    let [placed] = found.as_slice() else {
        let several = Error::Input(format!("“{name}” is of several types here; give --type"));
        return Err(if found.is_empty() {
            missing().into()
        } else {
            several
        });
    };
    if ranges.is_empty() {
        library.remove_entity(detail.listing.article.id, placed.entity.id)?;
        return output.line(&format!("removed {} mentions", placed.mentions.len()));
    }
    let at = |one: &&analect_library::PlacedMention| ranges.contains(&one.mention.target.position);
    let mentions: Vec<_> = placed
        .mentions
        .iter()
        .filter(at)
        .map(|one| one.mention.id)
        .collect();
    if mentions.len() < ranges.len() {
        return Err(Error::Input(format!(
            "“{name}” has no mention at one of these ranges"
        )));
    }
    library.remove_mentions(&mentions)?;
    output.line(&format!("removed {} mentions", mentions.len()))
}

enum Owner {
    Article(ArticleId),
    Mark(Box<Annotation>),
}

fn owner(library: &Library, arg: &OwnerArg) -> Result<Owner, Error> {
    match &arg.mark {
        Some(mark) => {
            let id = library.find_annotation(mark)?;
            Ok(Owner::Mark(Box::new(library.annotation(id)?)))
        }
        None => Ok(Owner::Article(find(
            library,
            arg.article.as_deref(),
            arg.last,
        )?)),
    }
}

/// The tags after a change, as a reader would type them.
fn retagged(present: &[TagName], args: &TagArgs) -> Vec<String> {
    let removed: Vec<_> = args
        .remove
        .iter()
        .filter_map(|text| TagName::new(text))
        .collect();
    let kept = present.iter().filter(|tag| !removed.contains(tag));
    kept.map(|tag| tag.as_str().to_owned())
        .chain(args.add.iter().cloned())
        .collect()
}

fn print_mark(library: &Library, mark: &Annotation, output: &mut Output) -> Result<(), Error> {
    let detail = library.article(mark.article)?;
    let map = OffsetMap::new(detail.revision.document.text());
    output.json(&json::annotation(mark, &map))
}

fn text_range(detail: &ArticleDetail, text: &str) -> Result<TextRange, Error> {
    let map = OffsetMap::new(detail.revision.document.text());
    let found = map.from_code_points(range(text)?);
    found.ok_or_else(|| analect_library::Error::BadRange.into())
}

fn stdin_text() -> Result<String, Error> {
    let bytes = bytes(Path::new("-"))?;
    String::from_utf8(bytes).map_err(|_| Error::Input("the note is not valid UTF-8".to_owned()))
}

fn entity_kind(kind: KindArg) -> EntityKind {
    match kind {
        KindArg::Person => EntityKind::Person,
        KindArg::Organization => EntityKind::Organization,
        KindArg::Place => EntityKind::Place,
        KindArg::Nationality => EntityKind::Nationality,
        KindArg::Event => EntityKind::Event,
        KindArg::Work => EntityKind::Work,
        KindArg::Other => EntityKind::Other,
    }
}
