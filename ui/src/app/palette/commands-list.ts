import { applies, rowFor } from '../applies';
import { commandLine, relabelLine } from '../cli';
import type { Held } from '../held';
import {
  contextName,
  contexts,
  type Command,
  type Context,
  type KeyBinding as Binding,
} from '$shared/keyboard/keymap';
import type { Workspace } from '../workspace.svelte';
import { Entry } from './entry';

export type RunCommand = (command: Command, chord: string) => unknown;

/** Names that say by themselves what the key help says under a heading. */
const names: Partial<Record<Command, string>> = {
  rowDown: 'Next article of the list',
  rowUp: 'Previous article of the list',
  rowFirst: 'First article of the list',
  rowLast: 'Last article of the list',
  rowOpen: 'Open the chosen article',
  rowArchive: 'Move to the archive',
  rowLater: 'Save for later',
  rowInbox: 'Move to the inbox',
  rowTrash: 'Move to the trash',
  rowStar: 'Star, or take the star away',
  unitPrevious: 'Previous paragraph, sentence or word',
  unitExtend: 'Extend to the next paragraph, sentence or word',
  unitExtendBack: 'Extend to the previous paragraph, sentence or word',
  unitCycle: 'Move by paragraph, sentence or word',
  markNote: 'Edit the note of the highlight',
  markTags: 'Edit the tags of the highlight',
  markCard: 'Open the card of the highlight',
  markRemove: 'Remove the highlight',
  entityRemove: 'Remove the entity',
  noteRemove: 'Remove the note and its highlight',
  why: 'Why this summary sentence',
  longer: 'Summary: longer',
  shorter: 'Summary: shorter',
  about: 'Summary: ask what it should speak of',
  copySummary: 'Copy the summary with references',
  highlightSentence: 'Highlight the summary sentence',
  highlightSummary: 'Highlight all summary sentences',
  pin: 'Pin the summary sentence, or take that back',
  exclude: 'Exclude the summary sentence for good',
  entityRename: 'Rename the entity',
  entityKind: 'Change the type of the entity',
  suggestionAccept: 'Accept the suggested entity',
  suggestionReject: 'The suggestion is not an entity',
  suggestionSkip: 'Skip the suggested entity',
  suggestionOther: 'The suggestion is someone else of this name',
  suggestionLeave: 'Leave the mention of the suggestion out, or take it in',
  acceptShown: 'Accept all suggested entities that are shown',
  review: 'Review the suggested entities',
  mentionAccept: 'Accept the entity in the text',
  mentionReject: 'The name in the text is not an entity',
  mentionCard: 'Show the entity in the inspector',
  mentionPrevious: 'Previous entity, accepted or suggested',
  entityMerge: 'Merge the entity with another',
  entityPage: 'Open the page of the entity',
  pageRowDown: 'Next row of the page',
  pageRowUp: 'Previous row of the page',
  pageOpen: 'Go to the chosen row of the page in its article',
  pageKind: 'Change the type of the entity of the page',
  pageNote: 'Write the note of the entity',
  pageMerge: 'Merge the entity of the page with another',
  pageSplit: 'Split the entity: some mentions are somebody else',
  pageExport: 'Export the page of the entity as Markdown',
  pageRemove: 'Remove the entity from the library',
  noteChoose: 'Select or deselect the note',
  noteExtend: 'Select notes down the list',
  noteExtendBack: 'Select notes up the list',
  noteChooseAll: 'Select all notes',
  noteRelabel: 'Change the label of the selected notes',
  noteTags: 'Add tags to the selected notes',
  noteCopy: 'Copy the selected notes as Markdown',
  markUnit: 'Mark the unit, in marker mode',
  markEndOn: 'Move the end of the highlight on by a word',
  markEndBack: 'Move the end of the highlight back by a word',
  markEndOnCharacter: 'Move the end of the highlight on by a character',
  markEndBackCharacter: 'Move the end of the highlight back by a character',
  markStartOn: 'Move the start of the highlight on by a word',
  markStartBack: 'Move the start of the highlight back by a word',
  rowExtend: 'Select articles down the list',
  rowExtendBack: 'Select articles up the list',
  rowPick: 'Select or deselect the article',
  rowPickAll: 'Select all articles of the list',
  rowTags: 'Tags of the chosen article',
  rowCollections: 'Collections of the chosen article',
  rowRead: 'Mark the article as read or unread',
  rowPreview: 'Preview the chosen article',
  tabVersions: 'Go to Versions',
  showChanges: 'Show what the newest version changed',
  editText: 'Edit the text of the article',
  editDetails: 'Edit title and details of the article',
  placeAccept: 'Accept the place of the highlight',
  placeAcceptAll: 'Accept the places of all changed highlights',
  placeAttach: 'Give the highlight another passage',
  placeLost: 'Keep the highlight as lost',
  placeNote: 'Write the note of the lost highlight',
  placeTags: 'Write the tags of the lost highlight',
  placeRelabel: 'Change the label of the lost highlight',
  placeRemove: 'Remove the lost highlight',
  attachHere: 'Attach the highlight here',
  versionChanges: 'Show what the chosen version changed',
  versionRestore: 'Restore the older version',
  sideBySide: 'Changes side by side, or in one text',
};

