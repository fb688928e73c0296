/** What the history calls its operations, told as what was done. */
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
  'new version': 'Took in a new version',
  'edit text': 'Edited the text',
  'edit details': 'Edited the details',
  'restore version': 'Restored an older version',
  'confirm place': 'Accepted the place of highlights',
  're-attach highlight': 'Re-attached a highlight',
  'keep lost highlight': 'Kept a highlight as lost',
};

/** An operation in a sentence; one that is new here by the name it has. */
export const operationName = (name: string): string =>
  told[name] ?? name.charAt(0).toUpperCase() + name.slice(1);

export const isTold = (name: string): boolean => name in told;
