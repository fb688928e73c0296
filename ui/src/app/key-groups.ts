import type { KeyGroup } from '$shared/components/KeyTable.svelte';
import { contexts, type Context, type KeyBinding } from '$shared/keyboard/keymap';

/** A key map as tables, those of the contexts named first before the others. */
export function keyGroups(map: readonly KeyBinding[], here: readonly Context[]): KeyGroup[] {
  const rank = (context: Context) => (here.includes(context) ? here.indexOf(context) : here.length);
  return [...contexts]
    .sort((a, b) => rank(a.context) - rank(b.context))
    .map(({ context, name }) => ({
      name,
      here: context !== 'global' && here.includes(context),
      rows: map
        .filter((one) => one.context === context)
        .map(({ label, chords }) => ({ label, chords })),
    }));
}
