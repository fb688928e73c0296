import { tick } from 'svelte';
import type { SummarySentenceView } from '$backend';
import type { FollowedPlace } from '$features/followed';
import type { ListPlace } from '$features/marks';
import type { ReadingPlace } from '$features/reader';
import { uncover } from './covering';
import type { Tab } from './panes.svelte';
import type { Workspace } from './workspace.svelte';

/** Where the reader was before a jump. */
type Stop = {
  /** Null where something else stands in its place. */
  article: string | null;
  marks: ListPlace | null;
  followed: FollowedPlace | null;
  place: ReadingPlace | null;
  /** The item of the inspector that had the focus, by a selector, and its tab. */
  item: { tab: Tab; target: string } | null;
};

const most = 50;

/** Jumps through the text, and the way back from them and forward again. */
export class Jumps {
  #space: Workspace;
  #behind = $state.raw<readonly Stop[]>([]);
  #ahead = $state.raw<readonly Stop[]>([]);
  /** What the last jump followed: further ones along the same thing are one step back. */
  #along: string | null = null;

  constructor(space: Workspace) {
    this.#space = space;
  }

  get canGoBack(): boolean {
    return this.#behind.length > 0;
  }

  get canGoForward(): boolean {
    return this.#ahead.length > 0;
  }

  /** Remembers where the reader is now, before something takes them elsewhere. */
  note(along: string | null = null): void {
    const same = along !== null && along === this.#along;
    this.#along = along;
    const here = this.#here();
    if (!here || same) return;
    this.#behind = [...this.#behind, here].slice(-most);
    this.#ahead = [];
  }

  /** Notes the place and does what shows another one in the text, the article being in sight. */
  async toText(work: () => void, along: string | null = null): Promise<void> {
    const { panes, reader } = this.#space;
    this.note(along);
    const wide = panes.layout === 'wide';
    this.#space.versions.close();
    panes.drawer = false;
    uncover(this.#space);
    panes.reveal('reader');
    // An article that only now gets its pane must be on the page before it can be gone through.
    if (!reader.surface) await tick();
    work();
    if (along === null || !wide) this.#space.focus('reader');
  }

  /** Goes to a summary sentence in the text. */
  toSource(sentence: SummarySentenceView): void {
    this.#space.sources += 1;
    void this.toText(() => this.#space.summary.jump(sentence));
  }

  back(): Promise<void> | void {
    const stop = this.#behind.at(-1);
    const here = this.#here();
    if (!stop) return this.#nowhere('back');
    this.#behind = this.#behind.slice(0, -1);
    if (here) this.#ahead = [...this.#ahead, here];
    return this.#go(stop);
  }

  forward(): Promise<void> | void {
    const stop = this.#ahead.at(-1);
    const here = this.#here();
    if (!stop) return this.#nowhere('forward');
    this.#ahead = this.#ahead.slice(0, -1);
    if (here) this.#behind = [...this.#behind, here];
    return this.#go(stop);
  }

  async #go({ article, marks, followed, place, item }: Stop): Promise<void> {
    const space = this.#space;
    const { reader, panes } = space;
    this.#along = null;
    uncover(space);
    if (marks) await space.marks.returnTo(marks);
    if (followed) await space.followed.returnTo(followed);
    if (marks || followed) return space.focus('reader');
    if (article === null) return;
    if (reader.article?.id !== article && !(await space.reopen(article))) return;
    space.versions.close();
    // With one pane at a time the text is put right first, or it would be as it was left.
    panes.reveal('reader');
    if (!reader.surface) await tick();
    if (place) reader.returnTo(place);
    if (item) space.showTab(item.tab, item.target);
    else space.focus('reader');
  }

  #here(): Stop | null {
    const { followed, marks, panes, reader } = this.#space;
    const none = { article: null, marks: null, followed: null, place: null, item: null };
    if (marks.shown) return { ...none, marks: marks.place() };
    if (followed.shown !== null) return { ...none, followed: followed.place() };
    const article = reader.article?.id;
    if (article === undefined) return null;
    const active = document.activeElement;
    const inside = active?.closest('[data-pane="inspector"]') ? active : null;
    const target = inside && selectorOf(inside);
    const item = target ? { tab: panes.tab, target } : null;
    return { ...none, article, place: reader.place(), item };
  }

  #nowhere(way: 'back' | 'forward'): void {
    this.#space.notices.status(`There is nowhere to go ${way} to`);
  }
}

/** A selector that finds an item of the inspector again after it was drawn anew. */
function selectorOf(element: Element): string | null {
  const number = element.closest<HTMLElement>('[data-number]')?.dataset['number'];
  if (number !== undefined) return `[data-number="${number}"] [data-item]`;
  const { entity, mentionItem, noteItem, markItem, review, said, suggestion } =
    element.closest<HTMLElement>('[data-item]')?.dataset ?? {};
  if (review !== undefined) return '[data-review]';
  if (said !== undefined) return `[data-said="${said}"]`;
  if (mentionItem === undefined && suggestion !== undefined) {
    return `[data-suggestion=${JSON.stringify(suggestion)}]`;
  }
  if (entity !== undefined) return `[data-entity="${entity}"]`;
  if (mentionItem !== undefined) return `[data-mention-item="${mentionItem}"]`;
  if (markItem !== undefined) return `[data-mark-item="${markItem}"]`;
  return noteItem === undefined ? null : `[data-note-item="${noteItem}"]`;
}
