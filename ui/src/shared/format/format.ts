/** "1 highlight", "3 highlights", "1,204 words". */
export function count(amount: number, one: string, many = `${one}s`): string {
  return `${number(amount)} ${amount === 1 ? one : many}`;
}

export const number = (amount: number): string => amount.toLocaleString('en-GB');

/**
 * A date as published: the day where one is given, else only what is known. A text that is no ISO
 * date is shown as it came.
 */
export function publishedDate(published: string, style: 'short' | 'long', today: Date): string {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(published);
  if (!match) return published;
  const [, year = '', month, day] = match;
  if (month === undefined) return year;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  if (Number.isNaN(date.getTime())) return published;
  const withYear = style === 'long' || Number(year) !== today.getFullYear();
  return date.toLocaleDateString('en-GB', {
    timeZone: 'UTC',
    ...(day === undefined ? {} : { day: 'numeric' }),
    month: style === 'long' ? 'long' : 'short',
    ...(withYear ? { year: 'numeric' } : {}),
  });
}

// Kept, because making one takes longer than using it a hundred times.
const hourAndMinute = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const dayOfYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

/** The time of day today, else the day: when a note was written, in a few characters. */
export function noteTime(milliseconds: number, now: Date): string {
  const date = new Date(milliseconds);
  if (date.toDateString() === now.toDateString()) return hourAndMinute.format(date);
  return (date.getFullYear() === now.getFullYear() ? dayOfYear : day).format(date);
}

/** "14:02". */
export const timeOfDay = (milliseconds: number): string =>
  hourAndMinute.format(new Date(milliseconds));

/** Minutes of reading left when `done` (0..1) is behind; never "0 min left" before the end. */
export function minutesLeft(minutes: number, done: number): string {
  const left = Math.max(1, Math.ceil(minutes * (1 - done)));
  return done >= 1 ? 'at the end' : `${number(left)} min left`;
}

/** The language's own English name, or its tag where the engine does not know it. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** A share of a score as it stands beside its bar: ".44". */
export const share = (value: number): string => value.toFixed(2).replace(/^(-?)0\./, '$1.');

/** At most `length` characters, cut at a word where one is near. */
export function clipText(text: string, length: number): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  const characters = Array.from(flat);
  if (characters.length <= length) return flat;
  const part = characters.slice(0, length).join('');
  const space = part.lastIndexOf(' ');
  return `${space >= length / 2 ? part.slice(0, space) : part}…`;
}
