//! Looking through the library for names: what is found in each current text is kept, so that
//! questions about the whole library are queries.

use super::types::AnalysisState;
use crate::article::{listing, revision};
use crate::{Error, Library};
use analect_entities::{Analysis, Form, Group, GroupedName, Known, analyse, name_key, version};
use analect_model::{ArticleId, BlockKind, Document, EntityKind, Revision};
use analect_store::{FoundName, NamePlace, Reader, SaidPlace, StoredAnalysis};
use analect_text::{TextRange, slice};

/// The name under which analyses are written; it never comes into the history.
const ANALYSIS: &str = "analysis";

/// Articles whose analyses are written together.
const BATCH: usize = 8;

impl Library {
    /// How far the library is looked through for names.
    pub fn analysis_state(&self) -> Result<AnalysisState, Error> {
        self.read(state)
    }

    /// Looks through the next few articles, newest first, and says how many are left.
    ///
    /// What is found is written after each call, so that it goes on there another time, also after
    /// a restart. Nobody waits for it: texts are read and looked through outside of transactions.
    /// It ends early, with what it has so far, once `is_cancelled` says so. A library that can only
    /// be read is left as it is.
    pub fn analyse_next(&self, is_cancelled: impl Fn() -> bool) -> Result<AnalysisState, Error> {
        if self.is_read_only() {
            return self.analysis_state();
        }
        let waiting = self.read(|reader| Ok(reader.analyses().pending(version(), BATCH)?))?;
        let mut made = Vec::new();
        let mut unreadable = None;
        for article in waiting {
            if is_cancelled() {
                break;
            }
            // One that cannot be read keeps none of the others from being looked through.
            let text = match self.read(|reader| revision(reader, article)) {
                Ok(text) => text,
                Err(error) => {
                    unreadable = Some(error);
                    continue;
                }
            };
            let found = analyse(&text.document, None, &Known::default());
            made.push((article, text.id, kept(&text, &found)));
        }
        if let Some(error) = unreadable.filter(|_| made.is_empty()) {
            return Err(error);
        }
        if !made.is_empty() {
            self.store
                .write::<_, Error>(ANALYSIS, self.now(), |writer| {
                    for (article, text, (found, names)) in &made {
                        let analyses = writer.analyses();
                        analyses.set(*article, *text, version(), found, names)?;
                    }
                    Ok(())
                })?;
        }
        self.analysis_state()
    }
}

pub(super) fn state(reader: &Reader<'_>) -> Result<AnalysisState, Error> {
    let (articles, unread) = reader.analyses().progress(version())?;
    Ok(AnalysisState { articles, unread })
}

/// The analysis of an article's current text: the one that is kept, or one made now.
pub(super) fn analysis_of(
    reader: &Reader<'_>,
    article: ArticleId,
) -> Result<(Revision, StoredAnalysis), Error> {
    listing(reader, article)?;
    let text = revision(reader, article)?;
    let known = reader.analyses().of(article, text.id, version())?;
    let found = known.unwrap_or_else(|| {
        let found = analyse(&text.document, None, &Known::default());
        kept(&text, &found).0
    });
    Ok((text, found))
}

/// What of an analysis is kept.
fn kept(revision: &Revision, analysis: &Analysis) -> (StoredAnalysis, Vec<FoundName>) {
    let text = revision.document.text();
    let place = |one: &GroupedName| NamePlace {
        range: one.name.range,
        honorific: one.honorific,
        role: one.role,
    };
    let groups = analysis.groups.iter();
    let quotations = analysis.quotations.iter().map(|one| SaidPlace {
        range: one.range,
        direct: one.form == Form::Direct,
        verb: one.verb,
        speaker: one.speaker.map(|speaker| speaker.range),
        group: one.speaker.and_then(|speaker| speaker.who),
    });
    let in_story = |group: &&Group| {
        let mut places = group.mentions.iter();
        places.any(|one| is_in_story(&revision.document, one.name.range))
    };
    let told = groups.clone().filter(in_story);
    let names = told.flat_map(|group| found_names(text, group));
    let kept = StoredAnalysis {
        groups: groups
            .map(|group| group.mentions.iter().map(place).collect())
            .collect(),
        quotations: quotations.collect(),
    };
    (kept, names.collect())
}

/// Whether a passage is of the story: who made a picture, and for whom, is not followed.
pub(super) fn is_in_story(document: &Document, range: TextRange) -> bool {
    let block = document.block_of(range);
    let block = block.and_then(|at| document.blocks().get(at));
    block.is_none_or(|block| block.kind != BlockKind::Credit)
}

/// The names by which a group is found: its fullest, and of anything but people, whose surnames are
/// shared, the others too.
fn found_names(text: &str, group: &Group) -> Vec<FoundName> {
    let others = group
        .aliases
        .iter()
        .filter(|alias| group.kind != EntityKind::Person || alias.contains(' '));
    let mut keys: Vec<String> = Vec::new();
    for key in std::iter::once(&group.name)
        .chain(others)
        .map(|name| name_key(name))
    {
        if !key.is_empty() && !keys.contains(&key) {
            keys.push(key);
        }
    }
    let role = role(text, group.mentions.iter().find_map(|one| one.role));
    let found = |key| FoundName {
        key,
        kind: group.kind,
        mentions: u32::try_from(group.mentions.len()).unwrap_or(u32::MAX),
        role: role.clone(),
    };
    keys.into_iter().map(found).collect()
}

/// The words of an office on one line.
pub(super) fn role(text: &str, range: Option<TextRange>) -> Option<String> {
    let words = slice(text, range?)?.split_whitespace();
    let role = words.collect::<Vec<_>>().join(" ");
    (!role.is_empty()).then_some(role)
}
