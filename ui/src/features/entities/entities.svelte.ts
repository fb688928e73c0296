import type { EntityKind, EntityView, MentionView, Span, SuggestionView } from '$backend';
import type { OpenArticle, Reader } from '$features/reader';
import { clipText } from '$shared/format/format';
import { contextOf } from './context';
import { Decisions } from './decisions.svelte';
import type { Doors } from './doors';
import { Edits } from './edits.svelte';
import { Marking } from './marking.svelte';
import { Review } from './review.svelte';
import { sectionsOf } from './sections';
import { placeId, Suggestions } from './suggestions.svelte';
import { mentionInHand } from './walk';

/** The people, places and things of the open article: those marked, and those suggested. */
export class Entities {
  /** While it is being asked whether all that is shown is accepted: of which kind. */
  accepting = $state.raw<{ kind: EntityKind | null } | null>(null);
  readonly edits: Edits;
  readonly marking: Marking;
  readonly suggestions: Suggestions;
  readonly decisions: Decisions;
  readonly review: Review;
  #followed: string | null = null;
  #doors: Doors;

  constructor(doors: Doors) {
    this.#doors = doors;
    this.edits = new Edits(doors);
    this.marking = new Marking(doors, this.edits);
    this.suggestions = new Suggestions(doors);
    this.decisions = new Decisions(doors, this.suggestions);
    this.review = new Review(doors, this.suggestions, this.decisions);
  }

  get reader(): Reader {
    return this.#doors.reader;
  }

  /** What is marked and what is suggested, by kind. */
  sections = $derived.by(() =>
    sectionsOf(this.reader.article?.entities ?? [], this.suggestions.groups),
  );
  /** How many there are in the article, suggested ones included. */
  amount = $derived.by(
    () => (this.reader.article?.entities.length ?? 0) + this.suggestions.groups.length,
  );
  /** The suggestion whose mention in the text is in hand. */
  suggestionInHand = $derived.by(() => {
    const id = mentionInHand(this.reader);
    return id === null ? null : this.suggestions.ofPlace(id);
  });
  /** Where what the reader is asked about stands. */
  asked = $derived.by(() => {
    const { card, open, left } = this.review;
    const group = open ? card : this.suggestionInHand;
    const spans = group?.mentions.map((one) => one.span) ?? [];
    return open ? spans.filter((one) => !left.has(one.start)) : spans;
  });

  /** Takes up an article that is on the page now. */
  async follow(article: OpenArticle): Promise<void> {
    if (article.id !== this.#followed) {
      this.review.forget();
      this.decisions.forget();
    }
    this.#followed = article.id;
    await this.suggestions.follow(article);
  }

  async remove(entity: EntityView): Promise<void> {
    const { reader, journal, notices } = this.#doors;
    const { article } = reader;
    if (!article) return;
    const args = { article: article.id, entity: entity.id };
    const removed = await journal.change('removeEntity', args);
    if (!removed) return;
    article.dropEntity(entity.id);
    notices.status(`Removed ${clipText(entity.name, 60)}`, this.#doors.undoOf(removed.entry));
  }

  /** Takes one mention away; an entity goes with its last one. */
  async removeMention(entity: EntityView, mention: MentionView): Promise<void> {
    const { reader, journal, notices } = this.#doors;
    const { article } = reader;
    if (!article) return;
    const removed = await journal.change('removeMention', { mention: mention.id });
    if (!removed) return;
    if (reader.currentMention === mention.id) reader.currentMention = null;
    const mentions = entity.mentions.filter((one) => one.id !== mention.id);
    if (mentions.length === 0) article.dropEntity(entity.id);
    else article.putEntity({ ...entity, mentions });
    notices.status(
      `Mention removed · ${clipText(entity.name, 60)}`,
      this.#doors.undoOf(removed.entry),
    );
  }

  /** A mention with the words around it, for a list; `before` code units at most before it. */
  context(mention: MentionView, before?: number): { before: string; after: string } {
    return contextOf(this.reader.article, mention.span, before);
  }

  /** Goes to one mention. */
  goTo(mention: MentionView): void {
    if (!mention.span) return;
    this.reader.focusedMark = null;
    this.reader.currentMention = mention.id;
    this.reader.jumpTo(mention.span);
  }

  /** Goes to the mention after the current one, round from the last to the first. */
  nextMention(entity: EntityView): void {
    const placed = entity.mentions
      .filter((one) => one.span !== null)
      .sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
    const at = placed.findIndex((one) => one.id === this.reader.currentMention);
    const next = placed[(at + 1) % placed.length];
    if (!next) return;
    this.goTo(next);
  }

  /** Goes to the next place of a suggestion, round from the last to the first. */
  nextPlace(group: SuggestionView): void {
    const at = group.mentions.findIndex(
      (one) => placeId(one.span.start) === this.reader.currentMention,
    );
    const next = group.mentions[(at + 1) % group.mentions.length];
    if (next) this.goToPassage(next.span);
  }

  /** Goes to a passage; what is suggested there is in hand then. */
  goToPassage(span: Span): void {
    this.reader.focusedMark = null;
    this.reader.currentMention = placeId(span.start);
    this.reader.jumpTo(span);
  }

  /** Goes to the next mention of who is written as `@name` in a note; says so where nobody is. */
  goToName(name: string): void {
    const wanted = plain(name);
    const named = (entity: EntityView) =>
      [entity.name, ...entity.aliases, ...entity.mentions.map((one) => one.quote)].some(
        (one) => plain(one) === wanted,
      );
    const found = this.reader.article?.entities.find(named);
    if (found) this.nextMention(found);
    else this.#doors.notices.status(`${name} is not marked in this article`);
  }
}

/** A name as it is compared: without its case, and with `_` for a blank. */
const plain = (name: string): string => name.replaceAll('_', ' ').trim().toLocaleLowerCase();
