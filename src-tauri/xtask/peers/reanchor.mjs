// Other programs' ways to find a highlight again in a changed text, behind the batch contract of
// `analect reanchor`: a line of JSON in, a line of JSON out.
//
//   node reanchor.mjs PACKAGES PEER
//
// PACKAGES is the folder in which `cargo xtask eval reanchor` installed the peers' own packages;
// nothing of them is part of the program. PEER is
//   hypothesis         where the quote stands at its position, else its best approximate match by
//                      `approx-string-match`, rated as the client of Hypothesis rates it
//   hypothesis-sure    the same, placed only from a score of 0.75
//   dom-anchor         `dom-anchor-text-quote`, which the client used before and others still use
//   diff-match-patch   a diff of the two texts, followed from the old passage to the new one where
//                      at least half of its characters are kept

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const [folder, name] = process.argv.slice(2);
const packages = createRequire(join(folder, 'package.json'));

/** The place of each code point in UTF-16, and the other way; null where they are the same. */
function units(text) {
  const toUtf16 = [0];
  for (const character of text) toUtf16.push(toUtf16.at(-1) + character.length);
  if (toUtf16.length === text.length + 1) return { utf16: (at) => at, codePoint: (at) => at };
  const toCodePoint = new Array(text.length + 1).fill(0);
  toUtf16.forEach((at, codePoint) => (toCodePoint[at] = codePoint));
  // A place inside of a pair counts as that of its character.
  for (let at = 1; at <= text.length; at += 1) toCodePoint[at] ||= toCodePoint[at - 1];
  return {
    utf16: (at) => toUtf16[Math.min(at, toUtf16.length - 1)],
    codePoint: (at) => toCodePoint[at],
  };
}

const clamp = (at, text) => Math.max(0, Math.min(at, text.length));

async function hypothesis(least) {
  const path = packages.resolve('approx-string-match');
  const { default: approximate } = await import(pathToFileURL(path));

  function matches(text, words, errors) {
    const exact = [];
    for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1))
      exact.push({ start: at, end: at + words.length, errors: 0 });
    return exact.length > 0 ? exact : approximate(text, words, errors);
  }

  function likeness(text, words) {
    if (words === '') return 1;
    if (text === '') return 0;
    return 1 - matches(text, words, words.length)[0].errors / words.length;
  }

  function rated(text, mark, match) {
    const before = text.slice(clamp(match.start - mark.prefix.length, text), match.start);
    const after = text.slice(match.end, match.end + mark.suffix.length);
    const score =
      50 * (1 - match.errors / mark.exact.length) +
      20 * likeness(before, mark.prefix) +
      20 * likeness(after, mark.suffix) +
      2 * (1 - Math.abs(match.start - mark.start) / text.length);
    return { start: match.start, end: match.end, score: score / 92 };
  }

  return (_, text) => (mark) => {
    if (text.slice(mark.start, mark.end) === mark.exact)
      return { start: mark.start, end: mark.end, score: 1 };
    const found = matches(text, mark.exact, Math.min(256, mark.exact.length / 2));
    const best = found
      .map((match) => rated(text, mark, match))
      .reduce((best, match) => (best && best.score >= match.score ? best : match), null);
    return best && best.score >= least ? best : null;
  };
}

function domAnchor() {
  const { toTextPosition } = packages('dom-anchor-text-quote');
  return (_, text) => (mark) => {
    // It cannot search for more than 32 units, nor would it have kept more of the surroundings.
    const selector = {
      exact: mark.exact,
      prefix: mark.prefix.slice(-32),
      suffix: mark.suffix.slice(0, 32),
    };
    return toTextPosition({ textContent: text }, selector, { hint: clamp(mark.start, text) });
  };
}

function diffMatchPatch() {
  const Diff = packages('diff-match-patch');

  /** The characters of `mark` that stand in both texts, by the pieces the diff left alone. */
  function kept(pieces, mark) {
    const inside = ({ start, end }) => Math.min(end, mark.end) - Math.max(start, mark.start);
    return pieces.reduce((sum, piece) => sum + Math.max(0, inside(piece)), 0);
  }

  return (old, text) => {
    const diff = new Diff();
    const parts = diff.diff_main(old, text);
    diff.diff_cleanupSemantic(parts);
    const pieces = [];
    let at = 0;
    for (const [change, { length }] of parts) {
      if (change === Diff.DIFF_EQUAL) pieces.push({ start: at, end: at + length });
      if (change !== Diff.DIFF_INSERT) at += length;
    }
    return (mark) => {
      if (2 * kept(pieces, mark) < mark.end - mark.start) return null;
      const [start, end] = [mark.start, mark.end].map((at) => diff.diff_xIndex(parts, at));
      return start < end ? { start, end } : null;
    };
  };
}

const peers = {
  hypothesis: () => hypothesis(0),
  'hypothesis-sure': () => hypothesis(0.75),
  'dom-anchor': domAnchor,
  'diff-match-patch': diffMatchPatch,
};

function placed(peer, { id, old_text, new_text, highlights }) {
  const began = process.cpuUsage();
  // Without the old text a position is a hint, and read as it is.
  const from = old_text === null ? { utf16: (at) => at } : units(old_text);
  const to = units(new_text);
  const find = peer(old_text, new_text);
  const answers = highlights.map((mark) => {
    const start = from.utf16(mark.start);
    const found = find({ ...mark, start, end: start + mark.exact.length });
    if (!found) return { id: mark.id, start: null, end: null, status: 'orphan' };
    const [first, last] = [found.start, found.end].map((at) => to.codePoint(clamp(at, new_text)));
    return { id: mark.id, start: first, end: last, status: 'changed', score: found.score };
  });
  const { user, system } = process.cpuUsage(began);
  return { id, highlights: answers, elapsed_us: user + system };
}

const peer = await peers[name]();
for await (const line of createInterface({ input: process.stdin }))
  if (line.trim() !== '')
    process.stdout.write(`${JSON.stringify(placed(peer, JSON.parse(line)))}\n`);
