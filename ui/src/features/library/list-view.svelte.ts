import type { Sort } from '$backend';
import { recall, remember } from '$shared/storage';

export type Density = 'comfortable' | 'compact';
export type Section = 'collections' | 'tags';

/** The orders of the list: their name in the menu, and what the heading says of them. */
export const sorts: readonly { sort: Sort; name: string; order: string }[] = [
  { sort: 'added', name: 'Date added', order: 'newest first' },
  { sort: 'published', name: 'Date published', order: 'by publication' },
  { sort: 'opened', name: 'Last opened', order: 'last opened' },
  { sort: 'title', name: 'Title', order: 'by title' },
  { sort: 'site', name: 'Site', order: 'by site' },
  { sort: 'length', name: 'Length', order: 'shortest first' },
  { sort: 'progress', name: 'Progress', order: 'furthest read' },
];
export const densities: readonly { density: Density; name: string }[] = [
  { density: 'comfortable', name: 'Comfortable' },
  { density: 'compact', name: 'Compact' },
];

const isSort = (name: string | null): name is Sort => sorts.some((one) => one.sort === name);

/** How the list and what stands beside it are shown; kept from one start to the next. */
export class ListView {
  sort = $state<Sort>('added');
  density = $state<Density>(recall('density') === 'compact' ? 'compact' : 'comfortable');
  /** The parts of the side that are unfolded, and the tags whose nested tags are folded away. */
  #open = $state.raw<ReadonlySet<string>>(new Set((recall('sections') ?? '').split('\n')));

  constructor() {
    const last = recall('sort');
    if (isSort(last)) this.sort = last;
  }

  order = $derived(sorts.find((one) => one.sort === this.sort)?.order ?? '');

  setSort(sort: Sort): void {
    this.sort = sort;
    remember('sort', sort);
  }

  setDensity(density: Density): void {
    this.density = density;
    remember('density', density);
  }

  isOpen(section: Section): boolean {
    return this.#open.has(section);
  }

  isFolded(tag: string): boolean {
    return this.#open.has(`folded ${tag}`);
  }

  toggle(section: Section): void {
    this.#set(section, !this.isOpen(section));
  }

  open(section: Section): void {
    this.#set(section, true);
  }

  fold(tag: string, folded: boolean): void {
    this.#set(`folded ${tag}`, folded);
  }

  #set(key: string, held: boolean): void {
    const next = new Set(this.#open);
    if (held) next.add(key);
    else next.delete(key);
    this.#open = next;
    remember('sections', [...next].filter((one) => one !== '').join('\n'));
  }
}
