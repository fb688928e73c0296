/**
 * Reads a note's Markdown into a tree of typed nodes, which is all that is ever drawn: there is no
 * way from a note to markup of its own. Paragraphs, lists, quotations, strong, emphasis, code,
 * links to web and mail addresses, `#tags` and `@names`; anything else stays the text it is.
 *
 * Reading cannot fail and takes time in proportion to the length: delimiters open at most once a
 * kind, so nothing is nested deeper than strong in emphasis, and no search runs twice over a text.
 */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'break' }
  | { kind: 'code'; text: string }
  | { kind: 'link'; text: string; href: string }
  | { kind: 'tag'; name: string; text: string }
  | { kind: 'entity'; name: string; text: string }
  | { kind: 'strong'; children: Inline[] }
  | { kind: 'emphasis'; children: Inline[] };

export type Block =
  | { kind: 'paragraph'; children: Inline[] }
  | { kind: 'quote'; children: Inline[] }
  | { kind: 'list'; ordered: boolean; start: number; items: Inline[][] };

/** What is longer is shown as plain text from here on. */
const longest = 50_000;
const bullet = /^\s{0,8}[-*+]\s+(?=\S)/;
const numbered = /^\s{0,8}(\d{1,4})[.)]\s+(?=\S)/;
const quoted = /^\s{0,3}>\s?/;

/** `names` are the entities that may be written as `@Several Words`. */
export function noteTree(body: string, names: readonly string[] = []): Block[] {
  const known = byFirstWord(names);
  const lines = body.slice(0, longest).split('\n');
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    if (line.trim() === '') at += 1;
    else if (quoted.test(line)) at = readQuote(lines, at, blocks, known);
    else if (startsItem(line)) at = readList(lines, at, blocks, known);
    else at = readParagraph(lines, at, blocks, known);
  }
  const rest = body.slice(longest);
  if (rest !== '') blocks.push({ kind: 'paragraph', children: [{ kind: 'text', text: rest }] });
  return blocks;
}

/** Every tag that is drawn as one, each once. */
export function tagsOf(blocks: readonly Block[]): string[] {
  const tags = inlinesOf(blocks).flatMap((one) => (one.kind === 'tag' ? [one.name] : []));
  return [...new Set(tags)];
}

function inlinesOf(blocks: readonly Block[]): Inline[] {
  const flat = (all: readonly Inline[]): Inline[] =>
    all.flatMap((one) => ('children' in one ? flat(one.children) : [one]));
  return blocks.flatMap((one) => flat(one.kind === 'list' ? one.items.flat() : one.children));
}

const startsItem = (line: string): boolean => bullet.test(line) || numbered.test(line);

/** Reads lines while they belong together; the number of the line after them. */
function takeLines(lines: string[], at: number, belongs: (line: string) => boolean): number {
  let end = at;
  while (end < lines.length && belongs(lines[end] ?? '')) end += 1;
  return end;
}

function readQuote(lines: string[], at: number, blocks: Block[], known: Names): number {
  const end = takeLines(lines, at, (line) => quoted.test(line));
  const text = lines.slice(at, end).map((line) => line.replace(quoted, ''));
  blocks.push({ kind: 'quote', children: readInline(text.join('\n'), known) });
  return end;
}

function readParagraph(lines: string[], at: number, blocks: Block[], known: Names): number {
  const plain = (line: string) => line.trim() !== '' && !quoted.test(line) && !startsItem(line);
  const end = takeLines(lines, at, plain);
  blocks.push({ kind: 'paragraph', children: readInline(lines.slice(at, end).join('\n'), known) });
  return end;
}

function readList(lines: string[], at: number, blocks: Block[], known: Names): number {
  const ordered = numbered.test(lines[at] ?? '');
  const sign = ordered ? numbered : bullet;
  const start = ordered ? Number(numbered.exec(lines[at] ?? '')?.[1] ?? 1) : 1;
  const goesOn = (line: string) => /^\s{2,}\S/.test(line) && !startsItem(line);
  const end = takeLines(lines, at, (line) => sign.test(line) || goesOn(line));
  const items: string[] = [];
  for (const line of lines.slice(at, end)) {
    if (sign.test(line)) items.push(line.replace(sign, ''));
    else items.push(`${items.pop() ?? ''}\n${line.trim()}`);
  }
  blocks.push({ kind: 'list', ordered, start, items: items.map((one) => readInline(one, known)) });
  return end;
}

/** Names by their first word, the longest first. */
type Names = ReadonlyMap<string, readonly string[]>;

function byFirstWord(names: readonly string[]): Names {
  const found = new Map<string, string[]>();
  for (const name of [...names].sort((a, b) => b.length - a.length)) {
    const first = firstWord(name);
    if (first !== '') found.set(first, [...(found.get(first) ?? []), name]);
  }
  return found;
}

const wordStart = /^[\p{L}\p{N}][\p{L}\p{N}_/-]*/u;
const firstWord = (text: string): string => (wordStart.exec(text)?.[0] ?? '').toLowerCase();

// A tag needs a letter, so that “#1” stays a number; a library finds tags by the same rule.
const tag = /#(?=[\p{N}_/-]*\p{L})[\p{L}\p{N}][\p{L}\p{N}_/-]*/uy;
const entity = /@[\p{L}\p{N}][\p{L}\p{N}_/-]*/uy;
const address = /(?:https?:\/\/|mailto:)[^\s<>"'`]{1,2000}/iy;
const linkTarget = /\]\(((?:https?:\/\/|mailto:)[^\s()<>]{0,2000})\)/iy;
const linkText = /\[[^[\]\n]{1,300}(?=\])/y;
const trailing = /[.,;:!?)\]]+$/;

type Open = { kind: 'strong' | 'emphasis'; sign: string; at: number };

