import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Backend, Requests } from '$backend';
import { recorded, replay } from '../backend/replay.test-data';
import { callsOf, opened, press } from './opened.test-data';

afterEach(cleanup);
beforeEach(() => localStorage.clear());

type Asked = Requests['exportPreview']['args'];
type Preview = Requests['exportPreview']['answer'];
type Replayed = ReturnType<typeof replay>;

const folder = '/home/reader/notes';
const again = recorded('exportPreview', 'exportPreview-again');
const problem = recorded('exportPreview', 'exportPreview-problem');
const wrong = '# {{ article.title }}\n\n{{ article.tilte }}\n';

/** A backend whose previews depend on what is asked for. */
function previewing(answer: (args: Asked) => Preview | Promise<Preview>): Replayed {
  const backend = replay();
  const call: Backend['call'] = async (name, args) => {
    const usual = await backend.call(name, args);
    return name === 'exportPreview' ? await answer(args as Asked) : usual;
  };
  return { ...backend, call };
}

/** The dialog over the recorded article, once its file is shown. */
async function exporting(backend: Replayed = replay()) {
  const { article } = await opened(backend);
  await press(article, 'e', { ctrlKey: true });
  await screen.findByTestId('export-preview');
  return backend;
}

const id = (name: string) => screen.getByTestId(name);
const asked = (backend: Replayed) => callsOf(backend, 'exportPreview') as Asked[];
const type = (name: string, value: string) => fireEvent.input(id(name), { target: { value } });
const choose = (name: string) => fireEvent.click(id(name));
const effect = () => id('export-effect').textContent.replace(/\s+/g, ' ').trim();
const disabled = (name: string) => screen.getByTestId<HTMLButtonElement>(name).disabled;
const submit = () => press(id('export-folder'), 'Enter', { ctrlKey: true });
const remember = (name: string, value: string) => localStorage.setItem(`analect.${name}`, value);

describe('what is exported', () => {
  it('is the open article, and all that are listed where that is chosen', async () => {
    const backend = await exporting(
      replay({
        listArticles: recorded('listArticles', 'listArticles-three'),
        exportPreview: again,
      }),
    );
    const open = recorded('openArticle').article.id;
    const rows = recorded('listArticles', 'listArticles-three').map((row) => row.id);
    expect(asked(backend).at(-1)).toMatchObject({ articles: [open], shown: open });
    expect(screen.queryByTestId('export-files')).toBeNull();
    await choose('export-scope-listed');
    await waitFor(() => expect(asked(backend).at(-1)?.articles).toEqual(rows));
    const files = await within(await screen.findByTestId('export-files')).findAllByRole('option');
    expect(files.map((file) => file.textContent.replace(/\s+/g, ' ').trim())).toEqual([
      expect.stringContaining(
        'changes · 1 note or highlight removed, 2 edits of yours kept, 1 conflict',
      ),
      expect.stringContaining('Ferries stay in port.md new file'),
    ]);
  });

  it('is told in figures, and how many files are written', async () => {
    remember('export-folder', folder);
    await exporting(replay({ exportPreview: again }));
    await waitFor(() =>
      expect(effect()).toBe(
        `1 note or highlight removed, 2 edits of yours kept, 1 conflict Changed in both places: 1 passage of the notes. Your text stays in the file, the library’s is added below it. 2 files to write · ${folder}`,
      ),
    );
  });

  it('follows the filters, and a day only once it is whole', async () => {
    const backend = await exporting();
    await fireEvent.click(screen.getAllByTestId('export-label')[0] as HTMLElement);
    await type('export-tags', '#strike, port/skerrow,');
    await type('export-since', '2025-09-04');
    await waitFor(() =>
      expect(asked(backend).at(-1)?.choice).toMatchObject({
        labels: ['yellow'],
        tags: ['strike', 'port/skerrow'],
        since: '2025-09-04',
      }),
    );
    await type('export-since', '2025-09');
    expect(effect()).toContain('The day is not whole');
    expect(disabled('export-submit')).toBe(true);
    await waitFor(() => expect(asked(backend).at(-1)?.choice.since).toBeNull());
  });

  it('forgets filters and keeps layout and folder for the next time', async () => {
    const backend = await exporting();
    await choose('export-layout-plain');
    await type('export-tags', 'strike');
    await type('export-folder', folder);
    await waitFor(() => expect(asked(backend).at(-1)?.folder).toBe(folder));
    await press(id('export-folder'), 'Escape');
    await waitFor(() => expect(screen.queryByTestId('export-dialog')).toBeNull());
    await press(id('article'), 'e', { ctrlKey: true });
    await screen.findByTestId('export-preview');
    expect(asked(backend).at(-1)).toMatchObject({
      folder,
      choice: { preset: 'plain', own: null, tags: [] },
    });
  });
});

