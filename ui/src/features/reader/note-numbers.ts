import type { AnnotationView } from '$backend';

export type NoteNumbers = ReadonlyMap<string, number>;

export const noNumbers: NoteNumbers = new Map();

/** Numbers, from 1, for the marks that have a note or tags, in their order. */
export function noteNumbers(marks: readonly AnnotationView[]): NoteNumbers {
  const noted = marks.filter((one) => one.body !== '' || one.tags.length > 0);
  return new Map(noted.map((one, index) => [one.id, index + 1]));
}
