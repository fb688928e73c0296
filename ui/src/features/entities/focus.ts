/** Puts the focus on an entity's row in the list once it is drawn, or does `otherwise`. */
export function focusEntity(id: string, otherwise: () => void): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const row = document.querySelector<HTMLElement>(`[data-item][data-entity="${id}"]`);
      if (row) row.focus();
      else otherwise();
    }),
  );
}

/** Puts the focus on what the review asks about now, once it is drawn. */
export function focusReview(): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-review]')?.focus()),
  );
}
