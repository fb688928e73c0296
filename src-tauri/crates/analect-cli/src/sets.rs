//! The verbs for collections, tags and labels.

use crate::args::{CollectionArgs, CollectionVerb, ColourArg, LabelsArgs, LibraryArgs, PatternArg};
use crate::error::Error;
use crate::input::{find, open};
use crate::json;
use crate::output::Output;
use analect_library::{Library, OpenMode};
use analect_model::{ArticleId, Colour, Label, LabelId, Pattern};

pub(crate) fn collection(
    library: &LibraryArgs,
    args: &CollectionArgs,
    output: &mut Output,
) -> Result<(), Error> {
    let library = open(library, OpenMode::Existing)?;
    match &args.verb {
        CollectionVerb::List => {}
        CollectionVerb::Add { name, articles } => {
            library.create_collection(name, &named(&library, articles)?)?;
        }
        CollectionVerb::Remove { name, articles } => {
            let id = library.find_collection(name)?;
            library.collect(id, &named(&library, articles)?, false)?;
        }
        CollectionVerb::Rename { name, new } => {
            library.rename_collection(library.find_collection(name)?, new)?;
        }
        CollectionVerb::Delete { name } => {
            library.delete_collection(library.find_collection(name)?)?;
        }
    }
    let all = library.collections()?;
    all.iter()
        .try_for_each(|(one, articles)| output.line(&format!("{articles:>6}  {}", one.name)))
}

fn named(library: &Library, articles: &[String]) -> Result<Vec<ArticleId>, Error> {
    articles
        .iter()
        .map(|name| find(library, Some(name), false))
        .collect()
}

pub(crate) fn tags(library: &LibraryArgs, output: &mut Output) -> Result<(), Error> {
    let all = open(library, OpenMode::Existing)?.tags()?;
    all.iter()
        .try_for_each(|(tag, articles)| output.line(&format!("{articles:>6}  #{}", tag.as_str())))
}

pub(crate) fn labels(
    library: &LibraryArgs,
    args: &LabelsArgs,
    output: &mut Output,
) -> Result<(), Error> {
    let library = open(library, OpenMode::Existing)?;
    let mut labels = library.labels()?;
    if let Some(id) = &args.label {
        change(&mut labels, id, args)?;
        labels = library.set_labels(&labels)?.0;
    }
    labels
        .iter()
        .try_for_each(|label| output.json(&json::label(label)))
}

fn change(labels: &mut Vec<Label>, id: &str, args: &LabelsArgs) -> Result<(), Error> {
    let unknown = || analect_library::Error::UnknownLabel(id.chars().take(80).collect());
    let at = labels.iter().position(|label| label.id.as_str() == id);
    if args.new && at.is_some() {
        return Err(analect_library::Error::NameTaken(id.to_owned()).into());
    }
    if args.new {
        labels.push(Label {
            id: LabelId::new(id).ok_or_else(unknown)?,
            name: id.to_owned(),
            key: None,
            colour: Colour::Yellow,
            pattern: Pattern::Solid,
        });
    }
    let at = at.or(args.new.then(|| labels.len().saturating_sub(1)));
    let at = at.ok_or_else(unknown)?;
    if args.delete {
        labels.remove(at);
        return Ok(());
    }
    let label = labels.get_mut(at).ok_or_else(unknown)?;
    if let Some(name) = &args.name {
        label.name.clone_from(name);
    }
    label.key = args.key.map_or(label.key, |key| (key > 0).then_some(key));
    label.colour = args.colour.map_or(label.colour, colour);
    label.pattern = args.pattern.map_or(label.pattern, pattern);
    if let Some(place) = args.place {
        let label = labels.remove(at);
        let place = usize::from(place).saturating_sub(1);
        labels.insert(place.min(labels.len()), label);
    }
    Ok(())
}

pub(crate) fn colour(arg: ColourArg) -> Colour {
    match arg {
        ColourArg::Yellow => Colour::Yellow,
        ColourArg::Green => Colour::Green,
        ColourArg::Pink => Colour::Pink,
        ColourArg::Blue => Colour::Blue,
        ColourArg::Purple => Colour::Purple,
        ColourArg::Orange => Colour::Orange,
    }
}

pub(crate) fn pattern(arg: PatternArg) -> Pattern {
    match arg {
        PatternArg::Solid => Pattern::Solid,
        PatternArg::Double => Pattern::Double,
        PatternArg::Wavy => Pattern::Wavy,
        PatternArg::Dashed => Pattern::Dashed,
        PatternArg::Dotted => Pattern::Dotted,
        PatternArg::Thick => Pattern::Thick,
    }
}
