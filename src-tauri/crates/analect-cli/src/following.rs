//! The verbs that follow entities across the library.

use crate::args::{
    AcceptArgs, EditEntityArgs, EntityListArgs, EntitySortArg, EntityVerb, Format, LibraryArgs,
    SplitArgs, TypesArgs,
};
use crate::error::Error;
use crate::input::{article, find, open, stdin_text};
use crate::json::kind;
use crate::json_following as json;
use crate::library::one_of;
use crate::marks::{entity_kind, print_entity, text_range};
use crate::output::Output;
use crate::sets::{colour, pattern};
use analect_library::{
    AcceptEntity, EntityClass, EntityDetails, EntityFilter, EntitySort, Library, OpenMode,
    Suggestion, WantedType,
};
use analect_model::{Colour, Entity, EntityType, EntityTypeId, Pattern, Rejection};
use analect_text::OffsetMap;

pub(crate) fn entity(
    library: &LibraryArgs,
    verb: &EntityVerb,
    output: &mut Output,
) -> Result<(), Error> {
    let library = open(library, OpenMode::Existing)?;
    match verb {
        EntityVerb::List(args) => list(&library, args, output),
        EntityVerb::Show { entity, format } => show(&library, entity, *format, output),
        EntityVerb::Suggestions(arg) => {
            let (revision, found) = library.suggestions(article(&library, arg)?)?;
            let map = OffsetMap::new(revision.document.text());
            output.json(&json::suggestions(&found, &map))
        }
        EntityVerb::Accept(args) => accept(&library, args, output),
        EntityVerb::Reject { name, kind } => {
            let (rejected, _) = library.reject_entity(None, name, kind.map(entity_kind))?;
            output.json(&json::rejection(&rejected))
        }
        EntityVerb::Allow { name } => {
            for one in rejected(&library, name)? {
                library.allow_entity(one.id)?;
            }
            output.line("allowed (`analect undo` takes that back)")
        }
        EntityVerb::StopList => {
            let all = library.stop_list()?;
            all.iter()
                .try_for_each(|one| output.json(&json::rejection(one)))
        }
        EntityVerb::Apart {
            article: of,
            name,
            from,
        } => {
            library.unlink_entity(article(&library, of)?, name, library.find_entity(from)?)?;
            output.line("kept apart (`analect undo` takes that back)")
        }
        EntityVerb::Merge { entity, into } => {
            let (from, into) = (library.find_entity(entity)?, library.find_entity(into)?);
            let (kept, _) = library.merge_entities(from, into)?;
            print(&library, &kept, output)
        }
        EntityVerb::Split(args) => split(&library, args, output),
        EntityVerb::Remove { entity } => {
            let removed = library.entity_listing(library.find_entity(entity)?)?;
            library.forget_entity(removed.entity.id)?;
            output.line(&format!(
                "removed {} with {} mentions (`analect undo` takes that back)",
                removed.entity.name, removed.mentions
            ))
        }
        EntityVerb::Rename { entity, new, kind } => {
            let before = library.entity_listing(library.find_entity(entity)?)?.entity;
            let class = match kind {
                Some(kind) => entity_kind(*kind).into(),
                None => EntityClass::new(before.kind, before.own_type),
            };
            let (changed, _) = library.edit_entity(before.id, new, class)?;
            print(&library, &changed, output)
        }
        EntityVerb::Edit(args) => edit(&library, args, output),
        EntityVerb::Types(args) => types(&library, args, output),
        EntityVerb::Export { entity, to } => {
            let file = library.export_entity(library.find_entity(entity)?, to.as_deref())?;
            match file.path {
                Some(path) => output.line(&path.display().to_string()),
                None => output.text(&file.markdown),
            }
        }
        EntityVerb::Analyse => analyse(&library, output),
    }
}

