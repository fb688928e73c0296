const strong = /\p{L}/u;
const fromRight =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Whether a text reads from the right: its first letter says so, as `dir="auto"` has it. */
export function readsFromRight(text: string): boolean {
  const first = strong.exec(text);
  return first !== null && fromRight.test(first[0]);
}

/** Whether most of the letters of some texts stand in those that read from the right. */
export function mostlyFromRight(texts: readonly string[]): boolean {
  const weights = texts.map((text) => (readsFromRight(text) ? text.length : -text.length));
  return weights.reduce((sum, weight) => sum + weight, 0) > 0;
}
