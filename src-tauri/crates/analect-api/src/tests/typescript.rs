//! Keeps the window's types in step: the test writes them and fails where they were stale.

#![allow(clippy::unwrap_used)]

use crate::answers::{
    AboutArgs, AnalysisState, Anchoring, AnnotationView, ArticleMarks, ArticleRow, ArticleView,
    BeatenView, BlockKind, BlockView, Changed, ChangedValue, CollectionView, Colour, ComparedView,
    ComparisonView, CountedView, CountedWords, DetailsView, Difference, DigestCopyView,
    DigestSentenceView, DigestView, EditToTake, EntityArticleView, EntityFileView, EntityKind,
    EntityListView, EntityNoteView, EntityPageView, EntityRow, EntitySort, EntityTypeArgs,
    EntityTypeView, EntityView, ExcludedView, ExportChoice, ExportEffect, ExportPreset,
    ExportPreview, ExportResult, FilePart, FoundAmountView, FoundDateView, HistoryView,
    ImportOutcome, ImportRow, LabelArgs, LabelView, LengthArgs, LengthUnit, LibraryView,
    LineChange, LinkView, ListedMarkView, MarkCountsView, MarkKind, MarkListView, MarkView,
    MarkdownView, MarksView, MentionInContext, MentionView, NoteEditView, NoteEditsView,
    NotesTakenView, OccurrenceView, OccurrencesView, OperationView, Pattern, PieceView,
    PlannedFile, QuotationView, ReadingState, ReasonView, RejectionView, RevisedView,
    RevisionCause, RevisionView, RevisionsView, Shelf, ShelfCounts, ShownFile, Sort, Span,
    StatementView, SuggestedMentionView, SuggestionView, SuggestionsView, SummarySentenceView,
    SummaryView, TagView, TakenEditView, TakenEdits, TakenOutcome, TallyView, TemplateProblem,
    TextView, TogetherView, UndoResult, Utf16, ValueChangeView, Verdict,
};
use crate::requests::types;
use crate::{ApiError, ErrorCode};
use std::fmt::Write;
use std::path::Path;
use ts_rs::{Config, TS};

macro_rules! declarations {
    ($config:expr, $($type:ty),* $(,)?) => { [$(<$type>::decl($config)),*] };
}

fn generate() -> String {
    let config = &Config::default().with_large_int("number");
    let declarations = declarations![
        config,
        Utf16,
        Span,
        ReadingState,
        Shelf,
        Pattern,
        Colour,
        Verdict,
        LengthUnit,
        LengthArgs,
        AboutArgs,
        Sort,
        LabelView,
        LabelArgs,
        CollectionView,
        TagView,
        ExcludedView,
        ShelfCounts,
        HistoryView,
        LibraryView,
        ArticleRow,
        BlockKind,
        MarkKind,
        MarkView,
        BlockView,
        Anchoring,
        AnnotationView,
        EntityKind,
        MentionView,
        EntityView,
        MarksView,
        TextView,
        ArticleMarks,
        ArticleView,
        ReasonView,
        BeatenView,
        ChangedValue,
        ValueChangeView,
        OperationView,
        SummarySentenceView,
        SummaryView,
        DigestSentenceView,
        DigestCopyView,
        DigestView,
        OccurrenceView,
        OccurrencesView,
        ImportOutcome,
        ErrorCode,
        ApiError,
        ImportRow,
        ExportEffect,
        ExportPreset,
        LineChange,
        TakenOutcome,
        TemplateProblem,
        PlannedFile,
        FilePart,
        ShownFile,
        ExportPreview,
        ExportResult,
        NoteEditView,
        NoteEditsView,
        TakenEditView,
        TakenEdits,
        ExportChoice,
        EditToTake,
        UndoResult,
        RevisionCause,
        Difference,
        NotesTakenView,
        TallyView,
        DetailsView,
        RevisionView,
        RevisionsView,
        RevisedView,
        PieceView,
        ComparedView,
        ComparisonView,
        ListedMarkView,
        MarkListView,
        CountedView,
        MarkCountsView,
        MarkdownView,
        Changed<()>,
    ];
    let mut out = String::from(
        "// Generated from analect-api by `cargo test -p analect-api`. Do not edit.\n\n",
    );
    for declaration in declarations.into_iter().chain(of_entities(config)) {
        writeln!(out, "export {declaration}\n").unwrap();
    }
    write_requests(config, &mut out);
    out
}

/// What is told of entities that are proposed and followed.
fn of_entities(config: &Config) -> impl Iterator<Item = String> {
    declarations![
        config,
        EntitySort,
        SuggestedMentionView,
        LinkView,
        SuggestionView,
        FoundDateView,
        FoundAmountView,
        QuotationView,
        SuggestionsView,
        RejectionView,
        EntityTypeView,
        EntityTypeArgs,
        EntityRow,
        EntityListView,
        MentionInContext,
        EntityArticleView,
        StatementView,
        TogetherView,
        EntityNoteView,
        CountedWords,
        EntityPageView,
        EntityFileView,
        AnalysisState,
    ]
    .into_iter()
}

fn write_requests(config: &Config, out: &mut String) {
    out.push_str("/** Every request the window can make: its arguments and its answer. */\n");
    out.push_str("export type Requests = {\n");
    for (name, args, answer) in types(config) {
        let args = if args.trim() == "{  }" {
            "Record<string, never>".to_owned()
        } else {
            args
        };
        writeln!(out, "  {name}: {{ args: {args}; answer: {answer} }};").unwrap();
    }
    out.push_str("};\n");
}

#[test]
fn the_windows_types_are_the_ones_in_the_tree() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/backend/generated.ts");
    let fresh = generate();
    let present = std::fs::read_to_string(&path).unwrap_or_default();
    if present != fresh {
        std::fs::write(&path, &fresh).unwrap();
    }
    assert!(
        present == fresh,
        "ui/src/backend/generated.ts was stale and has been renewed"
    );
}
