/**
 * Text as a search compares it: without case, accents and points, with plain quotation marks,
 * dashes and spaces. `starts` leads back: unit `i` of the folded text stands for the part of the
 * original from `starts[i]` up to `starts[i + 1]`, so that what is found can be shown where it is.
 */
export type Folded = { text: string; starts: Uint32Array };

export type FoldOptions = { keepCase?: boolean };

/** Marks that a reader may leave out: not those of Indic scripts or kana, which make other letters. */
const strippable =
  /^(?:(?![\u3099\u309A])[\p{Mn}\p{Me}](?<=[\p{Script=Inherited}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}])|\p{Default_Ignorable_Code_Point})$/u;
const hangul = /\p{Script=Hangul}/u;
const ascii = /^[\x20-\x7e]*$/;

/** Letters that have no decomposition, and signs that are typed in a plainer way. */
const plain: Record<string, string> = {
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ı: 'i',
  '‘': "'",
  '’': "'",
  '‚': "'",
  ʼ: "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
  '−': '-',
};

/** One table for each kind of folding: an article has few different characters. */
const known = { kept: new Map<string, string>(), lowered: new Map<string, string>() };

export function fold(original: string, options: FoldOptions = {}): Folded {
  const keepCase = options.keepCase === true;
  if (ascii.test(original) && !original.includes('  ')) {
    const starts = Uint32Array.from({ length: original.length + 1 }, (_, index) => index);
    return { text: keepCase ? original : original.toLowerCase(), starts };
  }
  return foldSlowly(original, keepCase);
}

function foldSlowly(original: string, keepCase: boolean): Folded {
  const starts: number[] = [];
  let text = '';
  let at = 0;
  for (const character of original) {
    const folded = foldCharacter(character, keepCase);
    // A run of white space counts as one space.
    if (folded !== ' ' || !text.endsWith(' ')) {
      for (let unit = 0; unit < folded.length; unit += 1) starts.push(at);
      text += folded;
    }
    at += character.length;
  }
  starts.push(original.length);
  return { text, starts: Uint32Array.from(starts) };
}

function foldCharacter(character: string, keepCase: boolean): string {
  const table = keepCase ? known.kept : known.lowered;
  const before = table.get(character);
  if (before !== undefined) return before;
  const folded = stripped(character, keepCase);
  table.set(character, folded);
  return folded;
}

function stripped(character: string, keepCase: boolean): string {
  if (/\s/u.test(character)) return ' ';
  if (hangul.test(character)) return character;
  const bare = withoutMarks(character.normalize('NFKD'));
  // Upper case first: it makes one of ß and ss, and of the two forms of sigma.
  return keepCase ? bare : withoutMarks(bare.toUpperCase().toLowerCase().normalize('NFKD'));
}

function withoutMarks(text: string): string {
  let bare = '';
  for (const one of text) if (!strippable.test(one)) bare += plain[one] ?? one;
  // What is left of a letter with marks of its own script is put together again.
  return bare.normalize('NFC');
}

/** The part of the original that `length` units of the folded text from `at` on stand for. */
export function unfold({ starts }: Folded, at: number, length: number): [number, number] {
  const last = at + length - 1;
  const begin = starts[at] ?? 0;
  let next = last + 1;
  // A character may have become several units: its end is where the next character begins.
  while (next < starts.length - 1 && starts[next] === starts[last]) next += 1;
  return [begin, starts[next] ?? begin];
}