/** Every command once, those of the pane with the focus first, those that do not apply last. */
export function commandEntries(space: Workspace, held: Held, run: RunCommand): Entry[] {
  const entries = bindingsFor(space, held.contexts).flatMap((binding) =>
    binding.command === 'label' || binding.command === 'relabel'
      ? labelEntries(space, held, binding)
      : commandEntry(space, held, binding, run),
  );
  const runnable = entries.filter((one) => one.reason !== byKey);
  // Steps that are quicker by their key come after what one would look up.
  const rank = (one: Entry) => (one.reason !== null ? 2 : steps.test(one.id) ? 1 : 0);
  return runnable.sort((a, b) => rank(a) - rank(b));
}

const steps = /^command:(?:unit|page|row(?:Up|Down|First|Last)|item)/;
const byKey = 'only by its key';

/** One binding of each command, from the innermost context that has it. */
function bindingsFor({ keys }: Workspace, here: readonly Context[]): Binding[] {
  const order = [...here, ...contexts.map((one) => one.context)];
  const sorted = [...keys.map].sort((a, b) => order.indexOf(a.context) - order.indexOf(b.context));
  const seen = new Map<Command, Binding>();
  for (const binding of sorted) {
    if (!seen.has(binding.command)) seen.set(binding.command, binding);
  }
  return [...seen.values()];
}

function commandEntry(
  space: Workspace,
  held: Held,
  binding: Binding,
  run: RunCommand,
  title: string = names[binding.command] ?? binding.label,
): Entry {
  const { command, context } = binding;
  const chord = binding.chords[0];
  const answer = applies(space, held, command);
  const { undo, redo } = space.journal.history;
  const detail = { undo, redo }[command as 'undo' | 'redo'] ?? '';
  return new Entry({
    id: `command:${command}`,
    kind: 'command',
    title,
    detail,
    more: title === binding.label ? '' : binding.label,
    place: contextName(context),
    chord: chord ?? null,
    reason: answer === true ? null : answer,
    line: answer === true ? lineOf(space, held, binding) : null,
    lead: 1,
    run: () => {
      const row = context === 'library' ? rowFor(space, held) : null;
      if (row) space.library.select(row.id);
      return run(command, chord ?? '');
    },
  });
}

function lineOf(space: Workspace, held: Held, { command, context }: Binding): string | null {
  const row = context === 'library' ? rowFor(space, held) : null;
  const article = row?.id ?? space.reader.article?.id ?? null;
  return commandLine(space, command, article);
}

/** The key of a label, where it has one. */
const digit = (key: number | null): string | null => (key === null ? null : String(key));

/** One entry for each label: a mark in hand is relabelled, as by the digit. */
function labelEntries(space: Workspace, held: Held, binding: Binding): Entry[] {
  const { command, context } = binding;
  const answer = applies(space, held, command);
  return space.library.labels.map(
    (label) =>
      new Entry({
        id: `command:${command}:${label.id}`,
        kind: 'command',
        title: `${command === 'label' ? 'Highlight as' : 'Relabel as'} ${label.name}`,
        place: contextName(context),
        chord: digit(label.key),
        reason: answer === true ? null : answer,
        line: command === 'relabel' && answer === true ? relabelLine(space, label.id) : null,
        lead: 1,
        run: () => space.annotations.highlight(label.id),
      }),
  );
}

/** The key map as it stands in the key help: every chord, also of what only a key can do. */
export function keyEntries(space: Workspace, held: Held, run: RunCommand): Entry[] {
  return contexts.flatMap(({ context, name }) =>
    space.keys.map
      .filter((one) => one.context === context)
      .map((binding) => {
        const { shown } = commandEntry(space, held, binding, run, binding.label);
        return new Entry({ ...shown, id: `key:${context}:${binding.command}`, more: name });
      }),
  );
}
