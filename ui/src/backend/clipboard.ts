const patience = 1500;

/** Copies through the clipboard interface, or through a hidden field where that is refused. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyThroughField(text);
  }
}

function copyThroughField(text: string): void {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.setAttribute('aria-hidden', 'true');
  field.style.cssText = 'position:fixed;opacity:0;pointer-events:none';
  document.body.append(field);
  field.select();
  // The only way to copy where the asynchronous clipboard is switched off.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const copied = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  if (!copied) throw new Error('the system refused the clipboard');
}

/** Reads the clipboard, where the web view lets a page; null where it refuses or keeps silent. */
export async function readOwnClipboard(): Promise<string | null> {
  const timeout = new Promise<null>((resolve) => setTimeout(() => resolve(null), patience));
  try {
    return await Promise.race([navigator.clipboard.readText(), timeout]);
  } catch {
    return null;
  }
}
