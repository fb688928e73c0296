import { describe, expect, it } from 'vitest';
import { completed, matching, startedAt, wrapped, type Edit } from './completion';

const apply = (text: string, edit: Edit) => {
  const after = text.slice(0, edit.from) + edit.text + text.slice(edit.to);
  const [start, end] = edit.select;
  return `${after.slice(0, start)}[${after.slice(start, end)}]${after.slice(end)}`;
};

describe('completion', () => {
  it('knows what is being written', () => {
    const check = (text: string, started: string | null) => {
      const found = startedAt(text, text.length);
      expect(found && `${found.from}${found.sign}${found.typed}`, text).toBe(started);
    };
    check('', null);
    check('#', '0#');
    check('see #ice', '4#ice');
    check('(@Hal', '1@Hal');
    check('a\n@', '2@');
    check('me@exam', null);
    check('#ice ', null);
    check(`#${'x'.repeat(60)}`, null);
  });

  it('offers what begins so, then what has it in a further word', () => {
    const names = ['Marta Holm', 'Holm Island', 'Carmel', 'port/holm', 'holm'];
    expect(matching(names, 'hol')).toEqual(['Holm Island', 'holm', 'Marta Holm', 'port/holm']);
    expect(matching(names, '')).toEqual(names);
    expect(matching(names, 'holm')).not.toContain('holm');
    expect(matching(['a.b', 'a(b'], 'a(')).toEqual(['a(b']);
    expect(matching(['x ice-patrol'], 'ice-p')).toEqual(['x ice-patrol']);
  });

  it('writes what was chosen', () => {
    const choose = (text: string, caret: number, name: string) => {
      const started = startedAt(text, caret);
      return started && apply(text, completed(text, started, name));
    };
    expect(choose('see #ic', 7, 'ice-patrol')).toBe('see #ice-patrol []');
    expect(choose('see #ic now', 7, 'ice')).toBe('see #ice []now');
    expect(choose('@', 1, 'Marta Holm')).toBe('@Marta Holm []');
  });
});

describe('a sign', () => {
  it('is put around the selection and taken away again', () => {
    const check = (text: string, start: number, end: number, sign: string, after: string) =>
      expect(apply(text, wrapped(text, start, end, sign))).toBe(after);
    check('a b c', 2, 3, '**', 'a **[b]** c');
    check('a **b** c', 4, 5, '**', 'a [b] c');
    check('a', 1, 1, '*', 'a*[]*');
    check('a**', 2, 2, '*', 'a[]');
  });
});
