import type { BlockView, Span, Utf16 } from '$backend';
import { clipText } from '$shared/format/format';
import { paint } from '$shared/text/painter';
import { blockIndexAt, covers, overlaps, span, textOf } from '$shared/text/positions';
import { unitAt } from '$shared/text/units';
import { commandsOf } from './commands';
import { highlightEvery } from './marks-commands';
import { afterwards, hold, type Held } from './held';
import type { Command } from '$shared/keyboard/keymap';
import type { Workspace } from './workspace.svelte';

const longest = 60;
/** Letters of a selection by which the menu names it. */
const named = 32;

type LinkItem = { url: string; words: string };

/** The menu over the article: where it stands, what it is about, and what its items do. */
export class ReadingMenu {
  open = $state(false);
  /** Where it stands in the window. */
  box = $state.raw(new DOMRect());
  /** The mark it is about; null over plain text. */
  mark = $state<string | null>(null);
  /** The links of what it is about. */
  links = $state.raw<readonly LinkItem[]>([]);
  /** What would be looked for: the selection, or the word pointed at. */
  words = $state<string | null>(null);
  /** What labels, a note and a copy would be of, in words. */
  target = $state('');
  readonly space: Workspace;
  #held: Held | null = null;
  #pending: (() => unknown) | null = null;

  constructor(space: Workspace) {
    this.space = space;
  }

  /** Opens where the pointer is, in place of the web view's own menu. */
  openAt(event: MouseEvent): void {
    const { reader } = this.space;
    const target = event.target instanceof Element ? event.target : null;
    if (!target?.closest('.article')) return;
    event.preventDefault();
    // The menu key may be reported here as well as by its own press.
    if (this.open) return;
    if (event.button === 0 && !event.ctrlKey) return this.openAtCursor();
    const { clientX, clientY } = event;
    const position = reader.surface?.letterAt(event) ?? null;
    const noted = target.closest<HTMLElement>('.note-number')?.dataset['note'] ?? null;
    this.#aim(position, noted, target.closest('.piece') !== null);
    this.#show(new DOMRect(clientX, clientY, 0, 0));
  }

  /** Opens below the mark in hand, the selection or the cursor. */
  openAtCursor(): void {
    const { reader } = this.space;
    const { article, surface, focusedMark } = reader;
    const selection = reader.readSelection();
    const marked = focusedMark === null ? null : (article?.annotation(focusedMark)?.span ?? null);
    const over = selection ?? marked ?? reader.cursor.span;
    if (!article || !surface || !over) return;
    surface.reveal(over, 'instant');
    const line = surface.rangeOf(over)?.getClientRects()[0] ?? new DOMRect();
    this.mark = selection ? null : focusedMark;
    this.links = linksIn(article.blocks, over);
    this.words = selection || reader.cursor.unit === 'word' ? textOf(article.blocks, over) : null;
    this.#show(new DOMRect(line.left, line.top, 0, line.height));
  }

  /** Does what a key would do, once the menu has gone. */
  run(command: Command, chord = ''): void {
    this.later(() => commandsOf(this.space)[command](chord));
  }

  /** Highlights what it is about, or gives the mark another label, as the label's digit does. */
  label(id: string): void {
    this.later(() => this.space.annotations.highlight(id));
  }

  later(work: () => unknown): void {
    this.#pending = work;
    this.open = false;
  }

  find(): void {
    const { words } = this;
    this.later(() => this.space.find.show(words));
  }

  /** Highlights what would be looked for wherever the article says it. */
  every(): void {
    const { words } = this;
    this.later(() => highlightEvery(this.space, words));
  }

  async copyLink(url: string): Promise<void> {
    await this.space.copy(url);
    this.space.notices.status('Address copied');
  }

  /** Gives the focus back and does what was chosen; called once the menu is off the page. */
  closed(): void {
    const [held, pending] = [this.#held, this.#pending];
    this.#held = null;
    this.#pending = null;
    paint('analect-chosen', []);
    if (held) void afterwards(held, () => pending?.());
  }

  /** "Find “words”", shortened where they are many. */
  get wanted(): string {
    const line = this.words?.trim().split('\n')[0] ?? '';
    return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
  }

  #named(selection: Span | null): string {
    if (this.mark !== null) return 'This highlight';
    const { article, cursor } = this.space.reader;
    if (!selection) return `This ${cursor.unit}`;
    return `“${clipText(textOf(article?.blocks ?? [], selection), named)}”`;
  }

  /** Takes in hand what is pointed at, unless that is the selection. */
  #aim(position: Utf16 | null, noted: string | null, onText: boolean): void {
    const { reader } = this.space;
    const blocks = reader.article?.blocks ?? [];
    const selection = reader.readSelection();
    const here = position === null ? null : span(position, position);
    this.mark = null;
    this.links = position === null ? [] : linksIn(blocks, span(position, (position + 1) as Utf16));
    if (selection && position !== null && covers(selection, position)) {
      this.words = textOf(blocks, selection);
      return;
    }
    reader.clearSelection();
    this.mark = noted ?? (here && onText && position !== null ? reader.markAt(position) : null);
    reader.focusedMark = this.mark;
    if (position === null) return;
    reader.cursor.moveTo(position);
    const word = unitAt(blocks, 'word', position, reader.article?.row.language);
    this.words = word && covers(word, position) ? textOf(blocks, word) : null;
  }

  #show(box: DOMRect): void {
    const { annotations, reader } = this.space;
    annotations.popover = false;
    const { surface } = reader;
    surface?.root.focus({ preventScroll: true });
    this.#pending = null;
    this.#held = hold(this.space);
    this.box = box;
    this.open = true;
    // The menu takes the focus, and some engines take the selection away with it.
    const { selection } = this.#held;
    this.target = this.#named(selection);
    const range = selection ? surface?.rangeOf(selection) : null;
    paint('analect-chosen', range ? [range] : []);
  }
}

/** The links that a passage touches and that may be followed, in its order. */
function linksIn(blocks: readonly BlockView[], over: Span): LinkItem[] {
  const found: LinkItem[] = [];
  for (let index = blockIndexAt(blocks, over.start); index < blocks.length; index += 1) {
    const block = blocks[index];
    if (!block || block.start >= over.end) break;
    for (const { kind, href, span: at } of block.marks) {
      if (kind !== 'link' || href === null || !overlaps(at, over)) continue;
      if (!/^(https?:|mailto:)/i.test(href)) continue;
      // Emphasis inside a link cuts it into pieces; the address is one.
      if (found.at(-1)?.url !== href) found.push({ url: href, words: textOf(blocks, at) });
    }
  }
  return found;
}
