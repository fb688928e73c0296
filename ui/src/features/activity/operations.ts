/** What the history and the window call their operations, told as what was done. */
const told: Record<string, string> = {
  import: 'Imported an article',
  'move to another shelf': 'Moved to another shelf',
  star: 'Starred, or took the star away',
  'tag article': 'Changed tags',
  'note on article': 'Changed the note on the article',
  highlight: 'Highlighted',
  'change label': 'Changed a label',
  'edit note': 'Edited a note',
  'tag highlight': 'Changed the tags of a highlight',
  'remove highlight': 'Removed a highlight',
  'tag entity': 'Marked an entity',
  'remove entity': 'Removed an entity',
  'remove mention': 'Removed a mention',
  'resize highlight': 'Resized a highlight',
  'change collection': 'Changed a collection',
  'rename collection': 'Renamed a collection',
  'remove collection': 'Removed a collection',
  'edit labels': 'Edited the labels',
  'choose sentence': 'Chose sentences of a summary',
  'edit entity': 'Edited an entity',
  'merge entities': 'Merged entities',
  'add the sample': 'Added the sample',
  'new version': 'Took in a new version of an article',
  'edit text': 'Edited the text of an article',
  'edit details': 'Edited the details of an article',
  'restore version': 'Went back to an earlier version',
  'confirm place': 'Confirmed the place of a highlight',
  're-attach highlight': 'Attached a highlight again',
  'keep lost highlight': 'Kept a highlight that lost its place',
  'mark as read': 'Marked as read',
  'mark as unread': 'Marked as unread',
  'import annotations': 'Imported highlights and notes',
};

/** An operation in a sentence; one that is new here by the name it has. */
export const operationName = (name: string): string =>
  told[name] ?? name.charAt(0).toUpperCase() + name.slice(1);

export const isTold = (name: string): boolean => name in told;
