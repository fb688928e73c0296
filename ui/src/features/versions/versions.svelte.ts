import type {
  AnnotationView,
  ArticleView,
  ComparisonView,
  RevisedView,
  RevisionCause,
  RevisionsView,
} from '$backend';
import { OpenArticle, Reader } from '$features/reader';
import { revisedText } from '$shared/format/tally';
import type { Journal } from '$shared/journal.svelte';
import type { Action, Notices } from '$shared/notices.svelte';
import { ChangesPage } from './changes-page.svelte';
import { detailChanges, differences, sinceText } from './changes';
import { DetailsEditing } from './details-editing.svelte';
import { TextEditing } from './text-editing.svelte';

export type Doors = {
  reader: Reader;
  journal: Journal;
  notices: Notices;
  undoOf: (entry: number | null) => Action | null;
  /** Shows an article anew, whose text may be another. */
  renew: (article: string) => Promise<void>;
  /** Shows a passage of the text. */
  toText: (work: () => void) => void;
  /** Gives the focus to an item of the inspector. */
  focusItem: (selector: string) => void;
  /** Shows what the newest version changed. */
  showChanges: () => void;
};

/** An older text in the place of the article. */
export type OlderPage = { kind: 'older'; number: number; view: ArticleView };
/** What stands in the place of the article's text. */
export type Page = OlderPage | ChangesPage;

/** What made a version, in a word. */
export const causes: Record<RevisionCause, string> = {
  import: 'imported',
  edit: 'text edited',
  details: 'details edited',
  restore: 'restored',
};

/** Highlights in one state, as the list shows them. */
export type Section = { state: AnnotationView['anchoring']; name: string; marks: AnnotationView[] };
const sections = [
  { state: 'orphan', name: 'Lost' },
  { state: 'uncertain', name: 'Uncertain' },
  { state: 'changed', name: 'Changed' },
  { state: 'moved', name: 'Moved' },
] as const;

/** The texts the open article has had, and what they changed. */
export class Versions {
  list = $state.raw<RevisionsView | null>(null);
  /** What the newest version changed in the one before it. */
  last = $state.raw<ComparisonView | null>(null);
  /** The highlight of the list whose note or tags are being written. */
  editing = $state.raw<{ mark: string; mode: 'note' | 'tags' } | null>(null);
  #page = $state.raw<Page | null>(null);
  readonly text: TextEditing;
  readonly details: DetailsEditing;
  #doors: Doors;
  #asked = 0;

