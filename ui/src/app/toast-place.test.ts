import { describe, expect, it } from 'vitest';
import { liftOver } from './toast-place';

const box = (left: number, right: number, top: number, bottom: number) => ({
  left,
  right,
  top,
  bottom,
});
/** A message at the foot of a page of 700 × 800. */
const usual = box(16, 416, 746, 786);

describe('messages', () => {
  it('stay at their place where they cover nothing', () => {
    expect(liftOver(usual, [], 480)).toBe(0);
    expect(liftOver(usual, [box(0, 700, 100, 740), box(430, 700, 740, 800)], 480)).toBe(0);
  });

  it('stand above what they would cover', () => {
    const lift = liftOver(usual, [box(0, 700, 760, 800)], 480);
    expect(786 - lift).toBeLessThan(760);
  });

  it('stand above all of several things that follow each other', () => {
    const things = [box(0, 700, 760, 800), box(0, 700, 700, 750), box(30, 60, 650, 690)];
    const lift = liftOver(usual, things, 480);
    expect(786 - lift).toBeLessThan(650);
  });

  it('do not climb over what reaches too high', () => {
    expect(liftOver(usual, [box(0, 700, 200, 800)], 480)).toBe(0);
  });
});
