//! The verbs that mark passages, write notes and tag.

use crate::args::{
    HighlightArgs, KindArg, LabelArgs, LibraryArgs, NoteArgs, OwnerArg, PassageArg, RemoveArgs,
    ResizeArgs, SentenceArgs, TagArgs, TagEntityArgs, VerdictArg,
};
use crate::error::Error;
use crate::following::own;
use crate::input::{article, open, range, stdin_text};
use crate::json;
use crate::output::{Output, one_line};
use analect_library::{
    ArticleDetail, EntityClass, Library, OpenMode, PlacedAnnotation, PlacedEntity,
};
use analect_model::{Annotation, ArticleId, EntityId, EntityKind, Motivation, Verdict};
use analect_text::{OffsetMap, TextRange};

pub(crate) fn highlight(
    library: &LibraryArgs,
    args: &HighlightArgs,
    output: &mut Output,
) -> Result<(), Error> {
    let library = open(library, OpenMode::Existing)?;
    let id = article(&library, &args.article)?;
    let passages = passages(&library, id, args)?;
    if let [passage] = passages[..] {
        let (made, _) = library.highlight(id, passage, &args.label, &args.note)?;
        return print_new(&library, &made, output);
    }
    if args.occurrence > 1 || !args.note.trim().is_empty() {
        return Err(Error::Input(
            "--occurrence and --note go with one passage, and several are given".to_owned(),
        ));
    }
    let (made, _) = library.highlight_all(id, &passages, &args.label)?;
    made.iter()
        .try_for_each(|mark| print_new(&library, mark, output))
}

/// Where the passages to mark stand.
fn passages(
    library: &Library,
    id: ArticleId,
    args: &HighlightArgs,
) -> Result<Vec<TextRange>, Error> {
    if args.quote.is_empty() {
        let detail = library.article(id)?;
        let place = |text: &String| text_range(&detail, text);
        return args.range.iter().map(place).collect();
    }
    let place = usize::try_from(args.occurrence - 1).unwrap_or(0);
    let find = |quote: &String| Ok(library.find_quote(id, quote, place)?);
    args.quote.iter().map(find).collect()
}

pub(crate) fn label(
    library: &LibraryArgs,
    args: &LabelArgs,
    output: &mut Output,
) -> Result<(), Error> {
    let library = open(library, OpenMode::Existing)?;
    let mark = library.find_annotation(&args.mark)?;
    let (changed, _) = library.relabel(&[mark], &args.label)?;
    changed
        .iter()
        .try_for_each(|mark| print_mark(&library, mark, output))
}

pub(crate) fn resize(
    library: &LibraryArgs,
    args: &ResizeArgs,
    output: &mut Output,
) -> Result<(), Error> {
    let library = open(library, OpenMode::Existing)?;
    let mark = library
        .annotation(library.find_annotation(&args.mark)?)?
        .annotation;
    let range = passage(&library, mark.article, &args.passage)?;
    let (changed, _) = library.resize(mark.id, range)?;
    print_mark(&library, &changed, output)
}

pub(crate) fn sentence(
    library: &LibraryArgs,
    args: &SentenceArgs,
    output: &mut Output,
) -> Result<(), Error> {
    let library = open(library, OpenMode::Existing)?;
    let id = article(&library, &args.article)?;
    let range = passage(&library, id, &args.passage)?;
    let verdict = match args.verdict {
        VerdictArg::Pinned => Some(Verdict::Pinned),
        VerdictArg::Excluded => Some(Verdict::Excluded),
        VerdictArg::Free => None,
    };
    library.choose_sentence(id, range, verdict)?;
    output.json(&json::listing(&library.listing(id)?))
}

fn passage(library: &Library, article: ArticleId, arg: &PassageArg) -> Result<TextRange, Error> {
    if let Some(text) = &arg.range {
        return text_range(&library.article(article)?, text);
    }
    let quote = arg.quote.as_deref().unwrap_or_default();
    Ok(library.find_quote(article, quote, 0)?)
}

pub(crate) fn note(
    library: &LibraryArgs,
    args: &NoteArgs,
    output: &mut Output,
) -> Result<(), Error> {
    let library = open(library, OpenMode::Existing)?;
    let text = if args.text == "-" {
        stdin_text("note")?
    } else {
        args.text.clone()
    };
    match owner(&library, &args.owner)? {
        Owner::Mark(mark) if mark.motivation == Motivation::Commenting => {
            let (note, _) = library.note_article(mark.article, &text)?;
            note.map_or(Ok(()), |note| print_new(&library, &note, output))
        }
        Owner::Mark(mark) => {
            let (changed, _) = library.edit_note(mark.id, &text)?;
            print_mark(&library, &changed, output)
        }
        Owner::Article(id) => {
            let (note, _) = library.note_article(id, &text)?;
            note.map_or(Ok(()), |note| print_new(&library, &note, output))
        }
    }
}

