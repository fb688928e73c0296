import type { ApiError, Colour, LabelArgs, Pattern } from '$backend';

export const mostLabels = 9;
const longest = 40;

export const colours: readonly { value: Colour; name: string }[] = [
  { value: 'yellow', name: 'Yellow' },
  { value: 'green', name: 'Green' },
  { value: 'pink', name: 'Pink' },
  { value: 'blue', name: 'Blue' },
  { value: 'purple', name: 'Purple' },
  { value: 'orange', name: 'Orange' },
];
export const patterns: readonly { value: Pattern; name: string }[] = [
  { value: 'solid', name: 'Solid' },
  { value: 'double', name: 'Double' },
  { value: 'wavy', name: 'Wavy' },
  { value: 'dashed', name: 'Dashed' },
  { value: 'dotted', name: 'Dotted' },
  { value: 'thick', name: 'Thick' },
];

const label = (key: number, name: string, id: Colour, pattern: Pattern): LabelArgs => ({
  id,
  name,
  key,
  colour: id,
  pattern,
});

/** The labels a new library has. */
export const usualLabels: readonly LabelArgs[] = [
  label(1, 'Key fact', 'yellow', 'solid'),
  label(2, 'Evidence', 'green', 'double'),
  label(3, 'Doubt', 'pink', 'wavy'),
  label(4, 'Follow up', 'blue', 'dashed'),
  label(5, 'Quote', 'purple', 'dotted'),
  label(6, 'Background', 'orange', 'thick'),
];

/** A label as it is being edited; `row` tells it from the others while it has no id. */
export type Draft = LabelArgs & { row: number; touched: boolean };
export type DraftErrors = { name: string | null; key: string | null };

const squeezed = (name: string): string => name.split(/\s+/).filter(Boolean).join(' ');
/** A label that was only just added and has no name yet is not sent and stops nothing. */
const isStarted = (one: Draft): boolean => one.id !== null || squeezed(one.name) !== '';
const asArgs = ({ id, name, key, colour, pattern }: LabelArgs): LabelArgs => ({
  id,
  name: squeezed(name),
  key,
  colour,
  pattern,
});

/** The first that is not taken; once all are, the one whose turn it is. */
function freeOf<T extends string>(all: readonly T[], taken: readonly T[]): T {
  return all.find((one) => !taken.includes(one)) ?? (all[taken.length % all.length] as T);
}

/** What came of saving: the labels as they are kept, or why that was refused. */
type Saved = { answer: LabelArgs[]; error: null } | { answer: null; error: ApiError };
type Edited = {
  /** The digits of a new one, those before others that are to be taken first. */
  keys?: readonly number[];
  /** What one is called, such as "label". */
  what: string;
  usual: readonly LabelArgs[];
  save: (labels: LabelArgs[]) => Promise<Saved>;
  /** Keeps a refusal among the messages. */
  record: (error: ApiError) => void;
};

/** Labels, or types, as the reader edits them: every change that makes sense is saved at once. */
export class Labels {
  rows = $state.raw<readonly Draft[]>([]);
  /** Why the library refused a change, and the row it is about; null for all of them. */
  refused = $state.raw<{ row: number | null; text: string } | null>(null);
  #saved = '';
  #next = 1;
  #saving: Promise<unknown> = Promise.resolve();
  readonly what: string;
  readonly #usual: readonly LabelArgs[];
  #edited: Edited;

  constructor(edited: Edited) {
    this.what = edited.what;
    this.#usual = edited.usual;
    this.#edited = edited;
  }

