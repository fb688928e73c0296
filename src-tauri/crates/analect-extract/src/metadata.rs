//! What a page says of itself: title, authors, outlet, day, language, address.

use crate::content::Content;
use crate::dates::parse_date;
use crate::json_ld::LinkedData;
use crate::link::link_target;
use crate::names::clean_names;
use crate::title;
use analect_model::{Metadata, PublicationDate};
use dom_query::Document;
use std::collections::HashMap;

/// Names of `<meta>` elements that give the day of publication, best first.
const DATES: &[&str] = &[
    "article:published_time",
    "og:published_time",
    "datepublished",
    "publish-date",
    "publish_date",
    "pubdate",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dc.date",
    "dc.date.created",
    "dcterms.issued",
    "dcterms.created",
    "dcterms.date",
    "citation_publication_date",
    "citation_online_date",
    "prism.publicationdate",
    "rnews:datepublished",
    "article_date_original",
    "originalpublicationdate",
    "displaydate",
    "release_date",
    "ptime",
    "date",
];
/// Names of `<meta>` elements that give the authors, best first.
const AUTHORS: &[&str] = &[
    "author",
    "article:author",
    "byl",
    "byline",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "citation_author",
];
/// Names of `<meta>` elements that give the outlet, best first.
const SITES: &[&str] = &[
    "og:site_name",
    "application-name",
    "dc.publisher",
    "citation_journal_title",
    "twitter:site",
];
/// Names of `<meta>` elements that give the title, best first.
const TITLES: &[&str] = &[
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "citation_title",
    "parsely-title",
];

/// What the page `html` says of itself; `base` is its own address.
pub(crate) fn metadata(
    html: &Document,
    linked: &LinkedData,
    content: &Content,
    base: Option<&str>,
) -> Metadata {
    let tags = MetaTags::of(html);
    let site = tags
        .first(SITES)
        .map(|site| site.trim_start_matches('@').to_owned())
        .or_else(|| linked.site.clone());
    let site = site
        .map(|site| plain(&site))
        .filter(|site| !site.is_empty());
    Metadata {
        title: find_title(html, linked, content, &tags, site.as_deref()),
        byline: authors(html, linked, content, &tags),
        site,
        source: address(html, &tags, base),
        published: published(html, linked, &tags),
        language: language(html, linked, &tags),
        ..Metadata::default()
    }
}

/// The `<meta>` elements of a page, by name.
struct MetaTags(HashMap<String, Vec<String>>);

impl MetaTags {
    fn of(html: &Document) -> Self {
        let mut tags: HashMap<String, Vec<String>> = HashMap::new();
        for node in html.select("meta").nodes() {
            let name = ["property", "name", "itemprop", "http-equiv"]
                .iter()
                .find_map(|key| node.attr(key));
            if let (Some(name), Some(content)) = (name, node.attr("content")) {
                let content = content.trim();
                if !content.is_empty() {
                    tags.entry(name.trim().to_lowercase())
                        .or_default()
                        .push(content.to_owned());
                }
            }
        }
        Self(tags)
    }

    /// The values of the first of `names` that has any.
    fn all(&self, names: &[&str]) -> &[String] {
        names
            .iter()
            .find_map(|name| self.0.get(*name))
            .map_or(&[], Vec::as_slice)
    }

    fn first(&self, names: &[&str]) -> Option<String> {
        self.all(names).first().cloned()
    }
}

/// The title: the heading of the page that agrees with what it calls itself, else that.
fn find_title(
    html: &Document,
    linked: &LinkedData,
    content: &Content,
    tags: &MetaTags,
    site: Option<&str>,
) -> Option<String> {
    let named = tags
        .first(TITLES)
        .or_else(|| linked.title.clone())
        .or_else(|| content.title.clone());
    let named = named.or_else(|| text_of(html, "title"));
    let named = named.map(|named| title::without_site(&plain(&named), site));
    let headings: Vec<String> = html
        .select("h1")
        .nodes()
        .iter()
        .take(20)
        .map(|node| squeezed(&node.text()))
        .collect();
    title::choose(named.as_deref(), &headings, site)
}