pub(crate) fn tag(library: &LibraryArgs, args: &TagArgs, output: &mut Output) -> Result<(), Error> {
    let library = open(library, OpenMode::Existing)?;
    match owner(&library, &args.owner)? {
        Owner::Mark(mark) => {
            let (changed, _) = library.tag_annotations(&[mark.id], &args.add, &args.remove)?;
            changed
                .iter()
                .try_for_each(|mark| print_mark(&library, mark, output))
        }
        Owner::Article(id) => {
            library.tag_articles(&[id], &args.add, &args.remove)?;
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
    library.delete_annotations(&[mark])?;
    output.line(&format!(
        "removed {} (`analect undo` brings it back)",
        mark.block_id()
    ))
}

pub(crate) fn entity(
    library: &LibraryArgs,
    args: &TagEntityArgs,
    output: &mut Output,
) -> Result<(), Error> {
    let library = open(library, OpenMode::Existing)?;
    let id = article(&library, &args.article)?;
    let detail = library.article(id)?;
    let name = args.name.as_deref().unwrap_or_default();
    let ranges = args.range.iter().map(|text| text_range(&detail, text));
    let ranges = ranges.collect::<Result<Vec<_>, _>>()?;
    if let Some(new) = &args.rename {
        let before = &renamed(&detail, name, args.kind.map(entity_kind))?.entity;
        let own_type = args.own_type.as_deref().map(|name| own(&library, name));
        let class = match (args.kind, own_type.transpose()?) {
            (Some(kind), _) => entity_kind(kind).into(),
            (None, own) => EntityClass::new(before.kind, own.or(before.own_type)),
        };
        let (changed, _) = library.edit_entity(before.id, new, class)?;
        return print_entity(&library, id, changed.id, output);
    }
    if let Some(other) = &args.merge {
        let kind = |arg: Option<KindArg>| arg.map(entity_kind);
        let into = named(&detail, name, kind(args.kind), "--type")?.entity.id;
        let from = named(&detail, other, kind(args.merge_type), "--merge-type")?
            .entity
            .id;
        let (kept, _) = library.merge_entities(from, into)?;
        return print_entity(&library, id, kept.id, output);
    }
    if args.remove {
        return remove_entity(&library, &detail, args, &ranges, output);
    }
    let ranges = if ranges.is_empty() {
        library.find_name(id, name)?
    } else {
        ranges
    };
    if ranges.is_empty() {
        return Err(analect_library::Error::QuoteNotFound(name.to_owned()).into());
    }
    let own_type = args.own_type.as_deref().map(|name| own(&library, name));
    let kind = args.kind.map_or(EntityKind::Other, entity_kind);
    let class = EntityClass::new(kind, own_type.transpose()?);
    let (placed, _) = library.tag_entity(id, name, class, &ranges)?;
    output.json(&json::entity(
        &placed,
        &OffsetMap::new(detail.revision.document.text()),
    ))
}

/// The entity to rename: the one of its name; where several have it, the one that is of `kind`
/// already.
fn renamed<'d>(
    detail: &'d ArticleDetail,
    name: &str,
    kind: Option<EntityKind>,
) -> Result<&'d PlacedEntity, Error> {
    named(detail, name, None, "--type").or_else(|error| match kind {
        Some(_) => named(detail, name, kind, "--type").map_err(|_| error),
        None => Err(error),
    })
}

/// The one entity of an article with this name, and of this kind where it is given with `option`.
fn named<'d>(
    detail: &'d ArticleDetail,
    name: &str,
    kind: Option<EntityKind>,
    option: &str,
) -> Result<&'d PlacedEntity, Error> {
    let name = one_line(name);
    let meant = |placed: &&PlacedEntity| {
        placed.entity.name == name && kind.is_none_or(|kind| placed.entity.kind == kind)
    };
    let found: Vec<_> = detail.entities.iter().filter(meant).collect();
    match found.as_slice() {
        [placed] => Ok(placed),
        [] => Err(analect_library::Error::NotFound {
            what: "entity",
            name,
        }
        .into()),
        _ => Err(Error::Input(format!(
            "“{name}” is of several types here; give {option}"
        ))),
    }
}

pub(crate) fn print_entity(
    library: &Library,
    article: ArticleId,
    entity: EntityId,
    output: &mut Output,
) -> Result<(), Error> {
    let detail = library.article(article)?;
    let map = OffsetMap::new(detail.revision.document.text());
    let placed = library.entity_in(article, entity)?;
    placed.map_or(Ok(()), |placed| output.json(&json::entity(&placed, &map)))
}

fn remove_entity(
    library: &Library,
    detail: &ArticleDetail,
    args: &TagEntityArgs,
    ranges: &[TextRange],
    output: &mut Output,
) -> Result<(), Error> {
    let name = args.name.as_deref().unwrap_or_default();
    let placed = named(detail, name, args.kind.map(entity_kind), "--type")?;
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
            Ok(Owner::Mark(Box::new(library.annotation(id)?.annotation)))
        }
        None => Ok(Owner::Article(article(library, &arg.article)?)),
    }
}

/// Prints a mark where it sits now.
pub(crate) fn print_mark(
    library: &Library,
    mark: &PlacedAnnotation,
    output: &mut Output,
) -> Result<(), Error> {
    let revision = library.current_revision(mark.annotation.article)?;
    let map = OffsetMap::new(revision.document.text());
    output.json(&json::placed(mark, &map))
}

/// Prints a mark that was just made.
fn print_new(library: &Library, mark: &Annotation, output: &mut Output) -> Result<(), Error> {
    let revision = library.current_revision(mark.article)?;
    let map = OffsetMap::new(revision.document.text());
    output.json(&json::annotation(mark, &map))
}

/// The passage `text` names as `START-END` in code points of the article's text.
pub(crate) fn text_range(detail: &ArticleDetail, text: &str) -> Result<TextRange, Error> {
    let map = OffsetMap::new(detail.revision.document.text());
    let found = map.from_code_points(range(text)?);
    found.ok_or_else(|| analect_library::Error::BadRange.into())
}

pub(crate) fn entity_kind(kind: KindArg) -> EntityKind {
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