describe('the preview', () => {
  it('is asked for once the keys rest, and a slow one is joined by none', async () => {
    const answers: (() => void)[] = [];
    let slow = false;
    const backend = await exporting(
      previewing((args) => {
        const answer = { ...again, command: args.folder ?? '' };
        return slow ? new Promise((resolve) => answers.push(() => resolve(answer))) : answer;
      }),
    );
    slow = true;
    const before = asked(backend).length;
    await type('export-folder', '/a');
    await waitFor(() => expect(answers).toHaveLength(1));
    for (const path of ['/ab', '/abc', '/abcd']) await type('export-folder', path);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(asked(backend)).toHaveLength(before + 1);
    answers[0]?.();
    await waitFor(() => expect(answers).toHaveLength(2));
    answers[1]?.();
    await waitFor(() =>
      expect(screen.getByRole('region', { name: 'Preview of the file' }).ariaBusy).not.toBe('true'),
    );
    expect(
      asked(backend)
        .slice(before)
        .map((args) => args.folder),
    ).toEqual(['/a', '/abcd']);
  });

  it('shows what changes beside what is on the disk', async () => {
    remember('export-folder', folder);
    await exporting(replay({ exportPreview: again }));
    await choose('export-changes');
    const changes = await screen.findByTestId('export-diff');
    const rows = (tag: string) =>
      [...changes.querySelectorAll(`${tag} .row`)].map((row) => row.textContent);
    expect(rows('del')).toContain('−highlights: 3');
    expect(rows('ins')).toContain('+highlights: 2');
  });

  it('stays where a folder cannot be used, which is told beside the folder', async () => {
    const relative = recorded('exportPreview', 'exportPreview-folder');
    const backend = await exporting(
      previewing((args) => (args.folder === 'notes' ? relative : recorded('exportPreview'))),
    );
    await type('export-folder', 'notes');
    await screen.findByText(relative.folderProblem ?? 'none');
    expect(id('export-preview').textContent).toBe(relative.shown?.markdown);
    expect(effect()).toContain('Nothing can be written to this folder');
    await submit();
    expect(callsOf(backend, 'exportArticles')).toEqual([]);
  });
});

