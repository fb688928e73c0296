/**
 * How well typed letters fit a name: they must occur in it in their order, and count more at the
 * start of a word and one after another. After the alignment of fzf (junegunn/fzf, algo.go), with
 * its bonuses brought down to three and a score that must be positive to count at all.
 */
const wordStart = 8;
const nameStart = 2;
const consecutive = 9;
const inWord = 1;
const gap = 4;
/** Longer names and queries are compared by what they begin with. */
const longestName = 160;
const longestWord = 24;
/** What a name loses for each of its letters, so that of two the shorter comes first. */
const perLetter = 0.02;

const wide = longestName + 1;
const best = new Float64Array(wide * (longestWord + 1));
const runs = new Uint8Array(wide * (longestWord + 1));
/** Where each letter of a word can stand at the earliest. */
const firsts = new Uint8Array(longestWord);
const none = -1e6;
const letter = /[\p{L}\p{N}]/u;

/** The words of a query, each of which has to fit; folded like the names. */
export const wordsOf = (folded: string): string[] => folded.split(' ').filter((one) => one !== '');

/** The score of a folded name for all words of a query; null when one of them does not fit. */
export function score(name: string, words: readonly string[]): number | null {
  let total = 0;
  for (const word of words) {
    const one = align(name, word);
    if (one === null) return null;
    total += one;
  }
  return total - Math.min(name.length, longestName) * perLetter;
}

/** Which letters of a folded name the words of a query fell on, ascending. */
export function positions(name: string, words: readonly string[]): number[] {
  const found = new Set<number>();
  for (const word of words) {
    if (align(name, word) !== null) trace(name, word).forEach((at) => found.add(at));
  }
  return [...found].sort((a, b) => a - b);
}

/** Fills the table of the best scores of each beginning of `word` ending at each letter. */
function align(name: string, word: string): number | null {
  const columns = Math.min(name.length, longestName);
  const rows = Math.min(word.length, longestWord);
  if (!isWithin(name, word, columns, rows)) return null;
  let most = none;
  for (let row = 0; row < rows; row += 1) {
    most = fillRow(name, word.charCodeAt(row), row, columns);
  }
  return most > 0 ? most : null;
}

/** Of a row only what lies at or after its first possible letter is filled and read. */
function fillRow(name: string, wanted: number, row: number, columns: number): number {
  const here = row * wide;
  const above = here - wide;
  const first = firsts[row] ?? 0;
  let reached = row === 0 ? 0 : none;
  let most = none;
  for (let column = row === 0 ? first : (firsts[row - 1] ?? 0) + 1; column < columns; column += 1) {
    const before = row > 0 ? (best[above + column - 1] ?? none) : none;
    best[here + column] = none;
    if (column >= first && name.charCodeAt(column) === wanted) {
      const bonus = bonusAt(name, column);
      const apart = reached + bonus;
      const joined = before + Math.max(consecutive, bonus);
      best[here + column] = Math.max(apart, joined);
      runs[here + column] = joined >= apart ? 1 : 0;
      most = Math.max(most, apart, joined);
    }
    // Letters left out between two that fit cost once, however wide the gap is.
    if (row > 0) reached = Math.max(reached, before - gap);
  }
  return most;
}

/** A quick look before the table is filled, which most names do not pass: fills `firsts`. */
function isWithin(name: string, word: string, columns: number, rows: number): boolean {
  let at = -1;
  for (let row = 0; row < rows; row += 1) {
    at = name.indexOf(word.charAt(row), at + 1);
    if (at === -1 || at >= columns) return false;
    firsts[row] = at;
  }
  return rows > 0;
}

function bonusAt(name: string, column: number): number {
  if (column === 0) return wordStart + nameStart;
  const before = name.charCodeAt(column - 1);
  // A space is by far the most frequent thing before a word.
  if (before === 32) return wordStart;
  if (before < 0x80) return isAsciiLetter(before) ? inWord : wordStart;
  return letter.test(name.charAt(column - 1)) ? inWord : wordStart;
}

const isAsciiLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90);

/** Walks back through the table that `align` has just filled. */
function trace(name: string, word: string): number[] {
  const columns = Math.min(name.length, longestName);
  const found: number[] = [];
  let limit = columns;
  let joined = false;
  for (let row = Math.min(word.length, longestWord) - 1; row >= 0; row -= 1) {
    const column: number = joined ? limit - 1 : bestColumn(row, limit);
    found.push(column);
    joined = runs[row * wide + column] === 1;
    limit = column;
  }
  return found.reverse();
}

/** The first of the best columns below `limit`. */
function bestColumn(row: number, limit: number): number {
  let found = 0;
  let most = none;
  for (let column = firsts[row] ?? 0; column < limit; column += 1) {
    const value = best[row * wide + column] ?? none;
    if (value > most) [most, found] = [value, column];
  }
  return found;
}
