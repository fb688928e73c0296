import { Labels, StopList, usualLabels } from '$features/settings';
import { undoAction } from '$shared/notices.svelte';
import type { Workspace } from './workspace.svelte';

/** The labels of the library, as the settings edit them. */
export function labelsEditor({ journal, library }: Workspace): Labels {
  return new Labels({
    what: 'label',
    usual: usualLabels,
    record: (error) => journal.record(error),
    save: async (labels) => {
      const { answer, error } = await journal.attempt('setLabels', { labels });
      if (error) return { answer: null, error };
      library.labels = answer.value;
      return { answer: answer.value, error: null };
    },
  });
}

/** The reader's own types of entities, edited as labels are. */
export function entityTypesEditor({ entities, followed, journal }: Workspace): Labels {
  return new Labels({
    what: 'type',
    // The kinds that every library has come first and take the digits from 1.
    keys: [8, 9, 7, 6, 5, 4, 3, 2, 1],
    usual: [],
    record: (error) => journal.record(error),
    save: async (types) => {
      const { answer, error } = await journal.attempt('saveEntityTypes', { types });
      if (error) return { answer: null, error };
      followed.types = answer.value;
      void entities.suggestions.refresh();
      return { answer: answer.value, error: null };
    },
  });
}

/** The names that are proposed nowhere. */
export function stopList(space: Workspace): StopList {
  const { entities, journal, notices } = space;
  return new StopList(journal, (name, entry) => {
    const undo = undoAction((one) => space.undo('undo', one), entry);
    notices.status(`${name} may be proposed again`, undo);
    void entities.suggestions.refresh();
  });
}
