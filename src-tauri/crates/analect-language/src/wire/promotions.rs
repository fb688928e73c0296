//! Lines that advertise other content, and the footers of newsletters.

use super::matching::{after_any, is_any, opens_with, word_count};
use crate::layout::closed_end;

/// What a promotion says about the lines after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Promotion {
    /// Nothing: it stands for itself.
    Line,
    /// It heads a list of headlines.
    Header,
    /// It opens the footer of a newsletter.
    Footer,
}

/// Lines that head a list of other stories, on their own.
#[rustfmt::skip]
const HEADERS: &[&str] = &[
    "read next", "read more", "read also", "also read", "related", "related articles", "related stories", "related content", "related news",
    "related topics", "related coverage", "more on this", "more on this story", "more from", "more stories", "more news", "most read",
    "most popular", "most viewed", "trending", "trending now", "recommended", "recommended for you", "recommended reading", "editor's picks",
    "editors' picks", "editor’s picks", "you may also like", "you might also like", "see also", "further reading", "popular now", "top stories",
    "latest news", "don't miss", "don’t miss", "up next", "in case you missed it", "mehr zum thema", "lesen sie auch", "à lire aussi",
    "lire aussi", "lee también", "leggi anche", "leia também", "lees ook", "keep reading", "what to read next", "around the web",
];

/// Openings that lead to one other story, before a colon, bar or dash.
#[rustfmt::skip]
const LEADS: &[&str] = &[
    "read more", "read also", "also read", "read next", "read", "related", "see also", "more", "watch", "listen", "video", "opinion",
    "explainer", "in pictures", "gallery", "live", "don't miss", "don’t miss", "recommended", "go deeper", "full story", "further reading",
    "mehr zum thema", "lesen sie auch", "à lire aussi", "lire aussi", "lee también", "leggi anche", "leia também", "lees ook",
];

/// Openings of lists of keywords.
#[rustfmt::skip]
const TOPICS: &[&str] = &[
    "topics:", "tags:", "keywords:", "filed under:", "filed under", "tagged:", "tagged with", "tagged", "related topics:", "categories:",
    "in this article:", "mentioned in this article", "companies mentioned", "schlagworte:", "mots-clés:", "etiquetas:",
];

/// Openings that ask for a subscription or a visit.
#[rustfmt::skip]
const APPEALS: &[&str] = &[
    "sign up", "subscribe", "unsubscribe", "follow us", "follow our", "follow @", "join our", "join us on", "get our", "get the latest",
    "get the best", "download our", "download the", "like us on", "find us on", "click here", "tap here", "support our", "donate",
    "become a member", "become a subscriber", "already a subscriber", "register for", "share this", "share on", "listen to this article",
    "listen to article", "view this email", "view in browser", "view online", "view in your browser", "read in browser", "read in app",
    "read online", "you received this", "you are receiving this", "you're receiving this", "you’re receiving this", "this email was sent",
    "this message was sent", "manage preferences", "manage your", "update your preferences", "email preferences", "update profile",
    "add us to your", "forward to a friend", "forwarded this email", "was this email forwarded", "copy link", "our newsletter", "our mailing address",
    "try our", "start your free trial", "abonnieren sie", "newsletter abonnieren", "inscrivez-vous", "abonnez-vous", "suscríbete", "iscriviti",
];

/// Words one of which an appeal holds.
#[rustfmt::skip]
const APPEAL_WORDS: &[&str] = &[
    "newsletter", "newsletters", "email", "e-mail", "emails", "inbox", "unsubscribe", "subscribe", "subscription", "subscriber", "app", "here",
    "twitter", "facebook", "instagram", "whatsapp", "telegram", "youtube", "linkedin", "tiktok", "threads", "bluesky", "x", "podcast", "alerts",
    "updates", "free", "preferences", "browser", "briefing", "article", "channel", "membership", "journalism", "account", "online", "today",
    "story", "page", "link", "trial", "now", "profile", "friend", "us", "list", "address", "boletín",
];

/// Lines of buttons, on their own.
#[rustfmt::skip]
const BUTTONS: &[&str] = &[
    "advertisement", "advertising", "sponsored", "sponsored content", "paid content", "promoted", "promoted content", "ad", "anzeige",
    "publicité", "publicidad", "share", "save", "print", "comment", "comments", "share save", "save share", "email", "copy link", "bookmark",
    "follow", "listen", "skip to content", "skip to main content", "continue reading", "continue reading below", "article continues below",
    "story continues below", "story continues below advertisement", "article continues after advertisement", "scroll to continue",
    "opens new tab", "back to top", "load more", "show more", "view comments", "leave a comment", "post a comment", "gift this article",
    "subscribe", "unsubscribe", "sign up", "sign in", "log in", "purchase licensing rights", "facebook", "twitter", "whatsapp", "linkedin",
];