fn list(library: &Library, args: &EntityListArgs, output: &mut Output) -> Result<(), Error> {
    one_of(args.format, &[Format::Text, Format::Json, Format::Jsonl])?;
    let own_type = args.own_type.as_deref();
    let found = library.entities(&EntityFilter {
        query: args.query.clone(),
        kind: args.kind.map(entity_kind),
        own_type: own_type.map(|name| own(library, name)).transpose()?,
        sort: match args.sort {
            EntitySortArg::Name => EntitySort::Name,
            EntitySortArg::Articles => EntitySort::Articles,
            EntitySortArg::Mentions => EntitySort::Mentions,
            EntitySortArg::Recent => EntitySort::Recent,
        },
        offset: args.offset,
        limit: args.limit,
    })?;
    let mut rows = found.entities.iter();
    match args.format {
        Format::Json => output.json(&rows.map(json::listing).collect()),
        Format::Jsonl => rows.try_for_each(|one| output.json(&json::listing(one))),
        _ => rows.try_for_each(|one| {
            let (name, kind) = (&one.entity.name, kind(one.entity.kind));
            output.line(&format!("{:>6}  {kind:<6}  {name}", one.articles))
        }),
    }
}

fn show(library: &Library, entity: &str, format: Format, output: &mut Output) -> Result<(), Error> {
    one_of(format, &[Format::Markdown, Format::Json])?;
    let id = library.find_entity(entity)?;
    if format == Format::Json {
        return output.json(&json::page(&library.entity_page(id)?));
    }
    output.text(&library.export_entity(id, None)?.markdown)
}

fn accept(library: &Library, args: &AcceptArgs, output: &mut Output) -> Result<(), Error> {
    let id = article(library, &args.article)?;
    if args.shown {
        let (accepted, _) = library.accept_shown(id, args.kind.map(entity_kind))?;
        return accepted
            .iter()
            .try_for_each(|one| print_entity(library, id, one.entity.id, output));
    }
    let name = args.name.as_deref().unwrap_or_default();
    let (_, found) = library.suggestions(id)?;
    let proposed = proposed(&found.groups, name)?;
    let detail = library.article(id)?;
    let left_out = args.leave_out.iter().map(|text| text_range(&detail, text));
    let left_out = left_out.collect::<Result<Vec<_>, _>>()?;
    let ranges = proposed.mentions.iter().map(|one| one.place.range);
    let into = match &args.into {
        Some(into) => Some(library.find_entity(into)?),
        None if args.someone_else || args.kind.is_some() || args.own_type.is_some() => None,
        None => proposed.link.as_ref().map(|link| link.entity.id),
    };
    let own_type = args.own_type.as_deref();
    let wanted = AcceptEntity {
        name: proposed.name.clone(),
        kind: args.kind.map_or(proposed.kind, entity_kind),
        own_type: own_type.map(|name| own(library, name)).transpose()?,
        aliases: proposed.aliases.clone(),
        ranges: ranges.filter(|range| !left_out.contains(range)).collect(),
        left_out,
        into,
        someone_else: args.someone_else,
    };
    let (accepted, _) = library.accept_entity(id, &wanted)?;
    print_entity(library, id, accepted.entity.id, output)
}

/// The proposed entity of this name, or else the one that also goes by it.
fn proposed<'g>(groups: &'g [Suggestion], name: &str) -> Result<&'g Suggestion, Error> {
    let by_name = groups.iter().find(|one| one.name == name);
    let also = || {
        let called = |one: &&Suggestion| one.aliases.iter().any(|alias| alias == name);
        groups.iter().find(called)
    };
    let missing = || analect_library::Error::NotFound {
        what: "proposed entity",
        name: name.to_owned(),
    };
    Ok(by_name.or_else(also).ok_or_else(missing)?)
}

/// What is on the stop list under a name, as any kind, or by an id.
fn rejected(library: &Library, name: &str) -> Result<Vec<Rejection>, Error> {
    let mut all = library.stop_list()?;
    all.retain(|one| one.name == name || one.id.to_string() == name);
    if all.is_empty() {
        let missing = analect_library::Error::NotFound {
            what: "name on the stop list",
            name: name.to_owned(),
        };
        return Err(missing.into());
    }
    Ok(all)
}

fn split(library: &Library, args: &SplitArgs, output: &mut Output) -> Result<(), Error> {
    let articles = args
        .article
        .iter()
        .map(|name| find(library, Some(name), false));
    let articles = articles.collect::<Result<Vec<_>, _>>()?;
    let mentions = args.mention.iter().map(|id| {
        let missing = |_| analect_library::Error::NotFound {
            what: "mention",
            name: id.clone(),
        };
        id.parse().map_err(missing)
    });
    let mentions = mentions.collect::<Result<Vec<_>, _>>()?;
    let id = library.find_entity(&args.entity)?;
    let (made, _) = library.split_entity(id, &args.name, &articles, &mentions)?;
    print(library, &made, output)
}