fn authors(
    html: &Document,
    linked: &LinkedData,
    content: &Content,
    tags: &MetaTags,
) -> Vec<String> {
    let by_rel = || {
        html.select("[itemprop=author] [itemprop=name], [rel=author]")
            .nodes()
            .iter()
            .take(5)
            .map(|node| node.text().to_string())
            .collect()
    };
    let sources: [&dyn Fn() -> Vec<String>; 4] = [
        &|| linked.authors.clone(),
        &|| tags.all(AUTHORS).to_vec(),
        &|| content.byline.clone().into_iter().collect(),
        &by_rel,
    ];
    sources
        .iter()
        .map(|source| clean_names(&plain_all(&source())))
        .find(|names| !names.is_empty())
        .unwrap_or_default()
}

fn published(html: &Document, linked: &LinkedData, tags: &MetaTags) -> Option<PublicationDate> {
    let marked = || {
        let node = html.select_single("[itemprop=datePublished]");
        node.attr("datetime")
            .or_else(|| node.attr("content"))
            .and_then(|text| parse_date(&text))
    };
    linked
        .published
        .as_deref()
        .and_then(parse_date)
        .or_else(|| {
            DATES
                .iter()
                .find_map(|name| parse_date(&tags.first(&[name])?))
        })
        .or_else(marked)
        .or_else(|| first_time(html))
}

/// The day of the first `<time>` element that does not speak of an update.
fn first_time(html: &Document) -> Option<PublicationDate> {
    html.select("time[datetime]")
        .nodes()
        .iter()
        .take(20)
        .find_map(|node| {
            let around = format!(
                "{} {}",
                node.class().unwrap_or_default(),
                node.attr_or("itemprop", "")
            )
            .to_lowercase();
            let updated = around.contains("updat") || around.contains("modif");
            if updated {
                None
            } else {
                parse_date(&node.attr("datetime")?)
            }
        })
}

fn language(html: &Document, linked: &LinkedData, tags: &MetaTags) -> Option<String> {
    let stated = html
        .select_single("html")
        .attr("lang")
        .map(|lang| lang.to_string());
    [
        stated,
        tags.first(&["content-language"]),
        linked.language.clone(),
        tags.first(&["og:locale"]),
    ]
    .into_iter()
    .flatten()
    .find_map(|tag| language_tag(&tag))
}

/// `tag` in the spelling of BCP 47; `None` where it is none.
fn language_tag(tag: &str) -> Option<String> {
    let tag = tag.split(',').next()?.trim().replace('_', "-");
    let mut parts = tag.split('-');
    let primary = parts.next()?;
    let sound =
        (2..=3).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_alphabetic());
    let legal = parts.clone().all(|part| {
        (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
    });
    let rest: Vec<&str> = std::iter::once("").chain(parts).collect();
    (sound && legal && tag.len() <= 35).then(|| primary.to_ascii_lowercase() + &rest.join("-"))
}

/// The address the page gives as its own, else the one it was fetched from.
fn address(html: &Document, tags: &MetaTags, base: Option<&str>) -> Option<String> {
    let canonical = html
        .select_single("link[rel=canonical]")
        .attr("href")
        .map(|href| href.to_string());
    let named = canonical.or_else(|| tags.first(&["og:url"]));
    let found = named
        .and_then(|href| link_target(base, &href))
        .filter(|found| leads_somewhere(found, base));
    found.or_else(|| link_target(None, base?))
}

/// Whether `found` is more than the home page that careless templates name on every page.
fn leads_somewhere(found: &str, base: Option<&str>) -> bool {
    let has_path = |address: &str| {
        address
            .splitn(4, '/')
            .nth(3)
            .is_some_and(|path| !path.is_empty())
    };
    has_path(found) || !base.is_some_and(has_path)
}

fn text_of(html: &Document, selector: &str) -> Option<String> {
    let text = squeezed(&html.select_single(selector).text());
    Some(text).filter(|text| !text.is_empty())
}

fn plain_all(texts: &[String]) -> Vec<String> {
    texts.iter().map(|text| plain(text)).collect()
}

/// `text`, which may hold entities or markup of its own, as plain text on one line.
fn plain(text: &str) -> String {
    if text.contains(['&', '<']) && text.len() < 2000 {
        squeezed(&Document::fragment(text).text())
    } else {
        squeezed(text)
    }
}

/// `text` on one line, without control characters.
fn squeezed(text: &str) -> String {
    let text: String = text
        .chars()
        .filter(|c| !c.is_control() || c.is_whitespace())
        .collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
