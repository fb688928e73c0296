import type { ExportPreset, Requests } from '$backend';
import { recall, remember } from '$shared/storage';

/** A layout that comes with the program, or the reader's own. */
export type Layout = ExportPreset | 'own';

export const layouts: readonly { value: Layout; name: string }[] = [
  { value: 'plain', name: 'Plain' },
  { value: 'obsidian', name: 'Obsidian' },
  { value: 'study', name: 'Study notes' },
  { value: 'own', name: 'Your own' },
];

const layoutOf = (text: string | null): Layout =>
  layouts.find((one) => one.value === text)?.value ?? 'obsidian';

type Request = Requests['exportArticles']['args']['choice'];

/** How long the summaries of articles are to be, and what they are to speak of. */
export type Wishes = (articles: readonly string[]) => Pick<Request, 'length' | 'about'>;

/**
 * How notes are laid out and which highlights are among them. Layout, template and folder are kept
 * on this machine; filters are not, so that none is forgotten and leaves something out.
 */
export class Choice {
  layout = $state(layoutOf(recall('export-layout')));
  /** The reader's own template. */
  own = $state(recall('export-template') ?? '');
  folder = $state(recall('export-folder') ?? '');
  labels = $state.raw<readonly string[]>([]);
  tagText = $state('');
  since = $state('');
  /** The preset that was chosen last, which a template of one's own starts from. */
  preset = $state<ExportPreset>('obsidian');

  #wishes: Wishes;

  constructor(wishes: Wishes) {
    this.#wishes = wishes;
    if (this.layout !== 'own') this.preset = this.layout;
  }

  /** The tags as they were typed, one after each comma. */
  tags = $derived(
    this.tagText
      .split(',')
      .map((tag) => tag.trim().replace(/^#/, ''))
      .filter((tag) => tag !== ''),
  );
  /** Whether the day is one, or none is asked for. */
  dayIsWhole = $derived(this.since.trim() === '' || /^\d{4}-\d\d-\d\d$/.test(this.since.trim()));
  /** As the program is asked for it, but for the summaries. */
  request = $derived.by((): Omit<Request, 'length' | 'about'> => ({
    preset: this.preset,
    own: this.layout === 'own' ? this.own : null,
    labels: [...this.labels],
    tags: this.tags,
    since: this.since.trim() === '' || !this.dayIsWhole ? null : this.since.trim(),
  }));
  place = $derived(this.folder.trim() === '' ? null : this.folder.trim());

  /** As the program is asked for the notes of these articles. */
  requestFor(articles: readonly string[]): Request {
    return { ...this.request, ...this.#wishes(articles) };
  }

  setLayout(layout: Layout): void {
    this.layout = layout;
    if (layout !== 'own') this.preset = layout;
    remember('export-layout', layout);
  }

  setOwn(template: string): void {
    this.own = template;
    remember('export-template', template);
  }

  setFolder(folder: string): void {
    this.folder = folder;
    remember('export-folder', folder);
  }

  toggleLabel(id: string): void {
    this.labels = this.labels.includes(id)
      ? this.labels.filter((one) => one !== id)
      : [...this.labels, id];
  }

  dropFilters(): void {
    this.labels = [];
    this.tagText = '';
    this.since = '';
  }
}
