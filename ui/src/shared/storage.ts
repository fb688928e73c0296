/**
 * Remembers something for the window itself on this machine; false where storage is full or off,
 * in which case what was remembered before stays.
 */
export function remember(key: string, value: string): boolean {
  try {
    localStorage.setItem(`analect.${key}`, value);
    return true;
  } catch {
    // A private window without storage still works, it only forgets.
    return false;
  }
}

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(`analect.${key}`);
  } catch {
    return null;
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(`analect.${key}`);
  } catch {
    // See remember.
  }
}

/** The names of everything remembered whose name begins so, without that beginning. */
export function recallNames(beginning: string): string[] {
  const whole = `analect.${beginning}`;
  try {
    return Object.keys(localStorage).flatMap((key) =>
      key.startsWith(whole) ? [key.slice(whole.length)] : [],
    );
  } catch {
    return [];
  }
}

/** A remembered number, or `otherwise` where there is none or it lies outside the limits. */
export function recallNumber(key: string, otherwise: number, least: number, most: number): number {
  const text = recall(key);
  const value = text === null ? NaN : Number(text);
  return value >= least && value <= most ? value : otherwise;
}
