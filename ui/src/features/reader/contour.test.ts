import { describe, expect, it } from 'vitest';
import { contour } from './contour';

const line = (top: number, left: number, right: number) => ({ top, bottom: top + 20, left, right });

describe('the line around a passage', () => {
  it('is a box around a single line, clear of its pattern', () => {
    expect(contour([line(10, 50, 90)])).toBe('M47 9H93V35H47V9Z');
  });

  it('goes around several lines once, whatever their lengths', () => {
    expect(contour([line(10, 50, 90), line(40, 10, 90), line(70, 10, 30)])).toBe(
      'M47 9H93V35H93V65H33V95H7V65H7V35H47V9Z',
    );
  });

  it('leaves the words between two ends of lines out', () => {
    expect(contour([line(10, 500, 600), line(40, 10, 60)])).toBe(
      'M497 9H603V35H497V9ZM7 39H63V65H7V39Z',
    );
  });

  it('is nothing around nothing', () => {
    expect(contour([])).toBe('');
  });
});
