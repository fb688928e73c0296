import { forget, recall, remember } from '$shared/storage';
import type { Workspace } from './workspace.svelte';

/** The article that is open, for the next start. Each library has its own. */
export class LastArticle {
  #space: Workspace;
  #begun = false;

  constructor(space: Workspace) {
    this.#space = space;
  }

  /** Opens what was open when the window was closed, unless something else is on its way. */
  async reopen(): Promise<void> {
    const { imports, reader } = this.#space;
    const id = recall(this.#key);
    const busy = reader.article !== null || reader.loading || imports.running > 0;
    if (id !== null && !busy && (await this.#space.reopen(id, 'notFound'))) {
      // Who is elsewhere already stays there.
      if (document.activeElement === document.body) this.#space.focus('reader');
    }
    this.#begun = true;
    this.keep(reader.article?.id ?? null);
  }

  /** Takes over what is open now; before the start is through, that is nothing yet. */
  keep(article: string | null): void {
    if (!this.#begun) return;
    if (article === null) forget(this.#key);
    else remember(this.#key, article);
  }

  get #key(): string {
    return `last-article.${this.#space.library.path}`;
  }
}
