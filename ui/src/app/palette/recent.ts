import { recall, remember } from '$shared/storage';

const key = 'palette-recent';
const kept = 24;

/** The entries chosen before, the last one first. */
export function recentIds(): string[] {
  try {
    const ids: unknown = JSON.parse(recall(key) ?? '[]');
    return Array.isArray(ids) ? ids.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

export function rememberChoice(id: string): void {
  const others = recentIds().filter((one) => one !== id);
  remember(key, JSON.stringify([id, ...others].slice(0, kept)));
}
