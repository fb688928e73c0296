import { tick } from 'svelte';
import type { EntityView, QuotationView, SuggestionsView, SuggestionView } from '$backend';
import type { OpenArticle } from '$features/reader';
import { byPlace } from '$shared/text/positions';
import type { Spanned } from '$shared/text/spans';
import type { Doors } from './doors';

/** How long decisions rest before the library is asked what they changed about the others. */
const rest = 400;

/** What a place is known by where it is painted: texts have one name at a position. */
export const placeId = (start: number): string => `suggested-${start}`;

/** Where a place begins by what it is known by; null for anything else. */
export const startOfPlace = (id: string): number | null => {
  const start = /^suggested-(\d+)$/.exec(id)?.[1];
  return start === undefined ? null : Number(start);
};

/** What was found in the open article and is not decided about yet. */
export class Suggestions {
  view = $state.raw<SuggestionsView | null>(null);
  /** Whether the open article is being looked through for the first time. */
  loading = $state(false);
  #article: OpenArticle | null = null;
  #asked = 0;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #doors: Doors;

  constructor(doors: Doors) {
    this.#doors = doors;
  }

  /** All of the kinds that are wanted, in the order in which deciding is worth most. */
  groups = $derived.by(() =>
    (this.view?.groups ?? []).filter((one) => this.#doors.suggests(one.kind)),
  );
  /** Those that are sure enough to be painted. */
  shown = $derived(this.groups.filter((one) => one.shown));

  /** Looks for names in an article that is on the page now, once for each text. */
  async follow(article: OpenArticle): Promise<void> {
    if (this.#article === article) return;
    this.#article = article;
    this.view = null;
    this.loading = true;
    await painted();
    await this.#fetch();
  }

  /** Asks again after a change of the library. */
  async refresh(): Promise<void> {
    if (this.#article) await this.#fetch();
  }

  /** Asks again once changes rest. */
  refreshSoon(): void {
    clearTimeout(this.#waiting);
    if (this.view) this.#waiting = setTimeout(() => void this.refresh(), rest);
  }

  /** Those that can be accepted at once: shown, and not one of several namesakes. */
  clear = $derived(this.shown.filter((one) => !isAmbiguous(one)));

  group(key: string): SuggestionView | null {
    return this.groups.find((one) => one.key === key) ?? null;
  }

  /** The one that a place in the text belongs to. */
  ofPlace(id: string): SuggestionView | null {
    const here = (start: number) => placeId(start) === id;
    return this.groups.find((one) => one.mentions.some(({ span }) => here(span.start))) ?? null;
  }

  /** What an entity, or a suggestion, is reported to have said. */
  saidBy(speaker: EntityView | SuggestionView): QuotationView[] {
    const own = (one: QuotationView) =>
      'id' in speaker ? one.entity === speaker.id : one.suggestion === speaker.key;
    return (this.view?.quotations ?? []).filter(own);
  }

  /** Takes away what has been decided about, before the library is asked again. */
  drop(keys: readonly string[]): void {
    this.#change(this.groups.filter((one) => !keys.includes(one.key)));
  }

  /** Brings back what was decided about, at the place it had. */
  putBack(group: SuggestionView, at: number): void {
    if (this.group(group.key)) return;
    const groups = [...this.groups];
    groups.splice(at, 0, group);
    this.#change(groups);
  }

  #change(groups: SuggestionView[]): void {
    if (!this.view) return;
    // An answer that is under way speaks of what was before.
    this.#asked += 1;
    this.#put({ ...this.view, groups });
    this.refreshSoon();
  }

  async #fetch(): Promise<void> {
    const article = this.#article;
    if (!article) return;
    const asked = ++this.#asked;
    const view = await this.#doors.journal.ask('suggestions', { article: article.id }, 'notFound');
    if (asked !== this.#asked || this.#doors.reader.article !== article) return;
    this.loading = false;
    if (view) this.#put(view);
  }

  #put(view: SuggestionsView): void {
    this.view = view;
    if (this.#article) this.#article.suggested = placesOf(this.groups);
  }
}

/** Whether the library knows several of its name, so that only the reader can tell which it is. */
function isAmbiguous({ name, link, others }: SuggestionView): boolean {
  const wanted = (link?.name ?? name).toLocaleLowerCase();
  return others.some((one) => one.name.toLocaleLowerCase() === wanted);
}

/** The places that are sure enough to be painted, in order of the text. */
function placesOf(groups: readonly SuggestionView[]): Spanned[] {
  return groups
    .flatMap((one) => one.mentions)
    .filter((one) => one.shown)
    .map(({ span }) => ({ id: placeId(span.start), span }))
    .sort((a, b) => byPlace(a.span, b.span));
}

/** When what is on the page now has been painted. */
async function painted(): Promise<void> {
  await tick();
  await new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done)));
}
