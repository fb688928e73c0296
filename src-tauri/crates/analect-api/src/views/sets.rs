//! Collections, tags and labels.

use crate::answers::{CollectionView, Colour, LabelArgs, LabelView, Pattern, TagView};
use analect_library::Error;
use analect_model::{self as model, LabelId, TagName};

pub(crate) fn collection((collection, articles): (model::Collection, u32)) -> CollectionView {
    CollectionView {
        id: collection.id.to_string(),
        name: collection.name,
        articles,
    }
}

pub(crate) fn tag((name, articles): (TagName, u32)) -> TagView {
    TagView {
        name: name.as_str().to_owned(),
        articles,
    }
}

const PATTERNS: [(Pattern, model::Pattern); 6] = [
    (Pattern::Solid, model::Pattern::Solid),
    (Pattern::Double, model::Pattern::Double),
    (Pattern::Wavy, model::Pattern::Wavy),
    (Pattern::Dashed, model::Pattern::Dashed),
    (Pattern::Dotted, model::Pattern::Dotted),
    (Pattern::Thick, model::Pattern::Thick),
];

const COLOURS: [(Colour, model::Colour); 6] = [
    (Colour::Yellow, model::Colour::Yellow),
    (Colour::Green, model::Colour::Green),
    (Colour::Pink, model::Colour::Pink),
    (Colour::Blue, model::Colour::Blue),
    (Colour::Purple, model::Colour::Purple),
    (Colour::Orange, model::Colour::Orange),
];

pub(crate) fn pattern_view(pattern: model::Pattern) -> Pattern {
    let found = PATTERNS.iter().find(|(_, one)| *one == pattern);
    found.map_or(Pattern::Solid, |(view, _)| *view)
}

pub(crate) fn colour_view(colour: model::Colour) -> Colour {
    let found = COLOURS.iter().find(|(_, one)| *one == colour);
    found.map_or(Colour::Yellow, |(view, _)| *view)
}

pub(crate) fn pattern(pattern: Pattern) -> model::Pattern {
    let found = PATTERNS.iter().find(|(view, _)| *view == pattern);
    found.map_or(model::Pattern::Solid, |(_, one)| *one)
}

pub(crate) fn colour(colour: Colour) -> model::Colour {
    let found = COLOURS.iter().find(|(view, _)| *view == colour);
    found.map_or(model::Colour::Yellow, |(_, one)| *one)
}

pub(crate) fn label(label: &model::Label) -> LabelView {
    LabelView {
        id: label.id.as_str().to_owned(),
        name: label.name.clone(),
        key: label.key,
        colour: colour_view(label.colour),
        pattern: pattern_view(label.pattern),
    }
}

/// The label a reader wants; a new one gets an id that none of `taken` has, from its name.
pub(crate) fn wanted_label(
    wanted: &LabelArgs,
    taken: &[&model::Label],
) -> Result<model::Label, Error> {
    let given = wanted.id.as_deref().and_then(LabelId::new);
    let id = given.or_else(|| fresh_label_id(&wanted.name, taken));
    Ok(model::Label {
        id: id.ok_or_else(|| Error::UnknownLabel(wanted.name.clone()))?,
        name: wanted.name.clone(),
        key: wanted.key,
        colour: colour(wanted.colour),
        pattern: pattern(wanted.pattern),
    })
}

fn fresh_label_id(name: &str, taken: &[&model::Label]) -> Option<LabelId> {
    let plain = name.to_lowercase();
    let plain = plain.chars().filter(char::is_ascii_alphanumeric);
    let stem: String = plain.take(24).collect();
    let stem = if stem.is_empty() { "label" } else { &stem };
    let numbered = (2..1000).map(|number| format!("{stem}-{number}"));
    std::iter::once(stem.to_owned())
        .chain(numbered)
        .filter_map(|id| LabelId::new(&id))
        .find(|id| taken.iter().all(|label| label.id != *id))
}
