import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { recorded, replay } from '../backend/replay.test-data';
import { callsOf, opened, press } from './opened.test-data';

afterEach(cleanup);

const { entities } = recorded('articleMarks', 'articleMarks-entities').marks;

/** The list of entities of an article that names two of them, with the focus on one. */
async function onEntity(name: string) {
  const view = recorded('openArticle');
  view.marks.entities = entities;
  const backend = replay({ openArticle: view });
  const { article } = await opened(backend);
  await press(article, 'g');
  await press(article, 'e');
  const rows = await screen.findAllByTestId('entity-item');
  const row = rows.find((one) => one.dataset['entity'] === entityOf(name)?.id);
  if (!row) throw new Error(`no row of ${name}`);
  await waitFor(() =>
    expect(document.activeElement?.closest('[data-pane=inspector]')).toBeTruthy(),
  );
  row.focus();
  return { backend, article, row };
}

const entityOf = (name: string) => entities.find((one) => one.name === name);

describe('an entity in the list', () => {
  it('shows the first words around it', async () => {
    const { row } = await onEntity('Tomasz Brandt');
    expect(row.textContent).toContain('union leader Tomasz Brandt');
  });

  it('is renamed', async () => {
    const { backend, row } = await onEntity('Marta Holm');
    await press(row, 'F2');
    const field = await screen.findByTestId<HTMLInputElement>('entity-edit-name');
    expect(field.value).toBe('Marta Holm');
    await fireEvent.input(field, { target: { value: 'Marta J. Holm' } });
    await press(field, 'Enter');
    await waitFor(() => expect(callsOf(backend, 'editEntity')).toHaveLength(1));
    expect(callsOf(backend, 'editEntity')).toMatchObject([
      { entity: entityOf('Marta Holm')?.id, name: 'Marta J. Holm', kind: 'person' },
    ]);
    await waitFor(() => expect(screen.queryByTestId('entity-edit-dialog')).toBeNull());
    const renamed = recorded('editEntity').value;
    await waitFor(() =>
      expect(
        screen
          .getAllByTestId('entity-item')
          .map((one) => one.textContent)
          .join(),
      ).toContain(`“${renamed?.aliases[0]}”`),
    );
  });

  it('with the name of another is offered to be merged with it, not saved', async () => {
    const { backend, row } = await onEntity('Marta Holm');
    await press(row, 'F2');
    const field = await screen.findByTestId<HTMLInputElement>('entity-edit-name');
    await fireEvent.input(field, { target: { value: 'Tomasz Brandt' } });
    await press(field, 'Enter');
    expect(callsOf(backend, 'editEntity')).toEqual([]);
    await fireEvent.click(screen.getByText('Merge the two…'));
    expect((await screen.findByTestId('merge-outcome')).textContent).toContain('Marta Holm');
  });

  it('changes its kind by c and a digit', async () => {
    const { backend, row } = await onEntity('Tomasz Brandt');
    await press(row, 'c');
    const menu = await screen.findByRole('menu');
    await press(menu, '3');
    await waitFor(() => expect(callsOf(backend, 'editEntity')).toHaveLength(1));
    expect(callsOf(backend, 'editEntity')).toMatchObject([
      { entity: entityOf('Tomasz Brandt')?.id, name: 'Tomasz Brandt', kind: 'place' },
    ]);
  });

  it('is merged with another after saying what will be', async () => {
    const { backend, row } = await onEntity('Tomasz Brandt');
    await press(row, 'm');
    const dialog = await screen.findByTestId('merge-dialog');
    await fireEvent.click(within(dialog).getByTestId('merge-choice'));
    const outcome = screen.getByTestId('merge-outcome').textContent.replace(/\s+/g, ' ');
    const total = entities.reduce((sum, one) => sum + one.mentions.length, 0);
    expect(outcome).toContain(`${total} mentions`);
    expect(outcome).toContain('Also known as “Tomasz Brandt”');
    await fireEvent.click(screen.getByTestId('merge-accept'));
    await waitFor(() => expect(callsOf(backend, 'mergeEntities')).toHaveLength(1));
    expect(callsOf(backend, 'mergeEntities')).toMatchObject([
      { from: entityOf('Tomasz Brandt')?.id, into: entityOf('Marta Holm')?.id },
    ]);
    await waitFor(() => expect(screen.getAllByTestId('entity-item')).toHaveLength(1));
  });

  it('is edited by y at the mention that was gone to', async () => {
    const { article, row } = await onEntity('Marta Holm');
    await fireEvent.click(row);
    await press(article, 'y');
    expect(await screen.findByTestId('entity-edit-dialog')).toBeTruthy();
    expect(screen.queryByTestId('entity-dialog')).toBeNull();
  });
});
