import type { EntityTypeView, SuggestedMentionView, SuggestionView } from '$backend';
import { count } from '$shared/format/format';
import { contextOf } from './context';
import type { Choice, Decision, Decisions } from './decisions.svelte';
import type { Doors } from './doors';
import { kindName, type Type } from './kinds';
import { aboutTime, timeFor, withTime } from './pace';
import { SameAs } from './same-as.svelte';
import { placeId, type Suggestions } from './suggestions.svelte';

/** How many mentions of a card are shown before all are asked for. */
export const fewMentions = 3;

/** Suggestions one at a time: the card in hand, what is decided, and how much is left. */
export class Review {
  open = $state(false);
  /** What the reader passed over in this round. */
  skipped = $state.raw<ReadonlySet<string>>(new Set());
  /** The mention of the card that keys work on. */
  at = $state(0);
  /** Starts of the card's mentions that are not it. */
  left = $state.raw<ReadonlySet<number>>(new Set());
  /** Whether all mentions of the card are listed. */
  unfolded = $state(false);
  choosingType = $state(false);
  /** While it is being asked what the card is the same as. */
  merging = $state.raw<SameAs | null>(null);
  /** Types of the reader's own. */
  types = $state.raw<readonly EntityTypeView[]>([]);
  #key = $state<string | null>(null);
  #type = $state.raw<Type | null>(null);
  #times = $state.raw<readonly number[]>([]);
  #since = 0;
  #doors: Doors;
  readonly suggestions: Suggestions;
  readonly decisions: Decisions;

  constructor(doors: Doors, suggestions: Suggestions, decisions: Decisions) {
    this.#doors = doors;
    this.suggestions = suggestions;
    this.decisions = decisions;
    decisions.takenBack = (decision) => this.#bringBack(decision);
  }

