import {
  asApiError,
  type ApiError,
  type Backend,
  type ExportPreview,
  type PlannedFile,
  type ShownFile,
  type TemplateProblem,
} from '$backend';
import type { Notices } from '$shared/notices.svelte';
import { Choice, type Layout, type Wishes } from './choice.svelte';
import { Edits, type EditDoors } from './edits.svelte';
import { OneAtATime } from './one-at-a-time';
import { noFolder, takeEdits, whyBlocked, type Scope, type View } from './scope';
import { toldResult, totals } from './told';

/** Milliseconds after the last letter until the preview is made anew. */
const settling = 250;
/** With more articles than this, the file that is looked at is shown before all are counted. */
const fewArticles = 12;

type Doors = EditDoors & { backend: Backend; wishes: Wishes };

/** The export dialog: what would be written, where, and what went wrong. */
export class Export {
  open = $state(false);
  view = $state<View>('file');
  scopes = $state.raw<readonly Scope[]>([]);
  scope = $state('');
  /** The article whose file is shown. */
  looked = $state('');
  /** What would become of the files; the last that could be told while the template is wrong. */
  files = $state.raw<readonly PlannedFile[]>([]);
  shown = $state.raw<ShownFile | null>(null);
  command = $state('');
  problem = $state.raw<TemplateProblem | null>(null);
  folderProblem = $state<string | null>(null);
  folderIsNew = $state(false);
  error = $state.raw<ApiError | null>(null);
  looking = $state(false);
  writing = $state(false);
  /** Files that the last export could not write. */
  refused = $state.raw<readonly PlannedFile[]>([]);
  changes = $state(false);
  readonly choice: Choice;
  readonly edits: Edits;
  #version = 0;
  /** One look at a time, so that a slow one is never joined by others. */
  #looks = new OneAtATime(
    () => this.#ask(this.#version),
    () => this.open,
  );
  /** What was last searched for edits. */
  #searched = '';
  #typing: ReturnType<typeof setTimeout> | undefined;
  #backend: Backend;
  #notices: Notices;

  constructor(doors: Doors) {
    this.#backend = doors.backend;
    this.#notices = doors.notices;
    this.choice = new Choice(doors.wishes);
    this.edits = new Edits(doors);
  }

  articles = $derived(this.scopes.find((one) => one.id === this.scope)?.articles ?? []);
  sum = $derived(totals(this.files));
  planned = $derived(this.files.find((one) => one.article === this.looked) ?? null);
  /** Why nothing can be exported now; null where it can. */
  blocked = $derived(whyBlocked(this));

  /** Opens the dialog for one of several sets of articles. */
  async show(scopes: readonly Scope[], scope: string, view: View = 'file'): Promise<void> {
    this.scopes = scopes;
    this.choice.dropFilters();
    this.files = [];
    this.shown = null;
    this.refused = [];
    this.view = view;
    this.open = true;
    this.#setScope(scope);
    await this.#look();
  }

  close(): void {
    this.open = false;
    this.#version += 1;
    clearTimeout(this.#typing);
  }

  setScope(scope: string): void {
    this.#setScope(scope);
    this.changed(0);
  }

  #setScope(scope: string): void {
    this.#version += 1;
    this.scope = scope;
    this.looked = this.articles[0] ?? '';
    this.edits.clear();
    this.#searched = '';
  }

  lookAt(article: string): void {
    this.looked = article;
    this.view = 'file';
    this.changed(0);
  }

  /** Something was chosen otherwise: what is shown follows once the keys rest. */
  changed(after = settling): void {
    this.#version += 1;
    this.error = null;
    this.refused = [];
    clearTimeout(this.#typing);
    if (!this.open) return;
    this.looking = true;
    this.#typing = setTimeout(() => void this.#look(), after);
  }

  async setLayout(layout: Layout): Promise<void> {
    this.choice.setLayout(layout);
    if (layout === 'own' && this.choice.own.trim() === '') await this.startOver();
    else this.changed(0);
  }

  /** Makes the reader's own template a copy of the preset that was chosen last. */
  async startOver(): Promise<void> {
    const { preset } = this.choice;
    try {
      this.choice.setOwn(await this.#backend.call('templateSource', { preset }));
      this.changed(0);
    } catch (reason) {
      this.#fail(reason);
    }
  }

  async choose(): Promise<void> {
    try {
      const folder = await this.#backend.pickFolder();
      if (folder === null) return;
      this.choice.setFolder(folder);
      this.changed(0);
    } catch (reason) {
      this.#fail(reason);
    }
  }

  async #look(): Promise<void> {
    this.looking = true;
    await this.#looks.run();
    this.looking = this.#looks.isRunning;
  }

  async #ask(version: number): Promise<void> {
    const { looked } = this;
    const articles = [...this.articles];
    const { place: folder } = this.choice;
    const choice = this.choice.requestFor(articles);
    const ask = (articles: string[]) =>
      this.#backend.call('exportPreview', { articles, shown: looked, folder, choice });
    try {
      if (articles.length > fewArticles) {
        const first = await ask([looked]);
        if (version !== this.#version) return;
        this.#take(first, false);
      }
      const preview = await ask(articles);
      if (version !== this.#version) return;
      this.#take(preview, true);
      await this.#searchEdits();
    } catch (reason) {
      if (version === this.#version) this.#fail(reason);
    }
  }

  #take(preview: ExportPreview, all: boolean): void {
    this.problem = preview.problem;
    // The last good preview stays.
    if (preview.problem) return;
    this.folderProblem = preview.folderProblem;
    this.folderIsNew = preview.folderIsNew;
    this.shown = preview.shown;
    if (!all) return;
    this.files = preview.files;
    this.command = preview.command;
  }

  /** Looks for edited notes where blocks are edited at all, once for every folder and scope. */
  async #searchEdits(): Promise<void> {
    const { place } = this.choice;
    const what = `${this.scope}\n${place ?? ''}`;
    if (place === null || this.sum.kept === 0 || what === this.#searched) return;
    this.#searched = what;
    await this.edits.look(this.articles, place, this.choice.request.own);
  }

  /** Takes the chosen edits into the library and looks at the files again. */
  async takeEdits(): Promise<void> {
    if (!(await this.edits.take())) return;
    if (this.edits.count === 0) this.view = 'file';
    this.changed(0);
  }

  /** Writes the files; true when all were written and the dialog closed. */
  async submit(): Promise<boolean> {
    const { place: folder } = this.choice;
    if (this.writing || this.blocked !== null) return false;
    if (folder === null) {
      this.error = { code: 'badInput', message: noFolder, detail: '' };
      return false;
    }
    this.writing = true;
    this.error = null;
    const { scopes, scope, articles: meant } = this;
    const articles = [...meant];
    const choice = this.choice.requestFor(articles);
    try {
      const { files } = await this.#backend.call('exportArticles', { articles, folder, choice });
      const refused = files.filter((one) => one.effect === 'refused');
      if (totals(files).kept > 0) await this.edits.look(articles, folder, choice.own);
      const run = () => void this.show(scopes, scope, 'edits');
      const action = this.edits.count > 0 ? { label: takeEdits, run } : null;
      if (refused.length === 0) this.close();
      this.#notices.status(toldResult(files, folder), action);
      if (refused.length === 0) return true;
      this.changed(0);
      this.refused = refused;
    } catch (reason) {
      this.#fail(reason);
    } finally {
      this.writing = false;
    }
    return false;
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
