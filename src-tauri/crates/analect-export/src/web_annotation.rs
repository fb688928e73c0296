//! A mark as it goes out as a W3C Web Annotation and comes in from one.
//!
//! What [`crate::write_web_annotations`] writes, [`crate::read_web_annotations`] reads back as it
//! was. What neither understands is kept beside it as JSON and written again.

use analect_model::{
    AnchoringState, AnnotationId, ArticleId, TagName, TextQuoteSelector, Timestamp,
};
use analect_text::{CodePointRange, OffsetMap, TextRange, Utf16Offset, Utf16Range, slice};

/// The JSON-LD context of the Web Annotation model.
pub(crate) const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// The key under which stands what the model has no word for.
pub(crate) const OWN: &str = "analect:mark";

/// What comes before the hash of a text, after RFC 6920.
pub(crate) const HASH: &str = "nih:sha-256;";

/// The characters that make an identifier one of ours.
pub(crate) const UUID: &str = "urn:uuid:";

/// A mark with all that is said of it, in the words of the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WebAnnotation {
    /// Its identifier, where it is one of ours or another UUID.
    pub id: Option<AnnotationId>,
    /// The article, where the file says which one.
    pub article: Option<ArticleId>,
    /// Where the text came from.
    pub address: Option<String>,
    /// The title of the article.
    pub title: Option<String>,
    /// SHA-256 of the text `position` counts in.
    pub text: Option<[u8; 32]>,
    /// When that text was obtained.
    pub obtained: Option<Timestamp>,
    /// The passage; `None` for a note on the whole article.
    pub quote: Option<TextQuoteSelector>,
    /// Where the passage stands.
    pub position: Option<CodePointRange>,
    /// Whether an Analect wrote it, so that its tags are all it has.
    pub own: bool,
    /// What became of it since it was made; `None` where its text is that it was made in.
    pub standing: Option<Standing>,
    /// The note, in Markdown.
    pub body: String,
    /// The tags, each once.
    pub tags: Vec<TagName>,
    /// The label's identifier.
    pub label: Option<String>,
    /// When it was made.
    pub created: Option<Timestamp>,
    /// When it was changed last.
    pub modified: Option<Timestamp>,
    /// What the file says beyond all this, as a JSON object whose `id` is the name another
    /// service gave the annotation.
    pub extra: Option<String>,
}

impl WebAnnotation {
    /// Whether it is on a passage.
    pub fn is_highlight(&self) -> bool {
        self.quote.is_some() || self.position.is_some()
    }

    /// The name another service gave it.
    pub fn foreign_id(&self) -> Option<String> {
        let extra: serde_json::Value = serde_json::from_str(self.extra.as_deref()?).ok()?;
        Some(extra.get("id")?.as_str()?.to_owned())
    }
}

/// What became of a mark whose article got another text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// How it stands.
    pub state: AnchoringState,
    /// How sure that is, in thousandths.
    pub score: u16,
    /// Whether the reader keeps it as it is.
    pub settled: bool,
    /// The passage the reader marked.
    pub made: Option<Made>,
}

/// A passage in the text in which it was marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Its words and what stood around them.
    pub quote: TextQuoteSelector,
    /// Where it stood.
    pub position: Option<CodePointRange>,
    /// SHA-256 of the text.
    pub text: Option<[u8; 32]>,
}

/// The range of the text at `position`, where the words there are `exact`.
///
/// The model counts code points; where that does not fit, the position is taken as UTF-16 code
/// units, which is what programs in JavaScript often write.
pub fn passage_at(map: &OffsetMap<'_>, position: CodePointRange, exact: &str) -> Option<TextRange> {
    let says = |range: &TextRange| slice(map.text(), *range) == Some(exact);
    let (start, end) = (position.start().get(), position.end().get());
    let units = Utf16Range::new(Utf16Offset::new(start), Utf16Offset::new(end));
    let by_code_points = map.from_code_points(position).filter(says);
    by_code_points.or_else(|| map.from_utf16_range(units?).filter(says))
}

/// The words for states, as the command line has them too.
pub(crate) fn state_word(state: AnchoringState) -> &'static str {
    match state {
        AnchoringState::Exact => "kept",
        AnchoringState::Moved => "moved",
        AnchoringState::Changed => "changed",
        AnchoringState::Uncertain => "uncertain",
        AnchoringState::Orphaned => "lost",
    }
}

pub(crate) fn read_state(word: &str) -> Option<AnchoringState> {
    [
        AnchoringState::Exact,
        AnchoringState::Moved,
        AnchoringState::Changed,
        AnchoringState::Uncertain,
        AnchoringState::Orphaned,
    ]
    .into_iter()
    .find(|state| state_word(*state) == word)
}

/// Whether `id` can stand where the model wants an IRI.
pub(crate) fn is_iri(id: &str) -> bool {
    let scheme = id.split_once(':').map(|(scheme, _)| scheme);
    let named = scheme.is_some_and(|scheme| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    });
    named && !id.chars().any(|c| c.is_whitespace() || c.is_control())
}
