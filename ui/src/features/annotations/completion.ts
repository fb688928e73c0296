/** What is being written at the caret: a tag or a name, from its sign on. */
export type Started = { sign: '#' | '@'; from: number; typed: string };

const longest = 40;
const most = 6;
const begun = /(?:^|[\s(])([#@])([\p{L}\p{N}_/-]*)$/u;

/** The tag or name that ends at the caret; null where none is being written. */
export function startedAt(text: string, caret: number): Started | null {
  const match = begun.exec(text.slice(Math.max(0, caret - longest), caret));
  if (!match) return null;
  const [, sign, typed = ''] = match;
  return { sign: sign === '#' ? '#' : '@', from: caret - typed.length - 1, typed };
}

/** Names that begin with what is typed, then those that have it at the start of a further word. */
export function matching(names: readonly string[], typed: string): string[] {
  const wanted = typed.toLocaleLowerCase().replaceAll('_', ' ');
  const begins: string[] = [];
  const within: string[] = [];
  for (const name of names) {
    const lower = name.toLocaleLowerCase();
    if (lower === wanted) continue;
    if (lower.startsWith(wanted)) begins.push(name);
    else if (wanted !== '' && new RegExp(`[\\s/_-]${escaped(wanted)}`, 'u').test(lower)) {
      within.push(name);
    }
  }
  return [...begins, ...within].slice(0, most);
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** Wraps a selection in a sign, or takes the sign away where it is there already. */
export function wrapped(text: string, start: number, end: number, sign: string): Edit {
  const { length } = sign;
  const inside = text.slice(start, end);
  const around =
    text.slice(start - length, start) === sign && text.slice(end, end + length) === sign;
  if (around && start >= length) {
    return {
      from: start - length,
      to: end + length,
      text: inside,
      select: [start - length, end - length],
    };
  }
  return {
    from: start,
    to: end,
    text: `${sign}${inside}${sign}`,
    select: [start + length, end + length],
  };
}

/** A change of a text field: what is replaced, and what is selected then. */
export type Edit = { from: number; to: number; text: string; select: [number, number] };

/** Puts a chosen tag or name where one was being written, with a blank after it. */
export function completed(text: string, started: Started, name: string): Edit {
  const to = started.from + 1 + started.typed.length;
  const blank = /^\s/.test(text.slice(to)) ? '' : ' ';
  const written = `${started.sign}${name}${blank}`;
  const caret = started.from + written.length + (blank === '' ? 1 : 0);
  return { from: started.from, to, text: written, select: [caret, caret] };
}