describe("a template of one's own", () => {
  async function withTemplate() {
    const backend = await exporting(
      previewing((args) => (args.choice.own === wrong ? problem : recorded('exportPreview'))),
    );
    await choose('export-layout-study');
    await choose('export-layout-own');
    await waitFor(() =>
      expect(screen.getByTestId<HTMLTextAreaElement>('export-template').value).toBe(
        recorded('templateSource'),
      ),
    );
    return backend;
  }

  it('starts as a copy of the layout chosen last', async () => {
    const backend = await withTemplate();
    expect(callsOf(backend, 'templateSource')).toEqual([{ preset: 'study' }]);
    await waitFor(() => expect(asked(backend).at(-1)?.choice.own).toBe(recorded('templateSource')));
  });

  it('says why where the copy cannot be had', async () => {
    const backend = replay();
    const call: Backend['call'] = (name, args) =>
      name === 'templateSource' ? Promise.reject(new Error('no')) : backend.call(name, args);
    await exporting({ ...backend, call });
    await choose('export-layout-own');
    expect((await screen.findByTestId('export-error')).textContent).toContain(
      'library is unchanged',
    );
  });

  it('shows the place of a mistake, keeps the last good preview and exports nothing', async () => {
    const backend = await withTemplate();
    const before = id('export-preview').textContent;
    await type('export-template', wrong);
    const told = await screen.findByTestId('template-problem');
    expect(told.textContent).toContain('Line 3, column 4: there is no value “article.tilte”.');
    expect(id('template-mark').dataset['line']).toBe('3');
    expect(id('export-preview').textContent).toBe(before);
    id('export-stale');
    await type('export-folder', folder);
    await submit();
    expect(callsOf(backend, 'exportArticles')).toEqual([]);
    await fireEvent.click(within(told).getByRole('button', { name: 'Go there' }));
    const field = screen.getByTestId<HTMLTextAreaElement>('export-template');
    expect(document.activeElement).toBe(field);
    expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe('article.tilte');
  });

  it('can be started again from the layout, and that taken back', async () => {
    await withTemplate();
    await type('export-template', 'mine');
    await fireEvent.click(screen.getByRole('button', { name: 'Start again from Study notes' }));
    const field = screen.getByTestId<HTMLTextAreaElement>('export-template');
    await waitFor(() => expect(field.value).toBe(recorded('templateSource')));
    await fireEvent.click(screen.getByRole('button', { name: 'Take back' }));
    expect(field.value).toBe('mine');
    expect(localStorage.getItem('analect.export-template')).toBe('mine');
  });
});

describe('filters that leave nothing', () => {
  it('are named', async () => {
    const nothing = { ...recorded('exportPreview'), files: [], shown: null };
    const filtered = (args: Asked) => args.choice.tags.length > 0 || args.choice.since !== null;
    await exporting(previewing((args) => (filtered(args) ? nothing : recorded('exportPreview'))));
    await type('export-tags', 'harbour');
    const why = 'No highlight has the tag harbour, so there is nothing to export.';
    await waitFor(() => expect(effect()).toBe(why));
    await type('export-tags', 'harbour, port');
    await type('export-since', '2026-01-02');
    await waitFor(() =>
      expect(effect()).toContain(
        'No highlight has one of the tags harbour, port and was made since 2026-01-02',
      ),
    );
  });
});

describe('an export', () => {
  it('wants a folder', async () => {
    const backend = await exporting();
    expect(id('export-submit').getAttribute('aria-disabled')).toBe('true');
    expect(effect()).toContain('Choose a folder first');
    await submit();
    expect((await screen.findByTestId('export-error')).textContent).toContain('No folder is named');
    expect(callsOf(backend, 'exportArticles')).toEqual([]);
  });

  it('closes the dialog and says what was written', async () => {
    const backend = await exporting();
    await type('export-folder', ` ${folder} `);
    await submit();
    await waitFor(() => expect(screen.queryByTestId('export-dialog')).toBeNull());
    expect(callsOf(backend, 'exportArticles')).toMatchObject([{ folder }]);
    expect((await screen.findByTestId('toast')).textContent).toContain(
      `Exported 1 file to ${folder}: 3 notes and highlights new`,
    );
    await waitFor(() => expect(document.activeElement).toBe(id('article')));
  });

  it('tells of files that could not be written and stays open', async () => {
    const [file] = recorded('exportArticles').files;
    if (!file) throw new Error('no export is recorded');
    const refusal = '“Dock.md” is read-only; it is left as it is.';
    const refused = { files: [{ ...file, effect: 'refused' as const, refusal }] };
    await exporting(replay({ exportArticles: refused }));
    await type('export-folder', folder);
    await submit();
    expect((await screen.findByTestId('export-refused')).textContent).toContain(refusal);
    id('export-dialog');
  });

  it('shows a refusal with its details', async () => {
    const backend = replay();
    const full = Object.assign(new Error(), {
      code: 'fileSystem',
      message: 'No room is left on the disk.',
      detail: 'disk full',
    });
    const call: Backend['call'] = (name, args) =>
      name === 'exportArticles' ? Promise.reject(full) : backend.call(name, args);
    await exporting({ ...backend, call });
    await type('export-folder', folder);
    await submit();
    expect((await screen.findByTestId('export-error')).textContent).toContain(
      'No room is left on the disk.',
    );
    expect(disabled('export-submit')).toBe(false);
  });

  it('is copied as a command and as Markdown', async () => {
    const backend = replay();
    const copied: string[] = [];
    backend.copyText = (text) => Promise.resolve(void copied.push(text));
    await exporting(backend);
    await waitFor(() => expect(disabled('export-command')).toBe(false));
    await choose('export-command');
    await choose('export-copy');
    const { command, shown } = recorded('exportPreview');
    await waitFor(() => expect(copied).toEqual([command, shown?.markdown]));
  });
});

