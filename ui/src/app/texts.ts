import { sayAll } from '$features/annotations';
import { Versions } from '$features/versions';
import { undoAction, type UndoEntry } from '$shared/notices.svelte';
import type { Workspace } from './workspace.svelte';

/** Ways between the texts of the open article, what they changed, and its highlights. */
export class Texts {
  #space: Workspace;

  constructor(space: Workspace) {
    this.#space = space;
  }

  /** The versions of the open article, tied to the rest of the window. */
  versions(undo: UndoEntry, renew: (article: string) => Promise<void>): Versions {
    const { reader, journal, notices } = this.#space;
    reader.replacing = () => this.#replacing();
    return new Versions({
      reader,
      journal,
      notices,
      renew,
      undoOf: (entry) => undoAction(undo, entry),
      toText: (work) => void this.#space.jumps.toText(work),
      focusItem: (selector) => this.#space.showTab('versions', selector),
      showChanges: () => void this.changes(),
    });
  }

  /** Shows what a version changed in the one before it; without a number, the newest. */
  async changes(number?: number): Promise<void> {
    const { notices, panes, reader, versions } = this.#space;
    if (!reader.article) return notices.status('No article is open');
    if (versions.count < 2) return notices.status('This article has one version only');
    if (!(await versions.show(number === undefined ? undefined : number - 1, number))) return;
    panes.drawer = false;
    panes.reveal('reader');
  }

  /** The same for an article that may not be open yet. */
  async changesOf(article: string): Promise<void> {
    if (this.#space.reader.article?.id !== article) await this.#space.reopen(article);
    await this.changes();
  }

  /** Opens a version: an older one to be read only, the current one as the article that it is. */
  async read(number: number): Promise<void> {
    const { panes, versions } = this.#space;
    if (!(await versions.open(number))) return;
    panes.drawer = false;
    panes.reveal('reader');
    if (versions.page === null) this.#space.focus('reader');
  }

  async restore(number: number): Promise<void> {
    if (await this.#space.versions.restore(number)) this.#space.focus('reader');
  }

  /** Goes to the text, to select another passage for a highlight there. */
  attach(id: string): void {
    const { annotations, jumps } = this.#space;
    annotations.openCard = null;
    void jumps.toText(() => annotations.placing.attach(id));
  }

  /** Goes to the next highlight that asks for its place. */
  nextUncertain(): void {
    const { annotations } = this.#space;
    const mark = annotations.placing.nextUncertain();
    if (!mark) return;
    annotations.openCard = mark.id;
    annotations.announceMark(mark.id);
  }

  /** Goes back to the article's text from what stands in its place; true where something does. */
  close(): boolean {
    const closed = this.#space.versions.close();
    if (closed) this.#space.focus('reader');
    return closed;
  }

  /** Another text comes in the place of the one on the page: what is being written stays a draft. */
  #replacing(): void {
    const { annotations } = this.#space;
    sayAll();
    annotations.closeEditor();
    annotations.openCard = null;
  }
}
