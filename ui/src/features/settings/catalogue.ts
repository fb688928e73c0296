import type { Name } from '$shared/preferences.svelte';

export type PageId =
  | 'reading'
  | 'highlighting'
  | 'summaries'
  | 'entities'
  | 'keyboard'
  | 'library'
  | 'accessibility'
  | 'about';

export type Page = { page: PageId; name: string; about: string };

export const pages: readonly Page[] = [
  { page: 'reading', name: 'Reading', about: 'How articles look.' },
  { page: 'highlighting', name: 'Highlighting', about: 'Your labels and how to use them.' },
  {
    page: 'summaries',
    name: 'Summaries',
    about: 'How long a summary is, here and in exported notes.',
  },
  {
    page: 'entities',
    name: 'Entities',
    about: 'Which names are proposed, as what, and which are not.',
  },
  {
    page: 'keyboard',
    name: 'Keyboard',
    about: 'Every key, by where it works, and what to change it to.',
  },
  { page: 'library', name: 'Library', about: 'Where your articles are and what is among them.' },
  { page: 'accessibility', name: 'Accessibility', about: 'Movement, messages, focus and links.' },
  {
    page: 'about',
    name: 'About',
    about: 'What this is, what it is made of and where it keeps things.',
  },
];

/** Anything on a page that can be looked for. */
export type Item = {
  id:
    | Name
    | 'labels'
    | 'lastLabel'
    | 'keys'
    | 'keyText'
    | 'path'
    | 'counts'
    | 'sample'
    | 'trash'
    | 'entityTypes'
    | 'stopList'
    | AboutId;
  page: PageId;
  name: string;
  /** One line below the name; empty where the name says it all. */
  about: string;
  /** Other words one might look for. */
  words: string;
};
type AboutId = 'version' | 'private' | 'locations' | 'licences';

const item = (page: PageId, id: Item['id'], name: string, about = '', words = ''): Item => ({
  id,
  page,
  name,
  about,
  words,
});

