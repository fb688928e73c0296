//! A mark as it goes out as a W3C Web Annotation and comes in from one.
//!
//! What [`crate::write_web_annotations`] writes, [`crate::read_web_annotations`] reads back as it
//! was. What neither understands is kept beside it as JSON and written again.

use crate::block::digest;
use analect_model::{
    AnchoringState, AnnotationId, ArticleId, TagName, TextQuoteSelector, Timestamp,
};
use analect_text::{CodePointRange, OffsetMap, TextRange, Utf16Offset, Utf16Range, slice};
use serde_json::{Map, Value};

/// The JSON-LD context of the Web Annotation model.
pub(crate) const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// The key under which stands what the model has no word for. In what is kept of an annotation, it
/// holds what another program said inside the parts we write ourselves (see [`Beside`]).
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
    /// What it said when an Analect wrote the file; `None` where none did.
    pub written: Option<Said>,
    /// What it said when it came to the library that wrote the file, where it was changed there
    /// since.
    pub came: Option<Said>,
    /// What the file says beyond all this, as a JSON object whose `id` is the name another
    /// service gave the annotation.
    pub extra: Option<String>,
}

/// What an annotation says, so that it can be told whether that is still the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The digest of its note and tags.
    pub words: String,
    /// The identifier of its label.
    pub label: Option<String>,
}

impl Said {
    /// What an annotation with this note, these tags and this label says.
    pub fn of(body: &str, tags: &[TagName], label: Option<&str>) -> Self {
        let mut names: Vec<&str> = tags.iter().map(TagName::as_str).collect();
        names.sort_unstable();
        Self {
            words: digest(&format!("{body}\n\n#{}", names.join(" #"))),
            label: label.map(str::to_owned),
        }
    }

    pub(crate) fn json(&self) -> Value {
        let mut out = Map::from_iter([("words".to_owned(), self.words.as_str().into())]);
        if let Some(label) = &self.label {
            out.insert("label".to_owned(), label.as_str().into());
        }
        out.into()
    }

    pub(crate) fn read(value: &Value) -> Option<Self> {
        let text = |key| value.get(key).and_then(Value::as_str).map(str::to_owned);
        Some(Self {
            words: text("words")?,
            label: text("label"),
        })
    }
}

/// The key in [`OWN`] for what an annotation said when it came here.
pub(crate) const CAME: &str = "from";

/// What a library keeps of an annotation that came from a file: what the file said beyond what is
/// understood, and what the annotation said then.
pub fn kept_beside(extra: Option<&str>, came: &Said) -> String {
    let mut all = object(extra);
    let own = all.entry(OWN).or_insert_with(|| Map::new().into());
    if let Value::Object(own) = own {
        own.insert(CAME.to_owned(), came.json());
        own.sort_keys();
    }
    all.sort_keys();
    Value::Object(all).to_string()
}

/// The two parts of what [`kept_beside`] put together.
pub fn read_beside(kept: &str) -> (Option<String>, Option<Said>) {
    let mut all = object(Some(kept));
    let own = all.get_mut(OWN).and_then(Value::as_object_mut);
    let came = own.and_then(|own| own.shift_remove(CAME));
    if all
        .get(OWN)
        .and_then(Value::as_object)
        .is_some_and(Map::is_empty)
    {
        all.shift_remove(OWN);
    }
    let extra = (!all.is_empty()).then(|| Value::Object(all).to_string());
    (extra, came.as_ref().and_then(Said::read))
}

/// What other programs said of an annotation here and in a file, together; where both speak of the
/// same, the file counts.
pub fn united(here: Option<&str>, file: Option<&str>) -> Option<String> {
    let (mut all, mut file) = (object(here), object(file));
    let beside = overlaid(
        all.shift_remove(OWN).unwrap_or_default(),
        file.get(OWN).cloned(),
    );
    if beside.is_object() {
        file.insert(OWN.to_owned(), beside);
    }
    all.extend(file);
    all.sort_keys();
    (!all.is_empty()).then(|| Value::Object(all).to_string())
}

/// A JSON object from its text; an empty one where it is none.
pub(crate) fn object(text: Option<&str>) -> Map<String, Value> {
    text.and_then(|text| serde_json::from_str(text).ok())
        .unwrap_or_default()
}

/// What another program said inside the parts of an annotation that are understood: in its notes,
/// tags, quote, position, state and terms of ours, each without what is understood of it.
#[derive(Debug, Default)]
pub(crate) struct Beside(Map<String, Value>);

impl Beside {
    /// What [`Beside::into_value`] returned.
    pub(crate) fn of(value: Option<Value>) -> Self {
        match value {
            Some(Value::Object(parts)) => Self(parts),
            _ => Self::default(),
        }
    }

    /// Keeps what was said in `part`, if it is anything.
    pub(crate) fn keep(&mut self, part: &str, said: impl Into<Value>) {
        let said = said.into();
        let empty = match &said {
            Value::Object(said) => said.is_empty(),
            Value::Array(said) => said.is_empty(),
            _ => false,
        };
        if !empty {
            self.0.insert(part.to_owned(), said);
        }
    }

    /// What was said in `part`.
    pub(crate) fn take(&mut self, part: &str) -> Option<Value> {
        self.0.shift_remove(part)
    }

    /// `written` with what was said in `part`.
    pub(crate) fn in_part(&mut self, part: &str, written: Value) -> Value {
        overlaid(written, self.take(part))
    }

    /// All of it; `None` where there is nothing.
    pub(crate) fn into_value(mut self) -> Option<Value> {
        self.0.sort_keys();
        (!self.0.is_empty()).then(|| self.0.into())
    }
}

/// The object `written` with the keys of `said`, which count.
pub(crate) fn overlaid(mut written: Value, said: Option<Value>) -> Value {
    if let (Value::Object(out), Some(Value::Object(said))) = (&mut written, said) {
        out.extend(said);
    }
    written
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
