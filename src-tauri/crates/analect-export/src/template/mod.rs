//! Templates: how a file of notes is laid out.
//!
//! A template is text in the language of Jinja. It reads the values of [`values`], which are
//! Markdown already and cannot reach beyond their place, through the filters of [`filters`]; it
//! reads no files, includes nothing, and its work and its output are bounded. What it writes
//! between `begin` and `end` of a thing becomes that thing's block (see [`assemble`]).

mod assemble;
mod filters;
mod limits;
#[cfg(test)]
mod tests;
mod values;

use crate::Notes;
use analect_model::{
    AnchoringState, Annotation, AnnotationId, Article, ArticleId, Document, Motivation, Summary,
    SummaryMethod, SummarySentence, Target, TextQuoteSelector, Timestamp,
};
use analect_text::TextRange;
use assemble::{Problem, assemble};
use minijinja::syntax::SyntaxConfig;
use minijinja::{Environment, ErrorKind, UndefinedBehavior, Value};
use std::fmt;

/// Steps a template may take for one article; the engine counts 64 bytes of every text and list it
/// makes as one, so that this bounds the memory too, to 256 MiB. A long article with 10,000
/// highlights takes a fourth.
const FUEL: u64 = 4_000_000;
/// Bytes a template may write for one article.
const MAX_OUTPUT: usize = 64 << 20;
/// Deeper nesting is no template anybody wrote by hand.
const MAX_DEPTH: usize = 64;
/// The name the engine knows a template by.
const NAME: &str = "template";

/// A template that comes with the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Preset {
    /// Markdown that reads well anywhere.
    Plain,
    /// Callouts, block identifiers and links as Obsidian has them.
    #[default]
    Obsidian,
    /// Passages by label, open questions, room for one's own words.
    Study,
}

impl Preset {
    /// Every preset.
    pub const ALL: [Self; 3] = [Self::Plain, Self::Obsidian, Self::Study];

    /// The word it is chosen by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Obsidian => "obsidian",
            Self::Study => "study",
        }
    }

    /// Its text, to start a template of one's own from.
    pub fn source(self) -> &'static str {
        match self {
            Self::Plain => include_str!("../presets/plain.md"),
            Self::Obsidian => include_str!("../presets/obsidian.md"),
            Self::Study => include_str!("../presets/study.md"),
        }
    }

    /// The preset of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| preset.name() == name)
    }
}

/// What is wrong with a template, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct TemplateError {
    /// The line, counted from 1.
    pub line: usize,
    /// The character in the line, counted from 1.
    pub column: usize,
    /// One plain sentence without its full stop.
    pub message: String,
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            line,
            column,
            message,
        } = self;
        write!(f, "line {line}, column {column}: {message}")
    }
}

impl TemplateError {
    /// The error at byte `at` of `source`.
    fn at(source: &str, at: usize, message: impl Into<String>) -> Self {
        let before = source.get(..at).unwrap_or(source);
        let line = before.rsplit('\n').next().unwrap_or("");
        Self {
            line: before.matches('\n').count() + 1,
            column: line.chars().count() + 1,
            message: message.into(),
        }
    }
}

/// A template that was read and tried.
pub struct Template {
    environment: Environment<'static>,
    source: String,
    /// Whether it parts no highlights, so that all it writes is one block.
    whole: bool,
}

impl fmt::Debug for Template {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Template")
            .field("source", &self.source)
            .finish_non_exhaustive()
    }
}

impl Template {
    /// Reads a template and tries it on a small article.
    pub fn new(source: &str) -> Result<Self, TemplateError> {
        let source = source.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        limits::check(&source)?;
        let control = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
        if let Some(at) = source.find(control) {
            let message = "the template holds a control character";
            return Err(TemplateError::at(&source, at, message));
        }
        stacker::grow(limits::STACK, || Self::compiled(source))
    }

    fn compiled(source: String) -> Result<Self, TemplateError> {
        let mut environment = Environment::new();
        environment.set_syntax(syntax());
        environment.set_debug(true);
        environment.set_fuel(Some(FUEL));
        environment.set_recursion_limit(MAX_DEPTH);
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
        // With it, a loop could double a text until the memory is full.
        environment.remove_global("namespace");
        environment.remove_global("debug");
        // These put a value into a list as often as one likes: see `limits`.
        environment.remove_global("dict");
        for name in ["batch", "chain", "slice", "zip"] {
            environment.remove_filter(name);
        }
        filters::add_to(&mut environment);
        environment
            .add_template_owned(NAME, source.clone())
            .map_err(|error| sentence(&error, &source))?;
        limits::check_growth(&source)?;
        let mut template = Self {
            environment,
            source,
            whole: false,
        };
        template.whole = template.parts_no_highlights()?;
        Ok(template)
    }

    /// A template that comes with the program.
    pub fn preset(preset: Preset) -> Result<Self, TemplateError> {
        Self::new(preset.source())
    }

    /// The notes of an article as one Markdown file in this layout.
    pub fn write(&self, notes: &Notes<'_>) -> Result<String, TemplateError> {
        stacker::grow(limits::STACK, || self.written(notes))
    }

    fn written(&self, notes: &Notes<'_>) -> Result<String, TemplateError> {
        let (values, markers) = values::values(notes);
        let text = self.render(&values)?;
        let front = crate::front_matter::properties(notes);
        let written = assemble(&text, &front, markers, self.whole);
        written.map_err(|problem| self.locate(&values, &problem))
    }

