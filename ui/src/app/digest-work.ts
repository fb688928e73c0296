import type { DigestSentenceView } from '$backend';
import { textOf } from '$shared/text/positions';
import { digestLine } from './cli';
import type { Workspace } from './workspace.svelte';

/** Most articles of a digest, as the library has it. */
const largest = 100;

/** What the digest's sentences and keys do in this window. */
export function digestWork(space: Workspace) {
  const { digest } = space;
  return {
    jump: (one: DigestSentenceView) => void toSource(space, one),
    copy: () => void copy(space),
    copyCommand: () => void copyCommand(space),
  };

  async function copy({ notices }: Workspace): Promise<void> {
    if (digest.view === null) return;
    if (await space.copy(digest.asText(new Date())))
      notices.status('Digest copied with references');
  }

  async function copyCommand({ notices }: Workspace): Promise<void> {
    if (await space.copy(digestLine(space))) notices.status('Command copied');
  }
}

/** Shows the digest of the picked articles, or says why there is none. */
export function showDigest({ digest, library, notices }: Workspace): void {
  const { rows } = library.selection;
  if (rows.length < 2) {
    notices.status('A digest is of several articles: select them with x first.');
    return;
  }
  if (rows.length > largest) {
    notices.status(`A digest is of ${largest} articles at most: select fewer.`);
    return;
  }
  void digest.show(rows.map((row) => row.id));
}

/** Opens the article of a sentence at that sentence. */
async function toSource(
  space: Workspace,
  { article, sentence }: DigestSentenceView,
): Promise<void> {
  const { digest, jumps, notices, reader } = space;
  const along = 'digest';
  jumps.note(along);
  if (reader.article?.id !== article && !(await space.reopen(article))) return;
  // Another version may have come in since the digest was made.
  if (textOf(reader.article?.blocks ?? [], sentence.span) !== sentence.text) {
    notices.status('The article has changed since: this is its digest as it is now.');
    return digest.refresh();
  }
  digest.close();
  await jumps.toText(() => {
    reader.cursor.setUnit('sentence');
    reader.focusedMark = null;
    reader.jumpTo(sentence.span);
  }, along);
  space.focus('reader');
}
