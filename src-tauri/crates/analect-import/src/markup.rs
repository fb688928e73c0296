//! Whether a text without a telling name is written in Markdown.
//!
//! The decision is a sum. The Markdown reader goes over the text once, and each kind of structure it
//! finds there is a [`Sign`] with a weight: how much more likely an author of Markdown is to have
//! written it than an agency, a mailer or a programmer. Wire copy and mail use some of the same
//! characters, so that what only they have counts against it; source code is never Markdown.

use crate::front_matter;
use analect_language::wire::wire_copy;
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, LinkType, Parser, Tag};
use std::collections::BTreeSet;
use std::ops::Range;

/// The weight from which a text is Markdown.
const ENOUGH: i32 = 3;
/// What the dateline of wire copy counts: it outweighs a slug with a list, no clear heading or link.
const WIRE: i32 = -2;
/// What the headers, the quotes or the signature of mail count: they outweigh a quote block.
const MAIL: i32 = -3;
/// Words of a level-1 heading from which it is a title: the slugs of agencies have fewer.
const TITLE_WORDS: usize = 4;
/// One line of code in this many makes a text source code.
const CODE_SHARE: usize = 4;

/// A kind of structure; each counts once, however often it occurs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sign {
    /// A table, a fenced listing, a task, a footnote, a link to a web address: nobody else writes
    /// these.
    Unmistakable,
    /// A heading of level 2 or more, or underlined.
    Section,
    /// `# ` and enough words for a title.
    Title,
    /// `# ` and few words, which may be a slug.
    ShortTitle,
    /// A second one.
    ShortTitles,
    /// A quote that is a block of its own.
    Quote,
    /// A link by a name, or to a file beside the text.
    Reference,
    /// `**words**`
    Strong,
    /// `*words*` is written in mail too.
    Emphasis,
    /// `` `words` ``
    Code,
    /// `~~words~~`
    Strike,
    /// A list whose items start with `-`, `+` or a number; agencies and mail have those with `*`.
    List,
}

impl Sign {
    fn weight(self) -> i32 {
        match self {
            Self::Unmistakable => 2 * ENOUGH,
            Self::Section | Self::Title | Self::Quote => ENOUGH,
            Self::ShortTitle | Self::ShortTitles | Self::Reference | Self::Strong => 2,
            Self::Emphasis | Self::Code | Self::Strike | Self::List => 1,
        }
    }
}

/// Whether `text`, whose line ends are line feeds, is Markdown.
pub(crate) fn is_markdown(text: &str) -> bool {
    let (yaml, body) = front_matter::split(text);
    if yaml.is_some_and(is_front_matter) && !body.trim().is_empty() {
        return true;
    }
    let evidence = Evidence::of(text);
    if evidence.is_code(text) {
        return false;
    }
    let mut score: i32 = evidence.signs.iter().map(|sign| sign.weight()).sum();
    if is_mail(text) {
        score += MAIL;
    }
    // Looking for a dateline takes longest, so it comes last.
    if (ENOUGH..ENOUGH - WIRE).contains(&score) && wire_copy(text).place.is_some() {
        score += WIRE;
    }
    score >= ENOUGH
}

/// Whether every line between the rules belongs to a property, and a name is in lower case: wire
/// copy and mail write their fields with a capital.
fn is_front_matter(yaml: &str) -> bool {
    let name = |line: &str| line.split_once(':').map(|(name, _)| name.to_owned());
    let is_name = |name: &str| {
        !name.is_empty() && !name.contains(|c: char| !c.is_alphanumeric() && !"-_ ".contains(c))
    };
    let belongs = |line: &str| {
        line.trim().is_empty()
            || line.starts_with([' ', '\t', '-', '#'])
            || name(line).is_some_and(|name| is_name(&name))
    };
    let is_lower = |name: String| name.starts_with(char::is_lowercase);
    yaml.lines().all(belongs) && yaml.lines().filter_map(name).any(is_lower)
}

/// What the Markdown reader finds in a text.
#[derive(Debug, Default)]
struct Evidence {
    signs: BTreeSet<Sign>,
    /// Where listings stand: the code in them is no sign of source code.
    listings: Vec<Range<usize>>,
}