/** One pass over a text; see `noteTree` for why it is linear. */
class Reading {
  readonly #text: string;
  readonly #known: Names;
  #nodes: Inline[] = [];
  #open: Open[] = [];
  #plain = '';
  #at = 0;
  /** Whether a further backtick closes a code span: asked for only once when there is none. */
  #closes = true;

  constructor(text: string, known: Names) {
    this.#text = text;
    this.#known = known;
  }

  run(): Inline[] {
    while (this.#at < this.#text.length) this.#step();
    this.#flush();
    while (this.#open.length > 0) this.#abandon();
    return joined(this.#nodes);
  }

  #step(): void {
    switch (this.#text[this.#at]) {
      case '\n':
        return this.#push({ kind: 'break' }, 1);
      case '`':
        return this.#code();
      case '*':
      case '_':
        return this.#delimiter();
      case '[':
        return this.#link();
      case '#':
      case '@':
        return this.#chip();
      case 'h':
      case 'H':
      case 'm':
      case 'M':
        return this.#address();
      default:
        return this.#keep(1);
    }
  }

  #keep(length: number): void {
    this.#plain += this.#text.slice(this.#at, this.#at + length);
    this.#at += length;
  }

  #flush(): void {
    if (this.#plain !== '') this.#nodes.push({ kind: 'text', text: this.#plain });
    this.#plain = '';
  }

  #push(node: Inline, length: number): void {
    this.#flush();
    this.#nodes.push(node);
    this.#at += length;
  }

  #code(): void {
    const end = this.#closes ? this.#text.indexOf('`', this.#at + 1) : -1;
    this.#closes = end !== -1;
    if (end <= this.#at + 1) return this.#keep(1);
    const text = this.#text.slice(this.#at + 1, end);
    this.#push({ kind: 'code', text }, end + 1 - this.#at);
  }

  #delimiter(): void {
    const character = this.#text[this.#at] ?? '';
    const double = this.#text[this.#at + 1] === character;
    const sign = double ? character.repeat(2) : character;
    const kind = double ? 'strong' : 'emphasis';
    const before = this.#text[this.#at - 1] ?? ' ';
    const after = this.#text[this.#at + sign.length] ?? ' ';
    const open = this.#open.findIndex((one) => one.sign === sign);
    if (open !== -1 && /\S/.test(before)) return this.#close(open, sign);
    // An underscore inside a word is part of it.
    const begins = /\S/.test(after) && (character === '*' || !/[\p{L}\p{N}]/u.test(before));
    if (open !== -1 || !begins || this.#open.some((one) => one.kind === kind)) {
      return this.#keep(sign.length);
    }
    this.#flush();
    this.#open.push({ kind, sign, at: this.#nodes.length });
    this.#at += sign.length;
  }

  #close(index: number, sign: string): void {
    this.#flush();
    while (this.#open.length > index + 1) this.#abandon();
    const { kind, at } = this.#open.pop() as Open;
    const children = this.#nodes.splice(at);
    if (children.length > 0) this.#nodes.push({ kind, children: joined(children) });
    this.#at += sign.length;
  }

  /** What was opened last and never closed is text. */
  #abandon(): void {
    const { sign, at } = this.#open.pop() as Open;
    this.#nodes.splice(at, 0, { kind: 'text', text: sign });
  }

  #link(): void {
    const text = this.#match(linkText);
    linkTarget.lastIndex = this.#at + text.length;
    const target = text === '' ? null : linkTarget.exec(this.#text);
    const href = target ? safeAddress(target[1] ?? '') : null;
    if (!target || href === null) return this.#keep(1);
    this.#push({ kind: 'link', text: text.slice(1), href }, text.length + target[0].length);
  }

  #address(): void {
    const before = this.#text[this.#at - 1] ?? ' ';
    const found = /[\p{L}\p{N}]/u.test(before) ? '' : this.#match(address).replace(trailing, '');
    const href = found === '' ? null : safeAddress(found);
    if (href === null) return this.#keep(1);
    this.#push({ kind: 'link', text: found, href }, found.length);
  }

  #chip(): void {
    const before = this.#text[this.#at - 1] ?? ' ';
    const found = /[\s(]/.test(before) ? this.#match(tag) || this.#named() : '';
    if (found === '') return this.#keep(1);
    const kind = found.startsWith('#') ? 'tag' : 'entity';
    this.#push({ kind, name: found.slice(1), text: found }, found.length);
  }

  /** `@` and the longest known name that follows, or else one word. */
  #named(): string {
    const word = this.#match(entity);
    if (word === '') return '';
    const start = this.#at + 1;
    const fits = (name: string) => {
      const end = start + name.length;
      const same = this.#text.slice(start, end).toLowerCase() === name.toLowerCase();
      return same && !/[\p{L}\p{N}_]/u.test(this.#text[end] ?? ' ');
    };
    const name = this.#known.get(word.slice(1).toLowerCase())?.find(fits);
    return name === undefined ? word : `@${this.#text.slice(start, start + name.length)}`;
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text)?.[0] ?? '';
  }
}

const readInline = (text: string, known: Names): Inline[] => new Reading(text, known).run();

/** Puts neighbouring texts together. */
function joined(nodes: readonly Inline[]): Inline[] {
  const found: Inline[] = [];
  for (const node of nodes) {
    const last = found.at(-1);
    if (node.kind === 'text' && last?.kind === 'text') last.text += node.text;
    else found.push(node.kind === 'text' ? { ...node } : node);
  }
  return found;
}

/** A web or mail address as the engine understands it; null for anything else. */
function safeAddress(text: string): string | null {
  try {
    const { protocol } = new URL(text);
    return ['http:', 'https:', 'mailto:'].includes(protocol) ? text : null;
  } catch {
    return null;
  }
}