  constructor(doors: Doors) {
    this.#doors = doors;
    this.text = new TextEditing(doors, (saved) => this.#revised(saved));
    this.details = new DetailsEditing(doors, (saved) => this.#revised(saved));
  }

  get reader(): Reader {
    return this.#doors.reader;
  }

  /** How many texts the open article has. */
  count = $derived.by(() => this.#doors.reader.article?.text.of ?? 0);
  /** What stands in the place of the text, as long as it is about the open article. */
  page = $derived.by(() => (this.#doors.reader.article ? this.#page : null));
  /** The number of the version that is being read. */
  read = $derived.by(() =>
    this.page?.kind === 'older' ? this.page.number : (this.#doors.reader.article?.text.number ?? 0),
  );

  /** What is said of the newest version beside its article; null where it has only one. */
  strip = $derived.by((): { number: number; since: string | null } | null => {
    const text = this.#doors.reader.article?.text;
    if (!text || text.of < 2) return null;
    if (!this.last || !this.list) return { number: text.number, since: null };
    const all = this.list.revisions;
    const details = detailChanges(all.at(-2), all.at(-1)).length;
    const since = sinceText(text.number - 1, differences(this.last), details);
    return { number: text.number, since };
  });

  /** The highlights that are not simply where they were, by what became of them. */
  sections = $derived.by((): Section[] => {
    const all = this.#doors.reader.article?.annotations ?? [];
    return sections
      .map((one) => ({ ...one, marks: all.filter((mark) => mark.anchoring === one.state) }))
      .filter((one) => one.marks.length > 0);
  });
  /** How many highlights are where they were. */
  kept = $derived.by(
    () =>
      this.#doors.reader.article?.annotations.filter((one) => one.anchoring === 'exact').length ??
      0,
  );

  /** Fetches what is known of the versions of the open article; none where it has only one. */
  async load(): Promise<void> {
    const asked = ++this.#asked;
    const { journal, reader } = this.#doors;
    const { article } = reader;
    this.list = null;
    this.last = null;
    if (!article || article.text.of < 2) return;
    const of = { article: article.id };
    const [list, last] = await Promise.all([
      journal.ask('revisions', of, 'notFound'),
      this.#compare(article.text.number - 1, article.text.number),
    ]);
    if (asked !== this.#asked || reader.article !== article) return;
    this.list = list;
    this.last = last;
  }

  /** Shows what changed between two versions, or in the newest one. */
  async show(old?: number, now?: number): Promise<boolean> {
    const { journal, reader } = this.#doors;
    const { article } = reader;
    if (!article || article.text.of < 2) return false;
    const newer = now ?? article.text.number;
    const older = old ?? newer - 1;
    const [comparison, list] = await Promise.all([
      this.#compare(older, newer),
      this.list ?? journal.ask('revisions', { article: article.id }),
    ]);
    if (!comparison || !list || reader.article !== article) return false;
    this.list = list;
    this.#page = new ChangesPage(comparison, list.revisions, this.#doors);
    return true;
  }

  /** Opens an older version to be read; the current one is the article itself. */
  async open(number: number): Promise<boolean> {
    const { journal, reader } = this.#doors;
    const { article } = reader;
    if (!article) return false;
    if (number === article.text.number) {
      this.#page = null;
      return true;
    }
    const view = await journal.ask('openRevision', { article: article.id, number });
    if (!view || reader.article !== article) return false;
    this.#page = { kind: 'older', number, view };
    return true;
  }

  /** Opens the note or the tags of a highlight of the list. */
  edit(mark: string, mode: 'note' | 'tags'): void {
    this.editing = { mark, mode };
  }

  /** Gives the focus back to a highlight of the list. */
  focusMark(mark: string): void {
    this.#doors.focusItem(`[data-mark-item="${mark}"]`);
  }

  /** A reader of its own for a version that is only looked at: nothing is kept of it. */
  readerOf(view: ArticleView): Reader {
    const reader = new Reader(this.#doors.journal, () => undefined);
    reader.article = new OpenArticle(view);
    reader.hasMargin = true;
    return reader;
  }

  /** Goes back to the article's text; true where something stood in its place. */
  close(): boolean {
    const was = this.#page !== null;
    this.#page = null;
    return was;
  }

  /** Makes an older text the current one again, as a new version. */
  async restore(number: number): Promise<boolean> {
    const { journal, reader } = this.#doors;
    const { article } = reader;
    if (!article || number === article.text.number) return false;
    const saved = await journal.change('restoreRevision', { article: article.id, number });
    if (!saved) return false;
    await this.#revised(saved);
    return true;
  }

  #compare(old: number, now: number): Promise<ComparisonView | null> {
    const article = this.#doors.reader.article?.id ?? '';
    return this.#doors.journal.ask('compareRevisions', { article, old, new: now }, 'notFound');
  }

  /** Shows the new text and says what became of the highlights. */
  async #revised(saved: { value: RevisedView; entry: number | null }): Promise<void> {
    const { notices, undoOf } = this.#doors;
    const { article, tally } = saved.value;
    if (saved.entry === null) return notices.status('Nothing was changed');
    this.#page = null;
    const changes = { label: 'Show changes', run: () => this.#doors.showChanges() };
    notices.status(revisedText(article.title, tally), undoOf(saved.entry), [changes]);
    await this.#doors.renew(article.id);
  }
}