describe('edits in files', () => {
  const { edits } = recorded('noteEdits');

  async function listed(backend = replay({ exportPreview: again })) {
    remember('export-folder', folder);
    await exporting(backend);
    await fireEvent.click(await screen.findByTestId('export-edits'));
    await screen.findAllByTestId('edit-row');
    return backend;
  }

  it('stand in a list with both versions; a conflict is not chosen', async () => {
    await listed();
    const rows = screen.getAllByTestId('edit-row');
    expect(rows.map((row) => within(row).getByRole<HTMLInputElement>('checkbox').checked)).toEqual([
      true,
      false,
    ]);
    rows.forEach((row, at) => {
      expect(row.textContent).toContain(edits[at]?.quote);
      expect(row.textContent).toContain(edits[at]?.inFile);
      expect(row.textContent).toContain(edits[at]?.inLibrary);
    });
    expect(rows[1]?.textContent).toContain('Changed in the library too');
  });

  it('whose mark is gone are told, and cannot be chosen', async () => {
    const orphans = ['/notes/A.md: the note h7k2m9qa was edited here'];
    await listed(
      replay({ exportPreview: again, noteEdits: { edits: edits.slice(0, 1), orphans } }),
    );
    expect(id('edit-orphan').textContent).toBe(`${orphans[0]}.`);
    expect(screen.getAllByTestId('edit-row')).toHaveLength(1);
  });

  it('are looked for once for a folder and scope', async () => {
    const backend = await listed();
    await fireEvent.click(id('edits-back'));
    await choose('export-layout-plain');
    await waitFor(() => expect(asked(backend).at(-1)?.choice.preset).toBe('plain'));
    expect(callsOf(backend, 'noteEdits')).toHaveLength(1);
    await type('export-folder', '/elsewhere');
    await waitFor(() => expect(callsOf(backend, 'noteEdits')).toHaveLength(2));
  });

  it('are taken as chosen; what was taken can be undone, the last one first', async () => {
    const backend = await listed();
    const [, conflict] = screen.getAllByRole('checkbox');
    await fireEvent.click(conflict as HTMLElement);
    await choose('take-edits');
    await waitFor(() => expect(callsOf(backend, 'takeEdits')).toHaveLength(1));
    const wanted = edits.map(({ article, annotation, inFile, inLibrary }) => ({
      article,
      annotation,
      inFile,
      inLibrary,
    }));
    expect(callsOf(backend, 'takeEdits')).toEqual([{ edits: wanted }]);
    // The notes that are on the page are these.
    await waitFor(() => expect(callsOf(backend, 'articleMarks')).toHaveLength(1));
    const toast = await screen.findByTestId('toast');
    expect(toast.textContent).toContain('2 notes taken from your files into the library');
    // The list is empty, so that the file is shown again.
    await screen.findByTestId('export-preview');
    await fireEvent.click(within(toast).getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(callsOf(backend, 'undo')).toEqual([{ entry: 9 }, { entry: 8 }]));
  });

  it('stay in the list where the library said something else in the meantime', async () => {
    const late = recorded('takeEdits', 'takeEdits-late');
    await listed(replay({ exportPreview: again, takeEdits: late }));
    await choose('take-edits');
    await waitFor(() =>
      expect(screen.getAllByTestId('edit-row')[0]?.textContent).toContain(
        'Not taken. It was changed in the library in this moment',
      ),
    );
    expect(screen.getAllByTestId('edit-row')).toHaveLength(2);
    expect(screen.queryByTestId('toast')).toBeNull();
  });
});
