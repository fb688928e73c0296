import type {
  EntityArticleView,
  EntityNoteView,
  EntityPageView,
  MentionInContext,
  StatementView,
  TogetherView,
} from '$backend';

export type SectionId = 'articles' | 'by' | 'about' | 'together' | 'notes' | 'waiting';

type Of =
  | { kind: 'mention'; article: EntityArticleView; mention: MentionInContext; top: boolean }
  | { kind: 'more'; article: EntityArticleView; hidden: number }
  | { kind: 'statement'; statement: StatementView }
  | { kind: 'together'; together: TogetherView }
  | { kind: 'note'; note: EntityNoteView }
  | { kind: 'waiting'; article: EntityArticleView };
/** A row of an entity's page; `first` stands under the heading of its section. */
export type Row = { id: string; section: SectionId; first: boolean } & Of;

export type Section = { id: SectionId; name: string; title: string; amount: number };

/** Mentions of one article that are shown before the rest is asked for. */
const few = 3;

/** The sections that have something, in their order. */
export function sectionsOf(view: EntityPageView): Section[] {
  const { name } = view.entity;
  const all: Section[] = [
    { id: 'articles', name: 'Articles', title: 'In articles', amount: view.entity.articles },
    { id: 'by', name: 'Said', title: `Said by ${name}`, amount: view.statementsBy.length },
    { id: 'about', name: 'Said of', title: `Said of ${name}`, amount: view.statementsAbout.length },
    { id: 'together', name: 'With', title: 'In the same articles', amount: view.together.length },
    { id: 'notes', name: 'Notes', title: 'Your notes', amount: view.notes.length },
    {
      id: 'waiting',
      name: 'Waiting',
      title: 'The name waits for a decision',
      amount: view.waiting.length,
    },
  ];
  return all.filter((one) => one.amount > 0);
}

/** All of a page in its order; `opened` are the articles whose mentions are all shown. */
export function rowsOf(view: EntityPageView, opened: ReadonlySet<string>): Row[] {
  const rows: Omit<Row, 'first'>[] = [
    ...view.articles.flatMap((article) => ofArticle(article, opened.has(article.article))),
    ...view.statementsBy.map((one) => ofStatement('by', one)),
    ...view.statementsAbout.map((one) => ofStatement('about', one)),
    ...view.together.map((together) => ({
      id: `together-${together.entity}`,
      section: 'together' as const,
      kind: 'together' as const,
      together,
    })),
    ...view.notes.map((note) => ({
      id: `note-${note.annotation}`,
      section: 'notes' as const,
      kind: 'note' as const,
      note,
    })),
    ...view.waiting.map((article) => ({
      id: `waiting-${article.article}`,
      section: 'waiting' as const,
      kind: 'waiting' as const,
      article,
    })),
  ];
  return rows.map((row, at) => ({ ...row, first: rows[at - 1]?.section !== row.section }) as Row);
}

function ofArticle(article: EntityArticleView, all: boolean): Omit<Row, 'first'>[] {
  const { mentions } = article;
  // One that is left over takes no more room than the row that would say so.
  const shown = all || mentions.length <= few + 1 ? mentions : mentions.slice(0, few);
  const rows = shown.map((mention, at) => ({
    id: `mention-${mention.id ?? `${article.article}-${String(at)}`}`,
    section: 'articles' as const,
    kind: 'mention' as const,
    article,
    mention,
    top: at === 0,
  }));
  const hidden = mentions.length - shown.length;
  if (hidden === 0) return rows;
  const id = `more-${article.article}`;
  return [
    ...rows,
    { id, section: 'articles', kind: 'more', article, hidden } as Omit<Row, 'first'>,
  ];
}

function ofStatement(section: 'by' | 'about', statement: StatementView): Omit<Row, 'first'> {
  const id = `${section}-${statement.article}-${String(statement.span.start)}`;
  return { id, section, kind: 'statement', statement } as Omit<Row, 'first'>;
}