impl Evidence {
    fn of(text: &str) -> Self {
        let mut found = Self::default();
        for (event, range) in Parser::new_ext(text, crate::markdown::options()).into_offset_iter() {
            if matches!(event, Event::Start(Tag::CodeBlock(_))) {
                found.listings.push(range.clone());
            }
            if let Some(sign) = sign(&event, text, range)
                && !found.signs.insert(sign)
                && sign == Sign::ShortTitle
            {
                found.signs.insert(Sign::ShortTitles);
            }
        }
        found
    }

    /// Whether much of `text` outside listings is written in a programming language.
    fn is_code(&self, text: &str) -> bool {
        let (mut at, mut lines, mut code) = (0, 0, 0);
        for line in text.split_inclusive('\n') {
            let listed = self.listings.iter().any(|listing| listing.contains(&at));
            at += line.len();
            if !listed && !line.trim().is_empty() {
                lines += 1;
                code += usize::from(is_code_line(line.trim()));
            }
        }
        text.starts_with("#!") || (code > 1 && code * CODE_SHARE >= lines)
    }
}

/// What `event`, read from `range` of `text`, is a sign of.
fn sign(event: &Event<'_>, text: &str, range: Range<usize>) -> Option<Sign> {
    let source = text.get(range.clone())?.trim_end();
    let words = source.chars().any(char::is_alphabetic);
    let before = text.get(..range.start)?;
    let rest = text.get(range.start..)?.get(source.len()..)?;
    let found = match event {
        Event::Start(Tag::Heading { level, .. }) => {
            return heading(*level, source, starts_alone(before), ends_alone(rest));
        }
        Event::Start(Tag::Table(_)) | Event::TaskListMarker(_) | Event::FootnoteReference(_) => {
            Sign::Unmistakable
        }
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if words => {
            // A row of tildes separates in plain text, one of grave accents does not.
            let closed = source.len() > 6 && source.ends_with("```");
            return (closed || !info.is_empty()).then_some(Sign::Unmistakable);
        }
        Event::Start(Tag::BlockQuote(_)) if words && starts_alone(before) => Sign::Quote,
        Event::Start(
            Tag::Link {
                link_type,
                dest_url,
                ..
            }
            | Tag::Image {
                link_type,
                dest_url,
                ..
            },
        ) if words => return link(*link_type, dest_url),
        Event::Start(Tag::List(first)) if first.is_some() || !source.starts_with('*') => {
            // One item may be a dash before speech, or a number at the start of a line.
            return source.contains('\n').then_some(Sign::List);
        }
        Event::Start(Tag::Strong) => Sign::Strong,
        Event::Start(Tag::Emphasis) => Sign::Emphasis,
        Event::Start(Tag::Strikethrough) => Sign::Strike,
        Event::Code(_) => Sign::Code,
        _ => return None,
    };
    Some(found)
}

/// What the heading written as `source` is a sign of.
fn heading(level: HeadingLevel, source: &str, starts: bool, ends: bool) -> Option<Sign> {
    let words = source.trim_matches(['#', '=', '-', ' ', '\n']);
    let is_shouted = !words.chars().any(char::is_lowercase);
    let count = words.split_whitespace().count();
    if !words.chars().any(char::is_alphabetic) || !starts {
        return None;
    }
    if !source.starts_with('#') {
        return is_underlined(source, is_shouted).then_some(Sign::Section);
    }
    if level > HeadingLevel::H1 {
        return (!is_shouted || count > 1).then_some(Sign::Section);
    }
    // A slug is one word or shouted, and a comment stands right above what it explains.
    if !ends || is_shouted || count < 2 {
        None
    } else if count < TITLE_WORDS {
        Some(Sign::ShortTitle)
    } else {
        Some(Sign::Title)
    }
}

/// Whether `source` is a line and its underline, and no line above a rule: a row of hyphens
/// separates the parts of wire copy and mail too, but is then not as long as the line.
fn is_underlined(source: &str, is_shouted: bool) -> bool {
    let Some((line, rule)) = source.split_once('\n') else {
        return false;
    };
    let (line, rule) = (line.trim(), rule.trim());
    let alike = line.chars().count().abs_diff(rule.len()) <= 2;
    match rule.chars().next() {
        _ if rule.len() < 3 || rule.contains('\n') => false,
        Some('=') => true,
        _ => alike && !is_shouted && rule.len() > 3 && !line.ends_with(['.', ':', ',']),
    }
}

