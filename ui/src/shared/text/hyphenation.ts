/** Whether the engine parts words of a language: some systems come without the rules for it. */
export function partsWords(language: string): boolean {
  const probe = document.createElement('div');
  probe.lang = language;
  probe.textContent = 'incomprehensibilities';
  probe.style.cssText = 'position:fixed;visibility:hidden;width:1px;hyphens:manual';
  document.body.append(probe);
  const whole = probe.scrollWidth;
  probe.style.setProperty('hyphens', 'auto');
  probe.style.setProperty('-webkit-hyphens', 'auto');
  const parted = probe.scrollWidth;
  probe.remove();
  return parted < whole;
}
