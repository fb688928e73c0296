//! Tags of HTML between the words of Markdown.

use analect_model::MarkKind;

/// Elements whose content is no text.
const PASSED: &[&str] = &[
    "script", "style", "iframe", "object", "svg", "math", "textarea", "select", "button",
    "noscript", "template", "title", "audio", "video",
];

/// A tag that makes a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum InlineTag {
    Emphasis,
    Strong,
    Code,
    Strike,
    Superscript,
    Subscript,
}

impl InlineTag {
    /// The mark it makes.
    pub(crate) fn kind(self) -> MarkKind {
        match self {
            Self::Emphasis => MarkKind::Emphasis,
            Self::Strong => MarkKind::Strong,
            Self::Code => MarkKind::Code,
            Self::Strike => MarkKind::Strike,
            Self::Superscript => MarkKind::Superscript,
            Self::Subscript => MarkKind::Subscript,
        }
    }

    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "em" | "i" => Self::Emphasis,
            "strong" | "b" => Self::Strong,
            "code" | "kbd" | "samp" | "tt" => Self::Code,
            "del" | "s" | "strike" => Self::Strike,
            "sup" => Self::Superscript,
            "sub" => Self::Subscript,
            _ => return None,
        })
    }
}

/// What a piece of inline HTML asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum InlineHtml {
    /// A line break.
    Break,
    /// The start of a mark.
    Open(InlineTag),
    /// The end of a mark.
    Close(InlineTag),
    /// The start of an element whose content is passed over; its name.
    Pass(String),
    /// Another end tag; its name.
    End(String),
    /// Nothing.
    Other,
}

impl InlineHtml {
    /// Reads `html`, one tag or comment.
    pub(crate) fn of(html: &str) -> Self {
        let inside = html.strip_prefix('<').unwrap_or("");
        let (end, inside) = inside
            .strip_prefix('/')
            .map_or((false, inside), |inside| (true, inside));
        let name: String = inside
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        let name = name.to_ascii_lowercase();
        match (InlineTag::of(&name), end) {
            (Some(tag), false) => Self::Open(tag),
            (Some(tag), true) => Self::Close(tag),
            (None, _) if name == "br" => Self::Break,
            (None, true) => Self::End(name),
            (None, false) if PASSED.contains(&name.as_str()) && !html.ends_with("/>") => {
                Self::Pass(name)
            }
            (None, false) => Self::Other,
        }
    }
}
