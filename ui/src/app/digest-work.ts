import type { DigestSentenceView } from '$backend';
import { digestLine } from './cli';
import type { Workspace } from './workspace.svelte';

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

/** Shows the digest of the picked articles; false where there are not several. */
export function showDigest({ digest, library, notices }: Workspace): void {
  const { rows } = library.selection;
  if (rows.length < 2) {
    notices.status('A digest is of several articles: select them with x first.');
    return;
  }
  void digest.show(rows.map((row) => row.id));
}

/** Opens the article of a sentence at that sentence. */
async function toSource(
  space: Workspace,
  { article, sentence }: DigestSentenceView,
): Promise<void> {
  const { digest, jumps, reader } = space;
  digest.close();
  const along = 'digest';
  jumps.note(along);
  if (reader.article?.id !== article && !(await space.reopen(article))) return;
  await jumps.toText(() => {
    reader.cursor.setUnit('sentence');
    reader.focusedMark = null;
    reader.jumpTo(sentence.span);
  }, along);
  space.focus('reader');
}
