import type { TagView } from '$backend';

/** A line of the list of tags: a tag, or the part before a `/` that is no tag of its own. */
export type TagLine = {
  /** The whole name: `port/skerrow`. */
  name: string;
  /** What is shown of it under the line above: `skerrow`. */
  label: string;
  /** How many lines it stands under. */
  depth: number;
  /** Articles that have the very tag; null for a part that is no tag. */
  articles: number | null;
  /** Whether other lines stand under it. */
  hasNested: boolean;
};

/** The tags as nested lines, each part once, in the order of their names. */
export function tagTree(tags: readonly TagView[]): TagLine[] {
  const amounts = new Map(tags.map((one) => [one.name, one.articles]));
  const names = new Set<string>();
  for (const { name } of tags) {
    const parts = name.split('/');
    parts.forEach((_, index) => names.add(parts.slice(0, index + 1).join('/')));
  }
  const sorted = [...names].sort(byParts);
  return sorted.map((name, index) => ({
    name,
    label: name.slice(name.lastIndexOf('/') + 1),
    depth: name.split('/').length - 1,
    articles: amounts.get(name) ?? null,
    hasNested: sorted[index + 1]?.startsWith(`${name}/`) ?? false,
  }));
}

/** The lines that are not under a folded one. */
export const unfolded = (lines: readonly TagLine[], isFolded: (name: string) => boolean) =>
  lines.filter(({ name }) => {
    const parts = name.split('/');
    return parts.every((_, at) => at === 0 || !isFolded(parts.slice(0, at).join('/')));
  });

/** By parts, so that what is nested follows what it is nested in. */
function byParts(one: string, other: string): number {
  const [a, b] = [one.split('/'), other.split('/')];
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    const order = compare(a[at] ?? '', b[at] ?? '');
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

const collator = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'variant' });
const compare = (one: string, other: string): number => collator.compare(one, other);
