//! Markdown to a document.

use crate::front_matter;
use crate::inline_html::{InlineHtml, InlineTag};
use analect_extract::{DocumentBuilder, append_fragment, link_target, without_title};
use analect_language::identify;
use analect_model::{BlockKind, Document, MarkKind, Metadata};
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// The document and metadata of the Markdown `text`, whose line ends are line feeds; links are
/// resolved against `base`.
pub(crate) fn markdown(text: &str, base: Option<&str>) -> (Metadata, Document) {
    let (yaml, body) = front_matter::split(text);
    let mut metadata = yaml.map(front_matter::metadata).unwrap_or_default();
    let document = read(body, base.or(metadata.source.as_deref()));
    metadata.title = metadata.title.or_else(|| first_heading(&document));
    let document = without_title(document, metadata.title.as_deref());
    let identified = || identify(document.text()).map(|language| language.as_str().to_owned());
    metadata.language = metadata.language.or_else(identified);
    (metadata, document)
}

/// The words of a level-1 heading that opens the document.
fn first_heading(document: &Document) -> Option<String> {
    let first = document
        .blocks()
        .first()
        .filter(|first| first.kind == BlockKind::Heading(1))?;
    Some(
        document
            .block_text(first)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" "),
    )
}

/// What of Markdown is read beyond `CommonMark`.
pub(crate) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_WIKILINKS
}

fn read(text: &str, base: Option<&str>) -> Document {
    let mut reader = Reader {
        base,
        ..Reader::default()
    };
    for event in Parser::new_ext(text, options()) {
        reader.event(event);
    }
    reader.emit_captions();
    reader.out.finish()
}

/// A mark that is open, and what opened it.
#[derive(Debug, PartialEq, Eq)]
enum Opened {
    /// Markdown; whether a mark was opened at all.
    Markdown(bool),
    /// A tag of HTML.
    Html(InlineTag),
}