/// Openings that only footers of newsletters have.
#[rustfmt::skip]
const FOOTERS: &[&str] = &[
    "you received this", "you are receiving this", "you're receiving this", "you’re receiving this", "unsubscribe", "this email was sent",
    "this message was sent", "to unsubscribe", "no longer want to receive", "if you no longer wish", "manage preferences", "manage your",
    "update your preferences", "our mailing address",
];

/// What kind of promotion `line` is; `None` where it is none.
pub(super) fn promotion(line: &str) -> Option<Promotion> {
    let bare = line.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '@');
    if bare.is_empty() || word_count(bare) > 40 {
        return None;
    }
    if opens_with(bare, FOOTERS) && (is_appeal(bare) || bare.contains('|')) {
        return Some(Promotion::Footer);
    }
    if !closed_end(bare) && is_any(bare, HEADERS) || is_empty_lead(bare) {
        return Some(Promotion::Header);
    }
    let plain = is_any(bare, BUTTONS)
        || opens_with(bare, TOPICS)
        || is_lead(bare)
        || is_appeal(bare)
        || is_menu(bare);
    plain.then_some(Promotion::Line)
}

/// "Read more:" with nothing behind it.
fn is_empty_lead(line: &str) -> bool {
    let lead = line.trim_end().strip_suffix(':');
    lead.is_some_and(|lead| is_any(lead, HEADERS))
}

/// "Read more: Why cod is dear", but not "More: a sentence that ends like one."
fn is_lead(line: &str) -> bool {
    let Some(rest) = after_any(line, LEADS) else {
        return false;
    };
    let head = line.get(..line.len() - rest.len()).unwrap_or("");
    let title = rest
        .trim_start()
        .trim_start_matches([':', '|', '>', '»', '→'])
        .trim_start();
    let marked = title.len() < rest.trim_start().len();
    let capital = title.starts_with(|c: char| {
        c.is_uppercase() || c.is_numeric() || matches!(c, '“' | '‘' | '"' | '\'')
    });
    let single = !head.contains(' ');
    let plain = if single {
        !line.ends_with('.') && head.chars().all(char::is_uppercase)
            || is_any(head, &["related", "read", "watch"])
    } else {
        true
    };
    marked && capital && plain && word_count(title) <= 24 && !line.ends_with('.')
}

/// An appeal to the reader, in a line of its own.
fn is_appeal(line: &str) -> bool {
    let says = |word: &str| {
        let word = word
            .trim_matches(|c: char| !c.is_alphanumeric() && c != '-')
            .to_lowercase();
        APPEAL_WORDS.contains(&word.as_str())
    };
    let linked = opens_with(line, &["follow", "visit", "more at"])
        && (line.contains("://") || line.contains(" @"));
    let addressed = linked || after_any(line, APPEALS).is_some_and(|rest| !rest.starts_with(','));
    let quoted = line.contains(['“', '"', '”']);
    addressed
        && word_count(line) <= 30
        && !quoted
        && (linked || line.split_whitespace().skip(1).any(says))
}

/// Buttons in a row: "Unsubscribe | Manage preferences".
fn is_menu(line: &str) -> bool {
    let mut items = line
        .split(['|', '•', '·'])
        .map(str::trim)
        .filter(|item| !item.is_empty());
    let buttons = [
        "unsubscribe",
        "manage preferences",
        "privacy policy",
        "terms",
        "terms of use",
        "view in browser",
        "contact us",
        "contact",
        "privacy",
        "about us",
        "help",
    ];
    line.contains(['|', '•', '·'])
        && items.all(|item| {
            is_any(item, BUTTONS) || is_any(item, &buttons) || opens_with(item, FOOTERS)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn promotions_are_told_apart_by_what_follows_them() {
        let check =
            |line: &str, expect: Option<Promotion>| assert_eq!(promotion(line), expect, "{line:?}");
        check("Read more: Why cod is dear", Some(Promotion::Line));
        check("READ MORE | Why cod is dear", Some(Promotion::Line));
        check("Sign up for our fish newsletter", Some(Promotion::Line));
        check("Follow us on Instagram.", Some(Promotion::Line));
        check("Topics: Fish, Trade", Some(Promotion::Line));
        check("Advertisement", Some(Promotion::Line));
        check("READ NEXT", Some(Promotion::Header));
        check("Related stories:", Some(Promotion::Header));
        check(
            "You are receiving this email because you signed up.",
            Some(Promotion::Footer),
        );
        check("Unsubscribe | Manage preferences", Some(Promotion::Footer));
    }

    #[test]
    fn ordinary_prose_is_no_promotion() {
        let check = |line: &str| assert_eq!(promotion(line), None, "{line:?}");
        check("Read more books, she told them.");
        check("Follow us, he said, and they did.");
        check("Subscribe to that view and you will be wrong.");
        check("Sign up or stay home: nobody minds.");
        check("More: the word was on every wall.");
        check("Related work has shown the same.");
        check("“Sign up for the newsletter,” she said.");
        check("Listen: the ice is singing.");
        check("Download speeds fell to a trickle in the north.");
    }
}
