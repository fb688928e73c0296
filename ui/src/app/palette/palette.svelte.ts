import type { ArticleRow, Shelf } from '$backend';
import { fold } from '$shared/text/fold';
import { commandsOf } from '../commands';
import { afterwards, hold, type Held } from '../held';
import type { Workspace } from '../workspace.svelte';
import { commandEntries, keyEntries, type RunCommand } from './commands-list';
import type { Entry } from './entry';
import { FollowedList } from './followed-list.svelte';
import { articleEntries, entityEntries, tagEntries, tagsOf } from './library-list';
import { markEntries, markEntriesOf } from './marks-list';
import { rank } from './rank';
import { recentIds, rememberChoice } from './recent';
import { doorEntries, settingEntries } from './settings-list';

export type Mode = 'all' | 'commands' | 'entities' | 'tags' | 'keys';
export type Section = { name: string; entries: readonly Entry[] };

const prefixes: Record<string, Mode> = {
  '>': 'commands',
  '@': 'entities',
  '#': 'tags',
  '?': 'keys',
};
const shelves: readonly Shelf[] = ['inbox', 'later', 'archive'];
const page = 36;
const fewRecent = 6;

/** The command palette: what was typed, what fits it, and what choosing one does. */
export class Palette {
  open = $state(false);
  query = $state('');
  /** The tag whose articles are listed; null lists everything. */
  tag = $state<string | null>(null);
  active = $state(0);
  /** How many entries are drawn. */
  #limit = $state(page);
  #rows = $state.raw<readonly ArticleRow[]>([]);
  #recent = $state.raw<readonly string[]>([]);
  #held = $state.raw<Held | null>(null);
  #pending: (() => unknown) | null = null;
  #followed: FollowedList;
  #space: Workspace;

  constructor(space: Workspace) {
    this.#space = space;
    this.#followed = new FollowedList(space);
  }

  mode = $derived.by((): Mode => (this.tag === null && prefixes[this.query.charAt(0)]) || 'all');
  /** What was typed after the prefix, folded. */
  wanted = $derived(fold(this.mode === 'all' ? this.query : this.query.slice(1)).text.trim());
  #pool = $derived.by((): Section[] => (this.open && this.#held ? this.#gather(this.#held) : []));
  /** What fits, in sections; one section without a name where something was typed. */
  #sections = $derived.by((): Section[] => {
    if (this.wanted === '') return this.#withRecent(this.#pool);
    const all = this.#pool.flatMap((one) => one.entries);
    return [{ name: '', entries: rank(all, this.wanted, this.#recent) }];
  });
  total = $derived(this.#sections.reduce((sum, one) => sum + one.entries.length, 0));
  /** The sections as far as they are drawn. */
  sections = $derived.by((): Section[] => {
    let left = this.#limit;
    return this.#sections.flatMap(({ name, entries }) => {
      const some = entries.slice(0, left);
      left -= some.length;
      return some.length > 0 ? [{ name, entries: some }] : [];
    });
  });
  entries = $derived(this.sections.flatMap((one) => one.entries));
  current = $derived(this.entries[this.active] ?? null);

  show(query = ''): void {
    this.#held = hold(this.#space);
    this.#space.annotations.popover = false;
    this.#recent = recentIds();
    this.#pending = null;
    this.tag = null;
    this.type(query);
    this.open = true;
    void this.#load();
  }

  close(): void {
    this.open = false;
  }

