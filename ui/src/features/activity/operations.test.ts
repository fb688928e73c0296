import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isTold, operationName } from './operations';

describe('operations', () => {
  it('are told in words, every one the library has', () => {
    const source = readFileSync('../src-tauri/crates/analect-library/src/op.rs', 'utf8');
    const names = [...source.matchAll(/Self::\w+ => "([^"]+)"/g)].map(([, name = '']) => name);
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !isTold(name))).toEqual([]);
    expect(operationName('fold paper')).toBe('Fold paper');
  });
});
