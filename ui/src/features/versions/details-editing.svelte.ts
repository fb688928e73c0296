import type { DetailsView, Requests } from '$backend';
import type { Doors } from './versions.svelte';

type Saved = Requests['editDetails']['answer'];

/** The details of an article as they stand in the fields. */
export type Fields = Record<
  'title' | 'byline' | 'site' | 'source' | 'place' | 'published' | 'language',
  string
>;

/** What is known of an article, being edited. */
export class DetailsEditing {
  article = $state<string | null>(null);
  fields = $state.raw<Fields>(fieldsOf(null));
  saving = $state(false);
  /** What the library says of a refused change. */
  refused = $state<string | null>(null);
  #embargo: string | null = null;
  #doors: Doors;
  #done: (saved: Saved) => Promise<void>;

  constructor(doors: Doors, done: (saved: Saved) => Promise<void>) {
    this.#doors = doors;
    this.#done = done;
  }

  /** What is wrong with a field, by its name. */
  errors = $derived.by((): Partial<Record<keyof Fields, string>> => {
    const { published, source, language } = this.fields;
    return {
      ...(isDate(published.trim()) ? {} : { published: 'A day is written 2026-03-12' }),
      ...(/\s/.test(source.trim()) ? { source: 'An address has no spaces in it' } : {}),
      ...(isLanguage(language.trim()) ? {} : { language: 'A language is written en, de or pt-BR' }),
    };
  });
  valid = $derived(Object.keys(this.errors).length === 0);

  async edit(): Promise<void> {
    const { journal, reader } = this.#doors;
    const { article } = reader;
    if (!article) return;
    const known = await journal.ask('revisions', { article: article.id });
    if (!known) return;
    this.fields = fieldsOf(known.details);
    this.#embargo = known.details.embargo;
    this.refused = null;
    this.article = article.id;
  }

  set(name: keyof Fields, value: string): void {
    this.fields = { ...this.fields, [name]: value };
    this.refused = null;
  }

  close(): void {
    this.article = null;
  }

  async save(): Promise<boolean> {
    const { article, fields } = this;
    if (article === null || this.saving || !this.valid) return false;
    this.saving = true;
    const { answer, error } = await this.#doors.journal.attempt('editDetails', {
      article,
      title: textOf(fields.title),
      byline: fields.byline
        .split(/[,;]/)
        .map((name) => name.trim())
        .filter((name) => name !== ''),
      site: textOf(fields.site),
      source: textOf(fields.source),
      place: textOf(fields.place),
      published: textOf(fields.published),
      embargo: this.#embargo,
      language: textOf(fields.language),
    });
    this.saving = false;
    if (error) {
      this.#doors.journal.record(error);
      this.refused = error.message;
      return false;
    }
    this.article = null;
    await this.#done(answer);
    return true;
  }
}

const textOf = (field: string): string | null => (field.trim() === '' ? null : field.trim());

function fieldsOf(details: DetailsView | null): Fields {
  return {
    title: details?.title ?? '',
    byline: details?.byline.join(', ') ?? '',
    site: details?.site ?? '',
    source: details?.source ?? '',
    place: details?.place ?? '',
    published: details?.published ?? '',
    language: details?.language ?? '',
  };
}

function isDate(text: string): boolean {
  if (text === '') return true;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

const isLanguage = (text: string): boolean =>
  text === '' || /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(text);
