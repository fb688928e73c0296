import type { EntityRow, LinkView, SuggestionView } from '$backend';
import { count } from '$shared/format/format';
import type { Choice } from './decisions.svelte';
import type { Doors } from './doors';
import { kindName } from './kinds';
import type { Suggestions } from './suggestions.svelte';

/** What a suggestion may be the same as, and what is accepted then. */
export type Target = { id: string; name: string; about: string; choice: Choice };

const most = 12;
const pause = 150;

/** Looks for what a suggestion is the same as: in the article, and in the whole library. */
export class SameAs {
  query = $state('');
  at = $state(0);
  #found = $state.raw<readonly EntityRow[]>([]);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #doors: Doors;
  #suggestions: Suggestions;
  #card: SuggestionView;

  constructor(doors: Doors, suggestions: Suggestions, card: SuggestionView) {
    this.#doors = doors;
    this.#suggestions = suggestions;
    this.#card = card;
  }

  /** The likely ones first, then those of the article, then the rest of the library. */
  targets = $derived.by((): Target[] => {
    const wanted = this.query.trim().toLocaleLowerCase();
    const fits = (names: readonly string[]) =>
      names.some((name) => name.toLocaleLowerCase().includes(wanted));
    const { link, others } = this.#card;
    const here = this.#doors.reader.article?.entities ?? [];
    const all = [
      ...[link, ...others].flatMap((one) => (one && fits([one.name]) ? [ofLink(one)] : [])),
      ...here
        .filter((one) => fits([one.name, ...one.aliases]))
        .map((one) => ofEntity(one, `${count(one.mentions.length, 'mention')} here`)),
      ...this.#suggestions.groups
        .filter((one) => one.key !== this.#card.key && fits([one.name, ...one.aliases]))
        .map(ofSuggestion),
      ...this.#found.map((one) => ofEntity(one, count(one.articles, 'article'))),
    ];
    const known = new Set<string>();
    return all.filter(({ id }) => !known.has(id) && known.add(id)).slice(0, most);
  });

  type(query: string): void {
    this.query = query;
    this.at = 0;
    clearTimeout(this.#timer);
    if (query.trim() === '') this.#found = [];
    else this.#timer = setTimeout(() => void this.#search(query), pause);
  }

  step(by: 1 | -1): void {
    this.at = Math.max(0, Math.min(this.targets.length - 1, this.at + by));
  }

  async #search(query: string): Promise<void> {
    const args = {
      query,
      kind: null,
      ownType: null,
      sort: 'mentions',
      offset: 0,
      limit: most,
    } as const;
    const found = await this.#doors.journal.ask('entityList', args);
    if (found && query === this.query) this.#found = found.entities;
  }
}

const ofLink = (one: LinkView): Target => ({
  id: one.entity,
  name: one.name,
  about: `${kindName(one.kind)} · ${count(one.articles, 'article')}`,
  choice: { into: one.entity },
});

const ofEntity = (one: Pick<EntityRow, 'id' | 'name' | 'kind'>, where: string): Target => ({
  id: one.id,
  name: one.name,
  about: `${kindName(one.kind)} · ${where}`,
  choice: { into: one.id },
});

/** Both become one, under the name of the other. */
const ofSuggestion = (one: SuggestionView): Target => ({
  id: one.key,
  name: one.name,
  about: `${kindName(one.kind)} · suggested too, ${count(one.mentions.length, 'mention')}`,
  choice: { name: one.name, kind: one.kind, with: one, into: one.link?.entity ?? null },
});
