//! What becomes of an annotation that is here already and says something else in the file.
//!
//! Note with tags, and label, are each compared three ways. Which of the two sides was changed is
//! told by what is known of earlier states: what an Analect noted in the file when it wrote it, and
//! what each library noted when the annotation came to it.

use crate::annotation::clean;
use crate::web_annotations_import::tags;
use analect_export::{Said, WebAnnotation, united};
use analect_model::{Annotation, ArticleId, Motivation, TagName};

/// Why a mark stays as it is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// It was changed here since the file was written.
    ChangedHere,
    /// It is on another article here.
    OtherArticle,
    /// It is on a passage in one and on the whole article in the other.
    OtherKind,
    /// Its passage differs, and the file is not newer.
    OtherPassage,
}

/// What becomes of it.
pub(crate) enum Outcome {
    /// Both say the same.
    Unchanged,
    /// It stays as it is here.
    Keep(Kept),
    /// It becomes what the file says; beside it stays what other programs said of both.
    Replace(Option<String>),
    /// It takes some of both.
    Combine(Combined),
}

/// An annotation that says what is in the file and what is here.
pub(crate) struct Combined {
    pub(crate) body: String,
    pub(crate) tags: Vec<TagName>,
    /// The label of the file, where that counts.
    pub(crate) label: Option<String>,
    /// What other programs said of it.
    pub(crate) extra: Option<String>,
    /// What the file says.
    pub(crate) came: Said,
    /// Whether note or tags were changed on both sides.
    pub(crate) both: bool,
}

/// Which of two versions counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Same,
    File,
    Here,
    Both,
}

/// What becomes of `present`, which goes out as `here` and is `read` in the file.
pub(crate) fn outcome(
    read: &WebAnnotation,
    here: Option<&WebAnnotation>,
    present: &Annotation,
    article: ArticleId,
) -> Outcome {
    if present.article != article {
        return Outcome::Keep(Kept::OtherArticle);
    }
    let highlight = present.motivation == Motivation::Highlighting;
    let Some(here) = here.filter(|_| read.is_highlight() == highlight) else {
        return Outcome::Keep(Kept::OtherKind);
    };
    let states = States::of(read, here, present);
    let words = states.side(|said| Some(said.words.as_str()));
    let label = states.side(|said| said.label.as_deref());
    let same_place = on_same(read, here);
    let newer = read
        .modified
        .is_some_and(|moment| moment > present.modified);
    let extra = united(here.extra.as_deref(), read.extra.as_deref());
    let of_file = |side| matches!(side, Side::Same | Side::File);
    if (words, label) == (Side::Same, Side::Same) {
        return match (same_place, extra == here.extra) {
            (true, true) => Outcome::Unchanged,
            (false, _) if newer => Outcome::Replace(extra),
            (false, true) => Outcome::Keep(Kept::OtherPassage),
            (_, false) => Outcome::Combine(states.combined(words, label, extra)),
        };
    }
    if of_file(words) && of_file(label) {
        return Outcome::Replace(extra);
    }
    let combined = states.combined(words, label, extra);
    let nothing_new = combined.body == here.body
        && combined.tags == sorted(&here.tags)
        && label != Side::File
        && combined.extra == here.extra;
    match words {
        _ if !nothing_new => Outcome::Combine(combined),
        // What the file says was added before.
        Side::Both => Outcome::Unchanged,
        _ => Outcome::Keep(Kept::ChangedHere),
    }
}

/// Whether both are on the same words.
fn on_same(read: &WebAnnotation, here: &WebAnnotation) -> bool {
    let words = |one: &WebAnnotation| one.quote.as_ref().map(|quote| quote.exact.clone());
    let made = here
        .standing
        .as_ref()
        .and_then(|standing| standing.made.as_ref());
    let made = made.map(|made| made.quote.exact.clone());
    let quoted = words(read);
    quoted == words(here) || quoted.is_some() && quoted == made
}

/// What is said now and what is known of before.
struct States<'all> {
    read: &'all WebAnnotation,
    here: &'all WebAnnotation,
    in_file: Said,
    now: Said,
    /// What it said before: when the file was written, where another program changed it since, and
    /// when it came to either library.
    before: Vec<&'all Said>,
    /// Whether it was never changed where the file was written, as far as its times tell.
    file_untouched: bool,
    /// The same of the one here.
    here_untouched: bool,
    /// Whether the file's may take the place of what is here: it is not older, or another program
    /// changed it, which need not have noted when.
    takes_place: bool,
}

impl<'all> States<'all> {
    fn of(read: &'all WebAnnotation, here: &'all WebAnnotation, present: &Annotation) -> Self {
        let label = read.label.as_deref().or(here.label.as_deref());
        let in_file = Said::of(&clean(&read.body), &tags(read), label);
        let now = Said::of(&here.body, &here.tags, here.label.as_deref());
        let written = read.written.as_ref();
        let edited = written.filter(|written| written.words != in_file.words);
        let came = here.came.iter().chain(&read.came);
        let travelled = here.came.is_some() || read.came.is_some();
        let by_times = read.own && !travelled && written.is_none();
        Self {
            before: edited.into_iter().chain(came).collect(),
            // What never came from elsewhere and is as it went out is an older state.
            file_untouched: read.own && !travelled && written.is_some() && edited.is_none()
                || by_times && read.created == read.modified,
            here_untouched: by_times && present.created == present.modified,
            takes_place: edited.is_some()
                || read
                    .modified
                    .is_none_or(|moment| moment >= present.modified),
            in_file,
            now,
            read,
            here,
        }
    }

    /// Which side counts in one part of what is said.
    fn side<'said>(&'said self, part: impl Fn(&'said Said) -> Option<&'said str>) -> Side {
        let (file, here) = (part(&self.in_file), part(&self.now));
        if file == here {
            return Side::Same;
        }
        let was = |said| self.before.iter().any(|one| part(one) == said);
        let stood = was(here) || self.here_untouched;
        if stood && self.takes_place {
            Side::File
        } else if stood || was(file) || self.file_untouched {
            Side::Here
        } else {
            Side::Both
        }
    }

    fn combined(&self, words: Side, label: Side, extra: Option<String>) -> Combined {
        let (here, file) = (self.here.body.as_str(), clean(&self.read.body));
        let all = sorted(&[&self.here.tags[..], &tags(self.read)].concat());
        let (body, tags) = match words {
            Side::File => (file, tags(self.read)),
            Side::Same | Side::Here => (here.to_owned(), sorted(&self.here.tags)),
            Side::Both if here.contains(&file) => (here.to_owned(), all),
            Side::Both if file.contains(here) => (file, all),
            Side::Both => (format!("{here}\n\n{file}"), all),
        };
        Combined {
            body,
            tags,
            label: self.read.label.clone().filter(|_| label == Side::File),
            extra,
            came: self.in_file.clone(),
            both: words == Side::Both,
        }
    }
}

fn sorted(tags: &[TagName]) -> Vec<TagName> {
    let mut tags = tags.to_vec();
    tags.sort();
    tags.dedup();
    tags
}
