import { asApiError, type ApiError, type Backend, type ExportPreview } from '$backend';
import type { Notices } from '$shared/notices.svelte';
import { recall, remember } from '$shared/storage';

/** Milliseconds after the last letter of a folder's name until the preview looks there. */
const settling = 250;

/** The export dialog: what would be written, where, and what went wrong. */
export class Export {
  open = $state(false);
  preview = $state.raw<ExportPreview | null>(null);
  folder = $state(recall('export-folder') ?? '');
  error = $state.raw<ApiError | null>(null);
  writing = $state(false);
  #article: string | null = null;
  #asked = 0;
  #typing: ReturnType<typeof setTimeout> | undefined;
  #backend: Backend;
  #notices: Notices;

  constructor(backend: Backend, notices: Notices) {
    this.#backend = backend;
    this.#notices = notices;
  }

  async show(article: string): Promise<void> {
    this.#article = article;
    this.preview = null;
    this.error = null;
    this.open = true;
    await this.#fetch(article);
  }

  /**
   * Shows what the file in the chosen folder would hold, the reader's own text in it included.
   * A folder that cannot be used is no reason to show nothing: then the notes alone are shown.
   */
  async #fetch(article: string): Promise<void> {
    const asked = ++this.#asked;
    const folder = this.folder.trim() === '' ? null : this.folder.trim();
    const ask = (folder: string | null) => this.#backend.call('exportPreview', { article, folder });
    try {
      const preview = await ask(folder).catch(() => ask(null));
      if (this.#asked === asked) this.preview = preview;
    } catch (reason) {
      if (this.#asked === asked) this.#fail(reason);
    }
  }

  close(): void {
    this.open = false;
    this.#article = null;
    this.#asked += 1;
    clearTimeout(this.#typing);
  }

  async choose(): Promise<void> {
    try {
      const folder = await this.#backend.pickFolder();
      if (folder !== null) this.setFolder(folder);
    } catch (reason) {
      this.#fail(reason);
    }
  }

  setFolder(folder: string): void {
    this.folder = folder;
    this.error = null;
    remember('export-folder', folder);
    clearTimeout(this.#typing);
    const article = this.#article;
    if (article !== null) this.#typing = setTimeout(() => void this.#fetch(article), settling);
  }

  /** Writes the file; true when it was written and the dialog closed. */
  async submit(): Promise<boolean> {
    const article = this.#article;
    const folder = this.folder.trim();
    if (article === null || this.writing) return false;
    if (folder === '') {
      const message = 'No folder is named, so nothing was written. Type one, or choose one.';
      this.error = { code: 'badInput', message, detail: '' };
      return false;
    }
    this.writing = true;
    try {
      const { files } = await this.#backend.call('exportArticles', { articles: [article], folder });
      this.close();
      this.#notices.status(`Exported ${files.join(', ')}`);
      return true;
    } catch (reason) {
      this.#fail(reason);
      return false;
    } finally {
      this.writing = false;
    }
  }

  #fail(reason: unknown): void {
    this.error = asApiError(reason);
    this.#notices.record(reason);
  }

  async copy(text: string, what: string): Promise<void> {
    try {
      await this.#backend.copyText(text);
      this.#notices.status(`${what} copied`);
    } catch (reason) {
      this.#fail(reason);
    }
  }
}