  errors = $derived(new Map(this.rows.map((one) => [one.row, this.#errorsOf(one)])));
  /** Whether every label is as it should be. */
  valid = $derived(
    this.rows.filter(isStarted).every((one) => {
      const errors = this.errors.get(one.row);
      return !errors?.name && !errors?.key;
    }),
  );
  isUsual = $derived.by(
    () => JSON.stringify(this.rows.map(asArgs)) === JSON.stringify(this.#usual),
  );

  /** A library has at least one label; types of the reader's own need not be. */
  get mustHaveOne(): boolean {
    return this.#usual.length > 0;
  }

  /** Takes over the library's labels, unless they are the ones that are shown. */
  follow(labels: readonly LabelArgs[]): void {
    const text = JSON.stringify(labels.map(asArgs));
    if (text === this.#saved) return;
    this.#saved = text;
    this.rows = labels.map((one) => this.#draft(one, true));
  }

  /** Changes a draft without saving it: a name half typed is not a name. */
  edit(row: number, change: Partial<LabelArgs>): void {
    this.refused = null;
    this.rows = this.rows.map((one) => (one.row === row ? { ...one, ...change } : one));
  }

  /** Saves the drafts if all of them make sense. */
  async commit(row: number, change: Partial<LabelArgs> = {}): Promise<void> {
    this.rows = this.rows.map((one) =>
      one.row === row ? { ...one, ...change, touched: true } : one,
    );
    await this.#save(row);
  }

  async move(row: number, by: 1 | -1): Promise<boolean> {
    const from = this.rows.findIndex((one) => one.row === row);
    const to = from + by;
    if (to < 0 || to >= this.rows.length) return false;
    const rows = [...this.rows];
    rows.splice(to, 0, ...rows.splice(from, 1));
    this.rows = rows;
    await this.#save(row);
    return true;
  }

  /** A new label without a name, with a colour, a line and a key that are free. */
  add(): number | null {
    if (this.rows.length >= mostLabels) return null;
    const keys = new Set(this.rows.map((one) => one.key));
    const digits = this.#edited.keys ?? [1, 2, 3, 4, 5, 6, 7, 8, 9];
    const key = digits.find((digit) => !keys.has(digit)) ?? null;
    const colour = freeOf(
      colours.map((one) => one.value),
      this.rows.map((one) => one.colour),
    );
    // Where a colour comes again, its line tells the two apart.
    const lines = patterns.map((one) => one.value);
    const pattern = freeOf(
      lines,
      this.rows
        .filter((one) => one.colour === colour || this.rows.length < lines.length)
        .map((one) => one.pattern),
    );
    const made = this.#draft({ id: null, name: '', key, colour, pattern }, false);
    this.rows = [...this.rows, made];
    return made.row;
  }

  async remove(row: number): Promise<void> {
    const before = this.rows;
    this.rows = before.filter((one) => one.row !== row);
    if (!(await this.#save(row))) this.rows = before;
  }

  /** Goes back to those of a new library. */
  async reset(): Promise<void> {
    const before = this.rows;
    this.rows = this.#usual.map((one) => this.#draft(one, true));
    if (!(await this.#save(null))) this.rows = before;
  }

  /** Saves in turn; false after a refusal. */
  #save(row: number | null): Promise<boolean> {
    const saving = this.#saving.then(() => this.#send(row));
    this.#saving = saving;
    return saving;
  }

  async #send(row: number | null): Promise<boolean> {
    const sent = this.rows.filter(isStarted);
    const labels = sent.map(asArgs);
    if (!this.valid || JSON.stringify(labels) === this.#saved) return true;
    const { answer: made, error } = await this.#edited.save(labels);
    if (error) {
      this.refused = { row, text: error.message };
      this.#edited.record(error);
      return false;
    }
    this.refused = null;
    // A new label has an id now; what was typed meanwhile stays.
    this.rows = this.rows.map((one) => {
      const at = sent.findIndex((other) => other.row === one.row);
      return at === -1 ? one : { ...one, id: made[at]?.id ?? one.id };
    });
    this.#saved = JSON.stringify(made.map(asArgs));
    return true;
  }

  #draft(args: LabelArgs, touched: boolean): Draft {
    return { ...asArgs(args), row: this.#next++, touched };
  }

  #errorsOf(one: Draft): DraftErrors {
    const others = this.rows.filter((other) => other.row !== one.row);
    const name = squeezed(one.name);
    const twin = others.find((other) => squeezed(other.name) === name);
    const rival = others.find((other) => other.key !== null && other.key === one.key);
    const named = rival && squeezed(rival.name) !== '' ? `“${squeezed(rival.name)}”` : 'another';
    return {
      name:
        name === ''
          ? 'Give it a name.'
          : Array.from(name).length > longest
            ? `At most ${longest} characters.`
            : twin
              ? `Another ${this.what} has this name. Choose a different one.`
              : null,
      key: rival ? `${String(one.key)} is the key of ${named} too. Change one of them.` : null,
    };
  }
}