#[derive(Debug, Default)]
struct Reader<'b> {
    base: Option<&'b str>,
    out: DocumentBuilder,
    /// The kinds of the open blocks that decide what their paragraphs are, outermost first.
    around: Vec<BlockKind>,
    /// The open lists, outermost first: whether each is ordered.
    lists: Vec<bool>,
    opened: Vec<Opened>,
    /// The row and column of the next cell.
    cell: (u16, u16),
    in_table: bool,
    /// How many images are open: their text is a caption.
    images: usize,
    caption: String,
    captions: Vec<String>,
    /// The element of HTML whose content is passed over.
    passing: Option<String>,
    html: String,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.text(&text);
            }
            Event::Code(code) => self.marked(MarkKind::Code, &code),
            Event::Html(html) => self.html.push_str(&html),
            Event::InlineHtml(html) => self.inline_html(&html),
            Event::FootnoteReference(label) => self.marked(MarkKind::Superscript, &label),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.line_break(),
            Event::Rule => {}
            Event::TaskListMarker(done) => self.text(if done { "☑ " } else { "☐ " }),
        }
    }

    /// The kind of block that text becomes here.
    fn kind(&self) -> BlockKind {
        self.around.last().copied().unwrap_or(BlockKind::Paragraph)
    }

    fn text(&mut self, text: &str) {
        if self.passing.is_some() {
        } else if self.images > 0 {
            self.caption.push_str(text);
        } else if self.kind() == BlockKind::Code {
            self.out.push_verbatim(text);
        } else {
            self.out.push(text);
        }
    }

    fn marked(&mut self, kind: MarkKind, text: &str) {
        if self.images > 0 || self.passing.is_some() {
            return self.text(text);
        }
        self.out.open_mark(kind);
        self.out.push(text);
        self.out.close_mark();
    }

    fn line_break(&mut self) {
        if self.images > 0 {
            self.caption.push(' ');
        } else {
            self.out.line_break();
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => self.open_block(BlockKind::Heading(number(level))),
            Tag::BlockQuote(_) => self.open_block(BlockKind::Quote),
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => {
                self.open_block(BlockKind::Code);
            }
            Tag::List(first) => {
                self.end_block();
                self.lists.push(first.is_some());
            }
            Tag::Item => self.open_item(),
            Tag::FootnoteDefinition(label) => {
                self.open_block(BlockKind::Paragraph);
                self.marked(MarkKind::Superscript, &label);
                self.out.push(" ");
            }
            Tag::Table(_) => {
                self.end_block();
                self.out.start_table();
                self.in_table = true;
                self.cell = (0, 0);
            }
            Tag::TableRow => self.cell = (self.cell.0.saturating_add(1), 0),
            Tag::TableCell => self.open_cell(),
            Tag::Emphasis => self.open_mark(Some(MarkKind::Emphasis)),
            Tag::Strong => self.open_mark(Some(MarkKind::Strong)),
            Tag::Strikethrough => self.open_mark(Some(MarkKind::Strike)),
            Tag::Superscript => self.open_mark(Some(MarkKind::Superscript)),
            Tag::Subscript => self.open_mark(Some(MarkKind::Subscript)),
            Tag::Link { dest_url, .. } => {
                self.open_mark(link_target(self.base, &dest_url).map(MarkKind::Link));
            }
            Tag::Image { .. } => self.images += 1,
            // What definition lists and metadata blocks would start is not asked of the parser.
            Tag::Paragraph
            | Tag::HtmlBlock
            | Tag::TableHead
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::FootnoteDefinition
            | TagEnd::Item => self.close_block(),
            TagEnd::TableCell => {
                self.close_block();
                self.cell.1 = self.cell.1.saturating_add(1);
            }
            TagEnd::List(_) => {
                self.lists.pop();
                self.emit_captions();
            }
            TagEnd::Table => {
                self.in_table = false;
                self.emit_captions();
            }
            TagEnd::HtmlBlock => self.end_html(),
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link => self.close_mark(),
            TagEnd::Image => self.end_image(),
            _ => {}
        }
    }

    fn open_block(&mut self, kind: BlockKind) {
        self.end_block();
        self.around.push(kind);
    }

    fn open_item(&mut self) {
        let depth = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
        let ordered = self.lists.last().copied().unwrap_or(false);
        self.open_block(BlockKind::ListItem { depth, ordered });
    }

    fn open_cell(&mut self) {
        let (row, column) = self.cell;
        self.open_block(BlockKind::TableCell {
            row,
            column,
            header: row == 0,
        });
    }

    /// Ends the block of an element that is ending.
    fn close_block(&mut self) {
        self.end_block();
        self.around.pop();
        self.emit_captions();
    }

    /// A paragraph of a list item is a line of it; any other is a block.
    fn end_paragraph(&mut self) {
        self.close_html();
        if matches!(self.kind(), BlockKind::ListItem { .. }) {
            self.out.line_break();
        } else {
            self.end_block();
            self.emit_captions();
        }
    }

    fn end_block(&mut self) {
        self.close_html();
        self.out.end_block(self.kind());
    }

    fn open_mark(&mut self, kind: Option<MarkKind>) {
        self.opened.push(Opened::Markdown(kind.is_some()));
        if let Some(kind) = kind {
            self.out.open_mark(kind);
        }
    }

    /// Ends the innermost mark of Markdown, and with it the tags left open inside.
    fn close_mark(&mut self) {
        while let Some(opened) = self.opened.pop() {
            if opened != Opened::Markdown(false) {
                self.out.close_mark();
            }
            if matches!(opened, Opened::Markdown(_)) {
                return;
            }
        }
    }

    fn inline_html(&mut self, html: &str) {
        let tag = InlineHtml::of(html);
        if let Some(name) = &self.passing {
            if matches!(&tag, InlineHtml::End(end) if end == name) {
                self.passing = None;
            }
            return;
        }
        match tag {
            InlineHtml::Break => self.line_break(),
            InlineHtml::Pass(name) => self.passing = Some(name),
            InlineHtml::Open(tag) => {
                self.out.open_mark(tag.kind());
                self.opened.push(Opened::Html(tag));
            }
            InlineHtml::Close(tag) if self.opened.last() == Some(&Opened::Html(tag)) => {
                self.opened.pop();
                self.out.close_mark();
            }
            InlineHtml::Close(_) | InlineHtml::End(_) | InlineHtml::Other => {}
        }
    }

    /// Ends what tags of HTML left open at the end of a block.
    fn close_html(&mut self) {
        self.passing = None;
        while matches!(self.opened.last(), Some(Opened::Html(_))) {
            self.opened.pop();
            self.out.close_mark();
        }
    }

    /// Takes the text of a block of HTML.
    fn end_html(&mut self) {
        let html = std::mem::take(&mut self.html);
        self.end_block();
        append_fragment(&html, self.base, &mut self.out);
    }

    fn end_image(&mut self) {
        self.images = self.images.saturating_sub(1);
        if self.images == 0 {
            let caption = std::mem::take(&mut self.caption);
            self.captions.push(caption);
        }
    }

    /// Writes the captions of images met so far, unless a list or table is still open.
    fn emit_captions(&mut self) {
        if self.in_table || !self.lists.is_empty() || self.captions.is_empty() {
            return;
        }
        self.out.end_block(self.kind());
        for caption in std::mem::take(&mut self.captions) {
            self.out.push(&caption);
            self.out.end_block(BlockKind::Caption);
        }
    }
}

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
