export { Annotations } from './annotations.svelte';
export { default as FloatingNote } from './FloatingNote.svelte';
export { default as Margin } from './Margin.svelte';
export { default as MarksMenu } from './MarksMenu.svelte';
export { default as NotesList } from './NotesList.svelte';
export { default as OverlapCounts } from './OverlapCounts.svelte';
export { default as RimHandles } from './RimHandles.svelte';
export { isWriting, leaveAll, sayAll } from './open-editors';
export { default as SelectionPopover } from './SelectionPopover.svelte';
