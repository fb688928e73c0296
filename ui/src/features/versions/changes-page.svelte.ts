import { SvelteSet } from 'svelte/reactivity';
import type { ComparisonView, RevisionView } from '$backend';
import { recall, remember } from '$shared/storage';
import { detailChanges, differences, differs, nameOf, partsOf } from './changes';
import type { Doors } from './versions.svelte';

/** What changed between two versions, in the place of the article's text. */
export class ChangesPage {
  readonly kind = 'changes';
  readonly comparison: ComparisonView;
  readonly revisions: readonly RevisionView[];
  readonly details;
  readonly total: number;
  /** The difference in hand, counted from 1; 0 before the first. */
  at = $state(0);
  /** Whether the two texts stand beside each other, where there is room. */
  beside = $state(recall('changes-beside') === 'yes');
  #open = new SvelteSet<number>();
  #doors: Doors;

  constructor(comparison: ComparisonView, revisions: readonly RevisionView[], doors: Doors) {
    this.comparison = comparison;
    this.revisions = revisions;
    this.#doors = doors;
    this.total = differences(comparison);
    this.details = detailChanges(revisions[comparison.old - 1], revisions[comparison.new - 1]);
  }

  parts = $derived.by(() => partsOf(this.comparison, (key) => this.#open.has(key)));

  unfold(key: number): void {
    this.#open.add(key);
  }

  toggleBeside(): void {
    this.beside = !this.beside;
    remember('changes-beside', this.beside ? 'yes' : 'no');
    this.#doors.notices.announce(this.beside ? 'Side by side' : 'In one text');
  }

  /** Takes the next difference in hand, or the one before; stays at the ends. */
  step(by: 1 | -1): void {
    if (this.total === 0) return this.#doors.notices.announce('No sentence differs');
    const to = this.at + by;
    if (to < 1 || to > this.total) {
      return this.#doors.notices.announce(
        by === 1 ? 'The last difference' : 'The first difference',
      );
    }
    this.take(to);
  }

  take(number: number): void {
    this.at = number;
    const sentence = this.comparison.sentences.filter(differs)[number - 1];
    if (!sentence) return;
    this.#doors.notices.announce(`${number} of ${this.total}: ${nameOf[sentence.difference]}`);
  }

  /** Shows the sentence in hand in the article, where it still stands there. */
  openHere(): void {
    const { notices, reader, toText } = this.#doors;
    const sentence = this.comparison.sentences.filter(differs)[this.at - 1];
    if (!sentence) return notices.announce('No difference is chosen');
    const { span } = sentence;
    if (span === null || this.comparison.new !== reader.article?.text.number) {
      return notices.status('That sentence is not in the current text');
    }
    toText(() => reader.jumpTo(span));
  }
}