    fn render(&self, values: &Value) -> Result<String, TemplateError> {
        let failed = |error: &minijinja::Error| sentence(error, &self.source);
        let template = self
            .environment
            .get_template(NAME)
            .map_err(|error| failed(&error))?;
        // Room that is never written to costs nothing, and beyond it nothing can be written.
        let mut room = vec![0; MAX_OUTPUT];
        let mut rest = room.as_mut_slice();
        let rendered = template.render_captured_to(values.clone(), &mut rest);
        let left = rest.len();
        rendered.map_err(|error| failed(&error))?;
        let written = room.get(..MAX_OUTPUT - left).unwrap_or_default();
        // The engine writes text only.
        Ok(std::str::from_utf8(written).unwrap_or_default().to_owned())
    }

    /// Where in the template a problem with its output comes from.
    fn locate(&self, values: &Value, problem: &Problem) -> TemplateError {
        let template = self.environment.get_template(NAME);
        let spans = template
            .and_then(|template| template.render_with_spans(values.clone()))
            .map(|(_, spans)| spans)
            .unwrap_or_default();
        let span = spans
            .iter()
            .find(|span| span.output_range().contains(&problem.at));
        let at = span.map_or(0, |span| {
            let inside = match span.kind() {
                minijinja::OutputSpanKind::Raw => problem.at - span.output_range().start,
                _ => 0,
            };
            span.source_range().start + inside
        });
        TemplateError::at(&self.source, at, problem.message)
    }

    /// Tries the template on an article with one of everything.
    fn parts_no_highlights(&self) -> Result<bool, TemplateError> {
        let parts = trial(|notes| {
            let (values, markers) = values::values(notes);
            let text = self.render(&values)?;
            let parts = assemble::parts_highlights(&text, &markers);
            let front = crate::front_matter::properties(notes);
            assemble(&text, &front, markers, !parts)
                .map_err(|problem| self.locate(&values, &problem))?;
            Ok(parts)
        });
        parts.map(|parts: bool| !parts)
    }
}

fn syntax() -> SyntaxConfig {
    // The delimiters are the usual ones, so that building cannot fail.
    SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .keep_trailing_newline(true)
        .build()
        .unwrap_or_default()
}

/// What the engine says of an error, as one plain sentence with its place.
fn sentence(error: &minijinja::Error, source: &str) -> TemplateError {
    let range = error.range().unwrap_or_default();
    let piece = source.get(range.clone()).unwrap_or("").trim();
    let named = piece.chars().count() <= 60 && !piece.is_empty() && !piece.contains('\n');
    let detail = error.detail().unwrap_or("").trim_end_matches('.');
    let message = match error.kind() {
        ErrorKind::OutOfFuel => {
            "the template takes too many steps or too much memory for one article".to_owned()
        }
        ErrorKind::WriteFailure => "the template writes more than 64 MiB".to_owned(),
        ErrorKind::UndefinedError if named => format!("there is no value “{piece}”"),
        ErrorKind::UndefinedError => "there is no such value".to_owned(),
        ErrorKind::SyntaxError => format!("this is no template language: {detail}"),
        _ if !detail.is_empty() => detail.to_owned(),
        kind => kind.to_string(),
    };
    let mut placed = TemplateError::at(source, range.start, message);
    if error.range().is_none() {
        placed.line = error.line().unwrap_or(1);
    }
    placed
}

/// Calls `work` with the notes of a small article that has one of everything.
fn trial<T>(work: impl FnOnce(&Notes<'_>) -> Result<T, TemplateError>) -> Result<T, TemplateError> {
    let text = "A sentence to try.";
    let whole = TextRange::whole(text);
    let Ok(document) = Document::new(text.to_owned(), Vec::new(), Vec::new()) else {
        return Err(TemplateError::at("", 0, "the template cannot be tried"));
    };
    let article = Article {
        id: ArticleId::from_bytes([0; 16]),
        title: "Title".to_owned(),
        title_derived: false,
        byline: vec!["Author".to_owned()],
        site: Some("Site".to_owned()),
        source: Some("https://example.org".to_owned()),
        place: None,
        published: Some(Timestamp::default().date()),
        embargo: None,
        language: Some("en".to_owned()),
        imported_at: Timestamp::default(),
        reading_state: analect_model::ReadingState::Inbox,
        starred: false,
    };
    let quote = TextQuoteSelector {
        exact: text.to_owned(),
        prefix: String::new(),
        suffix: String::new(),
    };
    let highlight = Annotation {
        id: AnnotationId::from_bytes([1; 16]),
        article: article.id,
        motivation: Motivation::Highlighting,
        target: Some(Target {
            position: whole,
            quote,
        }),
        body: "Why?".to_owned(),
        label: None,
        tags: Vec::new(),
        created: Timestamp::default(),
        modified: Timestamp::default(),
    };
    let note = Annotation {
        id: AnnotationId::from_bytes([2; 16]),
        motivation: Motivation::Commenting,
        target: None,
        ..highlight.clone()
    };
    let sentence = SummarySentence {
        index: 0,
        range: whole,
        score: 1.0,
        reasons: Vec::new(),
        beaten: None,
        follows: None,
    };
    let summary = Summary {
        method: SummaryMethod::Lead,
        sentences: vec![sentence],
        total: 1,
        asked: None,
    };
    work(&Notes {
        article: &article,
        document: &document,
        content_hash: &[0; 32],
        tags: &[],
        annotations: &[highlight, note].map(|one| (one, AnchoringState::Exact)),
        entities: &[],
        labels: &[],
        summary: Some(&summary),
    })
}
