import { search, itemOf, type Item, type PageId } from './catalogue';

/** The settings dialog: which page it shows and what is looked for. */
export class Settings {
  open = $state(false);
  page = $state<PageId>('reading');
  query = $state('');
  /** The item to go to once its page is drawn. */
  target = $state<Item['id'] | null>(null);

  found = $derived(search(this.query));
  searching = $derived(this.query.trim() !== '');

  /** Opens the dialog, at an item where one is named. */
  show(item: Item['id'] | null = null): void {
    this.query = '';
    if (item !== null) this.jump(item);
    this.open = true;
  }

  close(): void {
    this.open = false;
    this.query = '';
    this.target = null;
  }

  turnTo(page: PageId): void {
    this.page = page;
    this.query = '';
    this.target = null;
  }

  /** Leaves the search for the item on its page. */
  jump(item: Item['id']): void {
    this.turnTo(itemOf(item).page);
    this.target = item;
  }
}
