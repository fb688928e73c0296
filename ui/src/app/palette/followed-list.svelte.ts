import type { EntityRow } from '$backend';
import { count } from '$shared/format/format';
import { showEntity } from '../followed-doors';
import type { Workspace } from '../workspace.svelte';
import { Entry } from './entry';

const most = 100;
const pause = 80;

/** The entities of the library that have the name which is being typed. */
export class FollowedList {
  #rows = $state.raw<readonly EntityRow[]>([]);
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #space: Workspace;

  constructor(space: Workspace) {
    this.#space = space;
  }

  /** Each opens the page of the entity. */
  entries = $derived.by(() =>
    this.#rows.map(
      (row) =>
        new Entry({
          id: `followed:${row.id}`,
          kind: 'entity',
          title: row.name,
          detail: `${this.#space.followed.typeName(row)} · ${count(row.articles, 'article')}`,
          more: row.aliases.join(' '),
          place: 'Page of the entity',
          run: () => showEntity(this.#space, row.id),
        }),
    ),
  );

  /** Looks for a name, once the keys rest. */
  look(query: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#fetch(query), pause);
  }

  async #fetch(query: string): Promise<void> {
    const asked = ++this.#asked;
    const any = { kind: null, ownType: null } as const;
    const args = { ...any, query, sort: 'mentions', offset: 0, limit: most } as const;
    const found = await this.#space.journal.ask('entityList', args);
    if (found && asked === this.#asked) this.#rows = found.entities;
  }
}