/// What a link to `target` is a sign of. Addresses in angle brackets stand in mail.
fn link(kind: LinkType, target: &str) -> Option<Sign> {
    let is_file = target.contains(['/', '.', '#']);
    match kind {
        LinkType::Inline if target.contains("://") || target.starts_with("mailto:") => {
            Some(Sign::Unmistakable)
        }
        LinkType::Reference | LinkType::Collapsed => Some(Sign::Unmistakable),
        LinkType::Inline if is_file => Some(Sign::Reference),
        LinkType::Shortcut | LinkType::WikiLink { .. } => Some(Sign::Reference),
        _ => None,
    }
}

/// Whether a block after `before` follows a blank line, a heading or nothing.
fn starts_alone(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '\t']);
    let above = before.strip_suffix('\n').unwrap_or(before);
    let line = above.rsplit('\n').next().unwrap_or("");
    line.trim().is_empty() || line.starts_with('#')
}

/// Whether a blank line and more text follow; `rest` starts at the end of a block's last line.
fn ends_alone(rest: &str) -> bool {
    let next = rest.lines().nth(1);
    next.is_some_and(|line| line.trim().is_empty()) && !rest.trim().is_empty()
}

/// Whether `text` is a mail: fields at its head, an announced quote, or a signature.
fn is_mail(text: &str) -> bool {
    const FIELDS: [&str; 5] = ["From: ", "To: ", "Sent: ", "Subject: ", "Date: "];
    let is_field = |line: &&str| FIELDS.iter().any(|field| line.starts_with(field));
    let fields = text.lines().take(20).filter(is_field).count();
    let announces = |line: &str| line.trim_end().ends_with("wrote:");
    fields > 1 || text.lines().any(|line| line == "-- " || announces(line))
}

