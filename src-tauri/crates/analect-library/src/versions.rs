//! Whether a text that comes in is another version of one that is there.

use crate::article::{listing, revision};
use crate::{Error, Library, Parsed};
use analect_language::{likeness, sketch, words};
use analect_model::{Article, ArticleId, ReadingState};
use analect_store::Reader;
use analect_text::slice;
use std::collections::BTreeSet;
use std::sync::atomic::Ordering;

/// Hash values that sketches of two versions have in common, at least.
const SHARED: usize = 4;

/// Articles whose texts are compared with the one that comes in, at most.
const CANDIDATES: usize = 8;

/// The likeness from which on one text is a version of the other.
const VERSION: f64 = 0.6;

/// The same for two texts of one title.
const SAME_TITLE: f64 = 0.3;

/// The same for two texts whose titles have little in common: notices and reports are often written
/// after one pattern.
const OTHER_TITLE: f64 = 0.9;

/// The share of an article's length below which a text that is like it is taken for an excerpt.
const EXCERPT: f64 = 0.8;

/// Words below which a text is too short to be known again by its words: a quote with its source is
/// as like the notice it was taken from as a version of it.
const SHORT: usize = 60;

/// The share of the words of two titles from which on they have much in common.
const SAME_WORDS: f64 = 0.4;

/// The likeness from which on a text from the same address is a version of the other: enough for
/// the same story, not for a page that only has the same frame.
const SAME_ADDRESS: f64 = 0.1;

/// The article that `parsed`, whose text has the SHA-256 `hash`, is another version of; `None`
/// where there is none, or where the library has the very text.
///
/// An article in the trash is taken only where none outside fits. An excerpt of an article is no
/// version of it: a better text is never replaced by a part of it. Two articles of different sites
/// are never versions of each other, however alike they are: each site keeps its own.
pub(crate) fn earlier_version(
    reader: &Reader<'_>,
    parsed: &Parsed,
    hash: &[u8; 32],
) -> Result<Option<ArticleId>, Error> {
    if reader.revisions().article_with_hash(hash)?.is_some() {
        return Ok(None);
    }
    let text = parsed.imported.document.text();
    let source = parsed.imported.metadata.source.as_deref();
    let source = source.or(parsed.url.as_deref());
    if let Some(source) = source {
        for article in reader.articles().from_sources(&forms(source))? {
            let present = revision(reader, article)?;
            if likeness(present.document.text(), text) >= SAME_ADDRESS {
                return Ok(Some(article));
            }
        }
    }
    if words(text).len() < SHORT {
        return Ok(None);
    }
    let alike = reader.sketches().alike(&sketch(text), SHARED, CANDIDATES)?;
    let mut best: Option<(bool, f64, ArticleId)> = None;
    for article in alike {
        let known = listing(reader, article)?.article;
        if come_from_different_sites(&known, source, parsed) {
            continue;
        }
        let present = revision(reader, article)?;
        let present = present.document.text();
        let found = likeness(present, text);
        if number(text.len()) < EXCERPT * number(present.len()) {
            continue;
        }
        let kept = known.reading_state != ReadingState::Trash;
        let better = best.is_none_or(|(was_kept, most, _)| (kept, found) > (was_kept, most));
        let least = least_likeness(&known, parsed.imported.metadata.title.as_deref());
        if found >= least && better {
            best = Some((kept, found, article));
        }
    }
    Ok(best.map(|(_, _, article)| article))
}

/// How alike a text of this title has to be to that of an article to be a version of it.
fn least_likeness(known: &Article, title: Option<&str>) -> f64 {
    let Some(title) = title.filter(|_| !known.title_derived) else {
        return VERSION;
    };
    let (one, other) = (words_of(title), words_of(&known.title));
    let common = number(one.intersection(&other).count());
    if one == other {
        SAME_TITLE
    } else if common >= SAME_WORDS * number(one.union(&other).count()) {
        VERSION
    } else {
        OTHER_TITLE
    }
}

/// The words of a title, in any case.
fn words_of(title: &str) -> BTreeSet<String> {
    let found = words(title).into_iter();
    let found = found.filter_map(|range| slice(title, range));
    found.map(str::to_lowercase).collect()
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

fn come_from_different_sites(known: &Article, source: Option<&str>, parsed: &Parsed) -> bool {
    let hosts = known
        .source
        .as_deref()
        .and_then(host)
        .zip(source.and_then(host));
    if let Some((one, other)) = hosts {
        return one != other;
    }
    let sites = known
        .site
        .as_ref()
        .zip(parsed.imported.metadata.site.as_ref());
    sites.is_some_and(|(one, other)| one != other)
}

/// The name of the host in a web address, in lower case and without `www.`.
fn host(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    let host = host.rsplit('@').next()?.to_lowercase();
    let is_web = matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https");
    is_web.then(|| host.strip_prefix("www.").unwrap_or(&host).to_owned())
}

/// The forms in which the address of one page is written: with and without a slash at its end,
/// over either scheme.
pub(crate) fn forms(address: &str) -> Vec<String> {
    let address = address.split('#').next().unwrap_or(address);
    let bare = address.trim_end_matches('/');
    let rest = bare.split_once("://").map(|(_, rest)| rest);
    let mut found = vec![bare.to_owned()];
    if let Some(rest) = rest {
        found = vec![format!("https://{rest}"), format!("http://{rest}")];
    }
    let slashed: Vec<String> = found.iter().map(|form| format!("{form}/")).collect();
    found.extend(slashed);
    found
}

impl Library {
    /// Sketches the articles that have none, once: those of a library of an earlier version, and
    /// those that came back by redo.
    pub(crate) fn sketch_all(&self) -> Result<(), Error> {
        if self.sketched.swap(true, Ordering::Relaxed) {
            return Ok(());
        }
        let missing = self.read(|reader| Ok(reader.sketches().missing()?))?;
        if missing.is_empty() {
            return Ok(());
        }
        self.store.write::<_, Error>(SKETCH, self.now(), |writer| {
            missing.iter().try_for_each(|article| {
                let text = revision(writer.reader(), *article)?;
                let values = sketch(text.document.text());
                Ok(writer.sketches().set(*article, &values)?)
            })
        })?;
        Ok(())
    }
}

/// What the store is told that sketching is; nobody sees it, because there is nothing to undo.
const SKETCH: &str = "sketch";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_page_has_several_addresses() {
        let check = |one: &str, other: &str, expect| {
            assert_eq!(
                forms(one).contains(&other.to_owned()),
                expect,
                "{one} {other}"
            );
        };
        check("https://a.example/x", "https://a.example/x", true);
        check("https://a.example/x/", "http://a.example/x", true);
        check("https://a.example/x#part", "https://a.example/x/", true);
        check("https://a.example/x?id=1", "https://a.example/x", false);
        check("notes/a.txt", "notes/a.txt", true);
    }

    #[test]
    fn hosts_are_told_from_addresses() {
        let check =
            |address: &str, expect: Option<&str>| assert_eq!(host(address).as_deref(), expect);
        check("https://www.A.example/x", Some("a.example"));
        check("http://me@b.example?x", Some("b.example"));
        check("file:///etc", None);
        check("story.txt", None);
    }
}
