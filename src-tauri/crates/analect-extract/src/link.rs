//! Addresses of links: resolved, and only those that are safe to follow.

/// The longest address that is kept, in bytes.
const MAX_LENGTH: usize = 8 * 1024;

/// The address a link written as `href` on the page `base` leads to.
///
/// Only `http`, `https` and `mailto` addresses are returned; a link within the page, a relative
/// link without a base and every other scheme give `None`. Relative references are resolved after
/// RFC 3986 §5.2; white space and control characters are treated as browsers do (WHATWG URL
/// Standard §4.4), so that no disguised scheme passes. The result holds no white space, quotes,
/// angle brackets or invisible characters: they are percent-encoded.
pub fn link_target(base: Option<&str>, href: &str) -> Option<String> {
    let href: String = href
        .trim_matches(|c: char| c <= ' ')
        .chars()
        .filter(|c| !matches!(c, '\t' | '\n' | '\r'))
        .collect();
    if href.is_empty() || href.starts_with('#') || href.len() > MAX_LENGTH {
        return None;
    }
    if let Some((scheme, rest)) = split_scheme(&href) {
        return absolute(&scheme, rest);
    }
    let (scheme, rest) = split_scheme(base?)?;
    if scheme != "http" && scheme != "https" {
        return None;
    }
    let (authority, path) = split_authority(rest);
    relative(&scheme, authority, path, &href)
}

/// `text` as a lower-case scheme and what follows its colon.
fn split_scheme(text: &str) -> Option<(String, &str)> {
    let (scheme, rest) = text.split_once(':')?;
    let legal = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    legal.then(|| (scheme.to_ascii_lowercase(), rest))
}

/// The absolute address of `scheme` with `rest`, where it is one that may be followed.
fn absolute(scheme: &str, rest: &str) -> Option<String> {
    match scheme {
        "http" | "https" => {
            let rest = rest.trim_start_matches(['/', '\\']);
            let has_host = rest.starts_with(|c: char| c.is_alphanumeric() || c == '[');
            has_host.then(|| format!("{scheme}://{}", encoded(rest)))
        }
        "mailto" if rest.contains('@') => Some(format!("mailto:{}", encoded(rest))),
        _ => None,
    }
}

/// The authority and the path with query of what follows `http:`.
fn split_authority(rest: &str) -> (&str, &str) {
    let rest = rest.trim_start_matches('/');
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    rest.split_at_checked(end).unwrap_or((rest, ""))
}

fn relative(scheme: &str, authority: &str, base: &str, href: &str) -> Option<String> {
    let href = href.replace('\\', "/");
    if let Some(rest) = href.strip_prefix("//") {
        return absolute(scheme, rest);
    }
    let base_path = base.split(['?', '#']).next().unwrap_or("");
    let joined = if href.starts_with('/') {
        href
    } else if href.starts_with('?') {
        format!("{base_path}{href}")
    } else {
        let folder = base_path.rsplit_once('/').map_or("", |(folder, _)| folder);
        format!("{folder}/{href}")
    };
    let end = joined.find(['?', '#']).unwrap_or(joined.len());
    let (path, tail) = joined.split_at_checked(end)?;
    absolute(scheme, &format!("{authority}{}{tail}", without_dots(path)))
}

/// `path` without `.` and `..` segments (RFC 3986 §5.2.4).
fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut segments = path
        .split('/')
        .skip(usize::from(path.starts_with('/')))
        .peekable();
    while let Some(segment) = segments.next() {
        let last = segments.peek().is_none();
        match segment {
            "." => {}
            ".." => {
                kept.pop();
            }
            _ => kept.push(segment),
        }
        if last && matches!(segment, "." | "..") {
            kept.push("");
        }
    }
    format!("/{}", kept.join("/"))
}

/// `address` with everything percent-encoded that could end it in a text or hide in it.
fn encoded(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for character in address.chars() {
        let hidden = character.is_control()
            || character.is_whitespace()
            || matches!(character, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
        if hidden
            || matches!(
                character,
                '"' | '<' | '>' | '`' | '\\' | '{' | '}' | '|' | '^'
            )
        {
            let mut buffer = [0; 4];
            for byte in character.encode_utf8(&mut buffer).bytes() {
                out.push_str(&format!("%{byte:02X}"));
            }
        } else {
            out.push(character);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    const BASE: Option<&str> = Some("https://news.example/a/b.html?q#f");

    #[test]
    fn links_resolve_against_the_page() {
        let check = |href: &str, expect: Option<&str>| {
            assert_eq!(link_target(BASE, href).as_deref(), expect, "{href:?}");
        };
        check("c.html", Some("https://news.example/a/c.html"));
        check("./c/", Some("https://news.example/a/c/"));
        check("../../x?y#z", Some("https://news.example/x?y#z"));
        check("..", Some("https://news.example/"));
        check("/r?a=../b", Some("https://news.example/r?a=../b"));
        check("?p=2", Some("https://news.example/a/b.html?p=2"));
        check("//other.example/p", Some("https://other.example/p"));
        check("\\\\other.example\\p", Some("https://other.example/p"));
        check("http://x.example", Some("http://x.example"));
        check("HTTPS:\\x.example/é", Some("https://x.example/é"));
        check("mailto:desk@news.example", Some("mailto:desk@news.example"));
        check(" h\nttp://x.example/a b ", Some("http://x.example/a%20b"));
        check("#top", None);
        check("", None);
        check("https://", None);
        check("mailto:", None);
    }

    #[test]
    fn nothing_but_web_and_mail_addresses_is_a_link() {
        let check = |href: &str| assert_eq!(link_target(BASE, href), None, "{href:?}");
        check("javascript:alert(1)");
        check(" java\tscript:alert(1)");
        check("\u{1}JavaScript:alert(1)");
        check("data:text/html,x");
        check("vbscript:x");
        check("file:///etc/passwd");
        check("tel:123");
        check("blob:https://x.example/1");
    }

    #[test]
    fn without_a_base_only_absolute_links_lead_anywhere() {
        assert_eq!(link_target(None, "/x"), None);
        assert_eq!(link_target(Some("file:///x"), "y"), None);
        assert_eq!(
            link_target(Some("https://x.example"), "y"),
            Some("https://x.example/y".into())
        );
    }

    proptest! {
        #[test]
        fn every_target_has_an_allowed_scheme_and_no_hidden_characters(href in "(?s).{0,40}|(java|vb)?script:.{0,9}|[/\\\\.?#a:%é ]{0,20}") {
            if let Some(target) = link_target(BASE, &href) {
                prop_assert!(["http://", "https://", "mailto:"].iter().any(|s| target.starts_with(s)));
                prop_assert!(!target.chars().any(|c| c.is_whitespace() || c.is_control() || "\"<>`\\".contains(c)));
            }
        }
    }
}