/// Whether `line` is one of a programming language.
fn is_code_line(line: &str) -> bool {
    const FIRST: [&str; 14] = [
        "def", "import", "return", "elif", "fn", "const", "var", "function", "async", "#include",
        "else:", "try:", "export", "public",
    ];
    let (first, rest) = line.split_once(' ').unwrap_or((line, ""));
    let is_path = |name: &str| {
        !name.is_empty()
            && name
                .chars()
                .all(|c| c.is_alphanumeric() || "_.[]\"'".contains(c))
    };
    let assigns = ["= ", "+= ", ":= ", "-= "]
        .iter()
        .any(|sign| rest.starts_with(sign));
    let calls = line.ends_with(')') && line.split_once('(').is_some_and(|(name, _)| is_path(name));
    FIRST.contains(&first)
        || line.ends_with([';', '{', '}'])
        || line.ends_with("):")
        || (assigns && is_path(first))
        || (calls && !line.contains("]("))
        || (first == "from" && rest.contains(" import "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_is_told_from_what_looks_like_it() {
        let check = |text: &str, expect: bool| {
            let signs = Evidence::of(text).signs;
            assert_eq!(is_markdown(text), expect, "{text:?} {signs:?}");
        };
        // Headings.
        check("## The vote\n\n- The union\n- The port\n", true);
        check("## The vote\nThe port pays.\n", true);
        check("The port pays.\n\n### Who pays\n\nThe city.\n", true);
        check("# The harbour will open again\n\nThe port pays.\n", true);
        check("# The harbour\n\nThe *port* pays.\n", true);
        check("# The harbour\n\n- Ships wait.\n- The port pays.\n", true);
        check(
            "# The harbour\n\nShips wait.\n\n# The port\n\nIt pays.\n",
            true,
        );
        check("The harbour\n===========\n\nThe port pays.\n", true);
        check(
            "The port pays.\n\nThe harbour\n-----------\n\nShips wait.\n",
            true,
        );
        // Other blocks.
        check(
            "---\ntitle: The harbour\ntags:\n  - port\n---\n\nThe port pays.\n",
            true,
        );
        check(
            "---\ntitle: The harbour\n---\nVESSBY (Reuters) - The port pays.\n",
            true,
        );
        check("The mayor said:\n\n> The port pays.\n\nShips wait.\n", true);
        check("> The port pays,\n> and so it should.\n", true);
        check("> [!NOTE]\n> The port pays.\n", true);
        check("Run this:\n\n```sh\nanalect list\n```\n", true);
        check("Run this:\n\n```\nlet x = 1;\nlet y = 2;\n```\n", true);
        check("~~~python\nprint(1)\n~~~\n", true);
        check(
            "| Port | Ships |\n|------|------:|\n| Vessby | 40 |\n",
            true,
        );
        check("Port | Ships\n--- | ---\nVessby | 40\n", true);
        check("- [ ] Ask the union\n- [x] Ask the port\n", true);
        check("Ships wait.[^1]\n\n[^1]: The port says forty.\n", true);
        // Words within lines.
        check("The [port](https://port.example) *pays*.", true);
        check("The [port](https://port.example/a_b \"Port\") pays.", true);
        check(
            "![A ship](https://port.example/ship.jpg)\n\nShips wait.",
            true,
        );
        check("The [port][1] pays.\n\n[1]: https://port.example\n", true);
        check("**The port** pays *all* of it.", true);
        check("See [the port](port.md) and **pay**.", true);
        check("[[Ana Duarte]] met **all** of them.", true);
        check("1. Ask the `port`\n2. Ask the **union**\n", true);
        check(
            "VESSBY (Reuters) - The [port](https://port.example) pays.",
            true,
        );
    }

    #[test]
    fn what_others_write_is_no_markdown() {
        let check = |text: &str| {
            let signs = Evidence::of(text).signs;
            assert!(!is_markdown(text), "{text:?} {signs:?}");
        };
        // Plain text.
        check("");
        check("The port pays.\n\nShips wait.\n");
        check("# Heading");
        check("The port pays 5 * 3 * 2 crowns, the ship #4 waits.");
        check("A file_name_here and another_one.");
        check("Wages rose (see [1] and [2]) at the port [sic](as the mayor put it).");
        check("- No, she said.\n\nThe port pays.\n");
        check("- The union\n- The port\n- The city\n");
        check("1. The union\n2. The port\n");
        check("The *port* pays.");
        check("Meet me at <https://port.example>.");
        check("a | b | c\n1 | 2 | 3\n");
        check("---\n\nThe port pays.\n\n---\n");
        check("---\ntitle: Nothing follows\n---\n");
        check("> \n> >\n");
        check("[a]: https://port.example/a\n[b]: https://port.example/b\n");
        // Wire copy.
        check("# FERRY-STRIKE\n\nVESSBY, Sept 4 (Reuters) - The port pays.\n");
        check("# ferry\n\nThe port pays.\n\n* Ships wait\n* Talks fail\n");
        check("#ferry-strike\n\nThe port pays.\n");
        check(
            "# Ferry strike\n\nVESSBY, Sept 4 (Reuters) - The port pays.\n\n- Ships wait\n- Talks fail\n",
        );
        check("#\n\nThe port pays.\n");
        check("* Ships wait outside\n* Talks fail again\n\nThe port pays.\n");
        check("The port pays.\n---\nShips wait.\n");
        check("By Ana\n---\nShips wait.\n");
        check("The port pays.\n\n***\n\nShips wait.\n\n* * *\n\nTalks fail.\n");
        check("*** URGENT ***\n\nThe port pays.\n");
        check("ENDS\n----\n\nNotes to editors\n");
        check("The port pays.\n\n###\n");
        check("The port pays.\n\n## ENDS ##\n");
        check("The port pays.\n\n~~~~~~\n\nShips wait.\n\n~~~~~~\n");
        check("---\nSlug: FERRY\nPriority: 3\n---\n\nThe port pays.\n");
        // Mail.
        check("The port pays.\n\n-- \nAna Duarte\nVessby Post\n");
        check("Ships wait.\n\nAna Duarte\n--\nVessby Post\n");
        check("On Monday, Ana Duarte wrote:\n\n> The port pays.\n\nIt does.\n");
        check("From: Ana\nTo: Tom\nSubject: Port\n\n> The port pays.\n");
        check("Best wishes\n\n--------------------\nAna Duarte\n");
        // Source code.
        check(
            "# Load the data\nimport pandas as pd\n\ndef load(*args, **kwargs):\n    return pd.read(*args)\n",
        );
        check("## Load\n\ndata = load(path)\n\n## Clean\n\ndata = clean(data)\nprint(data)\n");
        check(
            "class Port:\n    def __init__(self, *args, **kwargs):\n        self.ships = args[0](kwargs)\n",
        );
        check("#!/bin/sh\n\n## Build the window\n\nnpm run build\n");
        check("#include <stdio.h>\n\nint main() {\n  return 0;\n}\n");
        check("/**\n * ## The port\n */\nfunction port() {\n  return `a` + `b`;\n}\n");
    }
}
