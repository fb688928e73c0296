/** Moves the focus among the items of a list (elements with `data-item`); false when it has none. */
export function focusItem(list: Element | null, step: 1 | -1): boolean {
  const items = [...(list?.querySelectorAll<HTMLElement>('[data-item]') ?? [])];
  if (items.length === 0) return false;
  const at = items.findIndex((item) => item === document.activeElement);
  const next = at === -1 ? 0 : Math.max(0, Math.min(items.length - 1, at + step));
  items[next]?.focus();
  items[next]?.scrollIntoView({ block: 'nearest' });
  return true;
}