fn edit(library: &Library, args: &EditEntityArgs, output: &mut Output) -> Result<(), Error> {
    let before = library
        .entity_listing(library.find_entity(&args.entity)?)?
        .entity;
    let aliases = if args.add {
        [&before.aliases[..], &args.alias[..]].concat()
    } else if args.alias.is_empty() {
        before.aliases
    } else {
        args.alias.clone()
    };
    let own_type = match args.own_type.as_deref() {
        Some("") => None,
        Some(name) => Some(own(library, name)?),
        None => before.own_type,
    };
    let note = match args.note.as_deref() {
        Some("-") => stdin_text("note")?,
        Some(note) => note.to_owned(),
        None => before.note,
    };
    let details = EntityDetails {
        aliases,
        wikidata: args.wikidata.clone().or(before.wikidata),
        note,
        own_type,
    };
    let (changed, _) = library.edit_entity_details(before.id, &details)?;
    print(library, &changed, output)
}

fn print(library: &Library, entity: &Entity, output: &mut Output) -> Result<(), Error> {
    output.json(&json::listing(&library.entity_listing(entity.id)?))
}

/// The type of the reader's own with this name or id.
pub(crate) fn own(library: &Library, name: &str) -> Result<EntityTypeId, Error> {
    let all = library.entity_types()?;
    let found = all.iter().find(|(own, _)| is_called(own, name));
    let missing = || analect_library::Error::NotFound {
        what: "type of entities",
        name: name.to_owned(),
    };
    Ok(found.map(|(own, _)| own.id).ok_or_else(missing)?)
}

fn is_called(own: &EntityType, name: &str) -> bool {
    own.name == name || own.id.to_string() == name
}

fn types(library: &Library, args: &TypesArgs, output: &mut Output) -> Result<(), Error> {
    if let Some(name) = &args.own_type {
        let present = library.entity_types()?;
        let at = present.iter().position(|(own, _)| is_called(own, name));
        let mut wanted: Vec<WantedType> = present.iter().map(|(own, _)| as_it_is(own)).collect();
        change_types(&mut wanted, at, name, args)?;
        library.set_entity_types(&wanted)?;
    }
    let all = library.entity_types()?;
    all.iter()
        .try_for_each(|one| output.json(&json::own_type(one)))
}

fn as_it_is(own: &EntityType) -> WantedType {
    WantedType {
        id: Some(own.id),
        name: own.name.clone(),
        key: own.key,
        colour: own.colour,
        pattern: own.pattern,
    }
}

fn change_types(
    wanted: &mut Vec<WantedType>,
    at: Option<usize>,
    name: &str,
    args: &TypesArgs,
) -> Result<(), Error> {
    let missing = || analect_library::Error::NotFound {
        what: "type of entities",
        name: name.to_owned(),
    };
    if args.new && at.is_some() {
        return Err(analect_library::Error::NameTaken(name.to_owned()).into());
    }
    if args.new {
        wanted.push(WantedType {
            id: None,
            name: name.to_owned(),
            key: None,
            colour: Colour::Blue,
            pattern: Pattern::Solid,
        });
    }
    let at = at.or(args.new.then(|| wanted.len().saturating_sub(1)));
    let at = at.ok_or_else(missing)?;
    let mut own = wanted.remove(at);
    if args.delete {
        return Ok(());
    }
    own.name = args.name.clone().unwrap_or(own.name);
    own.key = args.key.map_or(own.key, |key| (key > 0).then_some(key));
    own.colour = args.colour.map_or(own.colour, colour);
    own.pattern = args.pattern.map_or(own.pattern, pattern);
    let place = args
        .place
        .map_or(at, |place| usize::from(place).saturating_sub(1));
    wanted.insert(place.min(wanted.len()), own);
    Ok(())
}

/// Goes on where it was ended the last time; what is found so far is kept when it is ended.
fn analyse(library: &Library, output: &mut Output) -> Result<(), Error> {
    let mut before = library.analysis_state()?;
    let start = before.unread;
    while before.unread > 0 && !library.is_read_only() {
        let now = library.analyse_next(|| false)?;
        if now == before {
            break;
        }
        before = now;
    }
    let done = start.saturating_sub(before.unread);
    output.line(&format!("looked through {done}, {} left", before.unread))
}