export const items: readonly Item[] = [
  item(
    'reading',
    'theme',
    'Theme',
    '',
    'dark light sepia contrast night colours system appearance',
  ),
  item(
    'reading',
    'face',
    'Typeface',
    'Of articles. The window keeps its own.',
    'font Literata Inter Atkinson serif sans',
  ),
  item('reading', 'size', 'Text size', '', 'font larger smaller zoom'),
  item(
    'reading',
    'measure',
    'Line length',
    'At most, where there is room.',
    'measure width column',
  ),
  item('reading', 'leading', 'Line height', '', 'leading spacing'),
  item('reading', 'spacing', 'Space between paragraphs', '', 'spacing margin'),
  item('reading', 'justify', 'Justify', 'Both edges straight.', 'align block'),
  item(
    'reading',
    'hyphenate',
    'Hyphenate',
    'In articles whose language is known and has rules on this system.',
    'hyphens words break',
  ),
  item(
    'reading',
    'unit',
    'Reading unit',
    'What the reading cursor steps by. A key goes through them too.',
    'cursor paragraph sentence word step',
  ),
  item(
    'reading',
    'arrows',
    'Arrow keys',
    'Up and down scroll the article, or move the reading cursor by its unit.',
    'keyboard scroll cursor up down',
  ),
  item(
    'highlighting',
    'labels',
    'Labels',
    'Up to nine. Each has a colour and a line of its own, so they differ without colour too.',
    'colour pattern key name order highlighter underline',
  ),
  item(
    'highlighting',
    'lastLabel',
    'Last label',
    'The one you used last: highlighting without a choice takes it.',
    'default last',
  ),
  item(
    'highlighting',
    'popover',
    'Labels over a selection',
    'Labels to choose from appear above words that are selected with the mouse.',
    'popover toolbar mouse',
  ),
  item(
    'summaries',
    'summaryUnit',
    'Length counted in',
    'The inspector changes it too, and the lengths below.',
    'summary unit sentences words percent',
  ),
  item('summaries', 'summaryLength', 'Usual length in sentences', '', 'summary sentences'),
  item('summaries', 'summaryWords', 'Usual length in words', '', 'summary words'),
  item(
    'summaries',
    'summaryPercent',
    'Usual length in per cent',
    'Of the words of the article.',
    'summary percent share',
  ),
  item(
    'entities',
    'hiddenKinds',
    'Types suggested',
    'What is not chosen is neither painted in the text nor asked about. What you accepted stays.',
    'kinds people organisations places nationalities events works hide',
  ),
  item(
    'entities',
    'entityTypes',
    'Types of your own',
    'Up to nine, beside people, organisations, places and the rest. Each has a key, a colour and a line.',
    'entity kinds custom ships colour pattern key',
  ),
  item(
    'entities',
    'stopList',
    'Stop list',
    'Names that you said are no entities. They are proposed in no article.',
    'rejected names blocked allow ignore never',
  ),
  item(
    'keyboard',
    'singleKeys',
    'Single-key shortcuts',
    'Where a letter, digit or sign alone is a command. Ctrl and Alt combinations, Enter, Esc, Tab and arrows always work.',
    'shortcuts letters speech input',
  ),
  item(
    'keyboard',
    'keyText',
    'Take the keys along',
    'The whole map as text (JSON), to keep or to use on another machine.',
    'export import copy paste json',
  ),
  item(
    'keyboard',
    'keys',
    'Key map',
    'Choose a key to change it, + to add another. Digits and arrows are fixed: they say which label, which direction.',
    'shortcuts bindings keys help remap conflicts',
  ),
  item(
    'library',
    'path',
    'Library file',
    'Copy it to keep a backup; close Analect first.',
    'path folder database location backup',
  ),
  item('library', 'counts', 'Articles', '', 'counts inbox later archive starred trash'),
  item(
    'library',
    'sample',
    'Sample article',
    'Brings the sample back, with its highlights, notes and names.',
    'sample tutorial restore',
  ),
  item('library', 'trash', 'Trash', '', 'empty delete days'),
  item(
    'accessibility',
    'zoom',
    'Size of everything',
    'The whole window; the size of the text alone is under Reading.',
    'zoom scale interface magnify larger',
  ),
  item('accessibility', 'motion', 'Movement', '', 'reduced motion animation scroll'),
  item(
    'accessibility',
    'toastTime',
    'Messages stay',
    'Errors always stay until closed. All are kept under Activity.',
    'toast notification time',
  ),
  item(
    'accessibility',
    'focusWidth',
    'Focus ring',
    'Width of the ring around what has the keyboard.',
    'focus outline',
  ),
  item(
    'accessibility',
    'underlineLinks',
    'Underline links everywhere',
    'Links in articles always are; this adds buttons that look like links.',
    'underline',
  ),
  item('about', 'version', 'Version', '', 'version release'),
  item(
    'about',
    'private',
    'Nothing leaves this machine',
    '',
    'privacy network telemetry account offline',
  ),
  item('about', 'locations', 'Where things are kept', '', 'data folder path backups settings'),
  item(
    'about',
    'licences',
    'Typefaces, icons and licences',
    '',
    'licence license open source OFL fonts',
  ),
];

export const itemOf = (id: Item['id']): Item => {
  const found = items.find((one) => one.id === id);
  if (!found) throw new Error(`no setting ${id}`);
  return found;
};

/** A text as the words that are compared. */
const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}+]+/u)
    .filter((word) => word !== '');

/** The items in which every word of `query` begins a word; all of a page whose name is asked for. */
export function search(query: string): Item[] {
  const wanted = wordsOf(query);
  if (wanted.length === 0) return [];
  return items.filter((one) => {
    const page = pages.find((other) => other.page === one.page)?.name ?? '';
    const words = wordsOf(`${one.name} ${one.about} ${one.words} ${page}`);
    return wanted.every((part) => words.some((word) => word.startsWith(part)));
  });
}
