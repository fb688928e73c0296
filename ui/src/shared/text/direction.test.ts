import { describe, expect, it } from 'vitest';
import { mostlyFromRight, readsFromRight } from './direction';

describe('the direction of a text', () => {
  it('is that of its first letter, whatever signs stand before it', () => {
    expect(readsFromRight('عادت العبّارة إلى الميناء')).toBe(true);
    expect(readsFromRight('«12» הנמל')).toBe(true);
    expect(readsFromRight('12 ferries, in العربية')).toBe(false);
    expect(readsFromRight('港が開いた')).toBe(false);
    expect(readsFromRight('12 – 14')).toBe(false);
  });

  it('of an article is that of most of its text', () => {
    const arabic = 'عادت العبّارة إلى الميناء ظهر الخميس';
    expect(mostlyFromRight(['KELDA SOUND', arabic])).toBe(true);
    expect(mostlyFromRight(['The ferry came back to the harbour at noon.', 'الميناء'])).toBe(false);
    expect(mostlyFromRight([])).toBe(false);
  });
});