  /** What is still asked for in this round. */
  queue = $derived.by(() =>
    this.suggestions.groups.filter((one) => one.key === this.#key || !this.skipped.has(one.key)),
  );
  /** The suggestion that is asked about; null where all are decided. */
  card = $derived(this.queue.find((one) => one.key === this.#key) ?? this.queue[0] ?? null);
  /** Those after it. */
  waiting = $derived(this.queue.filter((one) => one !== this.card));
  type = $derived.by((): Type => this.#type ?? { kind: this.card?.kind ?? 'other', own: null });
  listed = $derived(
    this.unfolded ? (this.card?.mentions ?? []) : (this.card?.mentions ?? []).slice(0, fewMentions),
  );
  /** How many are behind, and of how many. */
  behind = $derived.by(() => this.decisions.amount + this.skipped.size);
  total = $derived(this.behind + this.queue.length);
  timeLeft = $derived(aboutTime(timeFor(this.queue.length, this.#times)));

  /** Begins, or goes on, at a suggestion or at the one that is worth most. */
  start(key: string | null = null): boolean {
    if (this.suggestions.groups.length === 0 && this.decisions.made.length === 0) return false;
    const group = key === null ? null : this.suggestions.group(key);
    if (!this.open) this.skipped = new Set();
    this.open = true;
    this.#take(group ?? this.card);
    void this.#readTypes();
    return true;
  }

  close(): boolean {
    const was = this.open;
    this.open = false;
    this.merging = null;
    return was;
  }

  /** Starts over for another article. */
  forget(): void {
    this.close();
    this.skipped = new Set();
    this.#key = null;
  }

  /** Goes through what was passed over. */
  again(): void {
    this.skipped = new Set();
    this.#take(this.queue[0] ?? null);
    this.#announce('');
  }

  async accept(choice: Choice = {}): Promise<void> {
    const { card } = this;
    if (!card) return;
    const { kind, own } = this.type;
    const usual: Choice = {
      kind,
      ownType: own?.id ?? null,
      left: this.left,
      into: this.#type === null ? (card.link?.entity ?? null) : null,
    };
    const next = this.#after(card);
    const made = await this.decisions.accept(card, { ...usual, ...choice });
    if (made) this.#goOn(next, this.decisions.told(made));
  }

  /** Accepts it as somebody else than the library's of this name. */
  async acceptAsOther(): Promise<boolean> {
    if (!this.card?.link) return false;
    await this.accept({ into: null, someoneElse: true });
    return true;
  }

  async reject(): Promise<void> {
    const { card } = this;
    if (!card) return;
    const next = this.#after(card);
    const made = await this.decisions.reject(card);
    if (made) this.#goOn(next, this.decisions.told(made));
  }

  /** Leaves it undecided and asks about the next one. */
  skip(): void {
    const { card } = this;
    if (!card) return;
    const next = this.#after(card);
    this.skipped = new Set([...this.skipped, card.key]);
    this.#goOn(next, 'Skipped');
  }

  /** Asks what the card is the same as. */
  merge(): boolean {
    if (!this.card) return false;
    this.merging = new SameAs(this.#doors, this.suggestions, this.card);
    return true;
  }

  setType(type: Type): void {
    this.choosingType = false;
    this.#type = type;
    this.#doors.notices.announce(type.own?.name ?? kindName(type.kind));
  }

  /** Goes to another mention of the card; what is folded away is shown for it. */
  step(by: 1 | -1): void {
    const mentions = this.card?.mentions ?? [];
    this.at = Math.max(0, Math.min(mentions.length - 1, this.at + by));
    if (this.at >= fewMentions) this.unfolded = true;
    const mention = mentions[this.at];
    if (!mention) return;
    const out = this.left.has(mention.span.start) ? ', left out' : '';
    const { before, after } = this.contextOf(mention);
    const where = `${this.at + 1} of ${mentions.length}${out}`;
    this.#doors.notices.announce(`${where}: ${before}${mention.quote}${after}`);
  }

  /** The words around a mention. */
  contextOf({ span }: SuggestedMentionView): { before: string; after: string } {
    return contextOf(this.#doors.reader.article, span);
  }

  /** Leaves a mention out, or takes it in again. */
  toggle(at = this.at): void {
    const mention = this.card?.mentions[at];
    if (!mention) return;
    this.at = at;
    const left = new Set(this.left);
    if (!left.delete(mention.span.start)) left.add(mention.span.start);
    if (left.size === this.card?.mentions.length) {
      return this.#doors.notices.status('One mention has to stay; or it is no entity.');
    }
    this.left = left;
    this.#doors.notices.announce(left.has(mention.span.start) ? 'Left out' : 'Taken in');
  }

  /** Shows the mention in hand in the text. */
  goTo(): void {
    const mention = this.card?.mentions[this.at];
    const { reader } = this.#doors;
    if (!mention) return;
    reader.focusedMark = null;
    reader.currentMention = placeId(mention.span.start);
    reader.jumpTo(mention.span);
  }

  /** The card in words, for those who hear it. */
  told(): string {
    const { card } = this;
    if (!card) return 'All decided';
    const same = card.link ? `, the same as ${card.link.name}?` : '';
    const many = count(card.mentions.length, 'mention');
    const { kind, own } = this.type;
    return `${this.behind + 1} of ${this.total}: ${card.name}, ${own?.name ?? kindName(kind)}, ${many}${same}`;
  }

  /** The one to ask about once this one is decided. */
  #after(card: SuggestionView): SuggestionView | null {
    const at = this.queue.indexOf(card);
    return this.queue[at + 1] ?? this.queue.find((one) => one !== card) ?? null;
  }

  #goOn(next: SuggestionView | null, said: string): void {
    this.#times = withTime(this.#times, performance.now() - this.#since);
    this.#take(next);
    this.#announce(`${said}. `);
  }

  #announce(before: string): void {
    this.#doors.notices.announce(`${before}${this.told()}`);
  }

  #take(group: SuggestionView | null): void {
    this.#key = group?.key ?? null;
    this.#type = null;
    this.at = 0;
    this.left = new Set();
    this.unfolded = false;
    this.choosingType = false;
    this.merging = null;
    this.#since = performance.now();
  }

  #bringBack(decision: Decision): void {
    const [first] = decision.groups;
    if (!this.open || !first) return;
    this.skipped = new Set([...this.skipped].filter((one) => one !== first.group.key));
    this.#take(first.group);
    this.#announce('');
  }

  async #readTypes(): Promise<void> {
    this.types = (await this.#doors.journal.ask('entityTypes', {})) ?? [];
  }
}