  /** Gives the focus back and does what was chosen; called once the palette is off the page. */
  closed(): void {
    const [held, pending] = [this.#held, this.#pending];
    this.#held = null;
    this.#pending = null;
    if (held) void afterwards(held, () => pending?.());
  }

  type(query: string): void {
    this.query = query;
    this.active = 0;
    // The whole library may be meant by a name.
    if (this.mode === 'entities' || (this.mode === 'all' && this.wanted.length > 1)) {
      this.#followed.look(query.replace(/^@/, '').trim());
    }
    this.#limit = page;
  }

  /** Leaves the articles of a tag. */
  leaveTag(): void {
    this.tag = null;
    this.type('#');
  }

  move(by: number): void {
    const last = this.total - 1;
    const round = by === 1 && this.active === last ? 0 : this.active + by;
    const next = by === -1 && this.active === 0 ? last : round;
    this.#reach(Math.max(0, Math.min(last, next)));
    this.active = Math.max(0, Math.min(last, next));
  }

  /** Draws more where the end of what is drawn has come into sight. */
  more(): void {
    if (this.#limit < this.total) this.#limit += page;
  }

  choose(entry: Entry | null = this.current): void {
    if (!entry) return;
    if (entry.reason !== null) {
      return this.#space.notices.announce(`${entry.shown.title}: ${entry.reason}`);
    }
    rememberChoice(entry.id.replace(/^key:\w+:/, 'command:'));
    if (entry.shown.stays === true) return void entry.shown.run();
    this.#pending = entry.shown.run;
    this.close();
  }

  /** Copies what does the same on the command line; false where nothing does. */
  copyLine(entry: Entry | null = this.current): boolean {
    const line = entry?.shown.line ?? null;
    if (line === null) return false;
    this.#pending = async () => {
      await this.#space.copy(line);
      this.#space.notices.status('Command copied for the terminal');
    };
    this.close();
    return true;
  }

  #reach(index: number): void {
    while (index >= this.#limit) this.#limit += page;
  }

  #listTag(tag: string): void {
    this.tag = tag;
    this.type('');
  }

  /** Everything that could be chosen now, in the order it is shown in before anything is typed. */
  #gather(held: Held): Section[] {
    const space = this.#space;
    const run = this.#runner();
    if (this.tag !== null) {
      const marks = { name: 'Highlights', entries: markEntriesOf(space, this.tag) };
      return [this.#articlesWith(this.tag), marks].filter((one) => one.entries.length > 0);
    }
    if (this.mode === 'keys') return [{ name: 'Keys', entries: keyEntries(space, held, run) }];
    const tags = () => tagEntries(space, this.#allRows(), (tag) => this.#listTag(tag));
    if (this.mode === 'tags') return [{ name: 'Tags', entries: tags() }];
    if (this.mode === 'entities') {
      const here = { name: 'In this article', entries: entityEntries(space) };
      return [here, { name: 'In the library', entries: this.#followed.entries }];
    }
    const commands = [
      ...commandEntries(space, held, run),
      ...markEntries(space),
      ...doorEntries(space),
    ];
    if (this.mode === 'commands') return [{ name: 'Commands', entries: commands }];
    return [
      { name: 'Commands', entries: commands },
      { name: 'Articles', entries: articleEntries(space, this.#allRows()) },
      { name: 'In this article', entries: entityEntries(space) },
      ...(this.wanted.length > 1 ? [{ name: 'Entities', entries: this.#followed.entries }] : []),
      { name: 'Tags', entries: tags() },
      { name: 'Settings', entries: settingEntries(space) },
    ];
  }

  /** What was chosen before stands first, and is not repeated below. */
  #withRecent(sections: Section[]): Section[] {
    if (this.mode !== 'all' && this.mode !== 'commands') return sections;
    const all = new Map(sections.flatMap((one) => one.entries).map((one) => [one.id, one]));
    const recent = this.#recent.flatMap((id) => all.get(id) ?? []).slice(0, fewRecent);
    if (this.tag !== null || recent.length === 0) return sections;
    const rest = sections.map(({ name, entries }) => ({
      name,
      entries: entries.filter((one) => !recent.includes(one)),
    }));
    return [{ name: 'Recent', entries: recent }, ...rest];
  }

  #articlesWith(tag: string): Section {
    const rows = this.#allRows().filter((row) => tagsOf(this.#space, row).includes(tag));
    return { name: `Articles with #${tag}`, entries: articleEntries(this.#space, rows) };
  }

  #runner(): RunCommand {
    const commands = commandsOf(this.#space);
    return (command, chord) => commands[command](chord);
  }

  /** The rows of the library pane, then those of the other shelves. */
  #allRows(): ArticleRow[] {
    const { rows } = this.#space.library;
    const here = new Set(rows.map((one) => one.id));
    return [...rows, ...this.#rows.filter((one) => !here.has(one.id))];
  }

  async #load(): Promise<void> {
    const { journal, library } = this.#space;
    const others = shelves.filter((one) => one !== library.shelf);
    const lists = await Promise.all(
      others.map((shelf) =>
        journal.ask('listArticles', { shelf, tag: null, collection: null, sort: 'added' }),
      ),
    );
    this.#rows = lists.flatMap((rows) => rows ?? []);
  }
}
