import { describe, expect, it } from 'vitest';
import { noteTree, tagsOf, type Block, type Inline } from './note-tree';

/** A tree in few characters: `p(a *b*)`. */
function shown(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      if (block.kind !== 'list') return `${block.kind[0]}(${inline(block.children)})`;
      return `${block.ordered ? `o${block.start}` : 'u'}(${block.items.map(inline).join('|')})`;
    })
    .join(' ');
}

function inline(nodes: readonly Inline[]): string {
  return nodes
    .map((node) => {
      switch (node.kind) {
        case 'text':
          return node.text;
        case 'break':
          return '↵';
        case 'code':
          return `C{${node.text}}`;
        case 'link':
          return `L{${node.text}→${node.href}}`;
        case 'tag':
          return `T{${node.name}}`;
        case 'entity':
          return `E{${node.name}}`;
        default:
          return `${node.kind === 'strong' ? 'S' : 'I'}{${inline(node.children)}}`;
      }
    })
    .join('');
}

const check = (body: string, tree: string, names: string[] = []) =>
  expect(shown(noteTree(body, names)), body).toBe(tree);

describe('a note', () => {
  it('is paragraphs, lists and quotations', () => {
    check('', '');
    check('a\nb\n\nc', 'p(a↵b) p(c)');
    check('- a\n- b\n  more\n\nc', 'u(a|b↵more) p(c)');
    check('3. a\n4) b', 'o3(a|b)');
    check('text\n* a', 'p(text) u(a)');
    check('> said\n> so\nnot', 'q(said↵so) p(not)');
    check('-5 degrees\n1.5 m', 'p(-5 degrees↵1.5 m)');
  });

  it('has strong, emphasis and code', () => {
    check('a **b** *c* _d_ `e`', 'p(a S{b} I{c} I{d} C{e})');
    check('**a *b* c**', 'p(S{a I{b} c})');
    check('*a **b** c*', 'p(I{a S{b} c})');
    check('2 * 3 * 4', 'p(2 * 3 * 4)');
    check('snake_case_name', 'p(snake_case_name)');
    check('`**not**`', 'p(C{**not**})');
    check('**open', 'p(**open)');
    check('*a **b*', 'p(I{a **b})');
    check('`', 'p(`)');
    check('``', 'p(``)');
  });

  it('links to web and mail addresses only', () => {
    check('[it](https://a.example/x?y#z)', 'p(L{it→https://a.example/x?y#z})');
    check('[me](mailto:a@b.example)', 'p(L{me→mailto:a@b.example})');
    check('see https://a.example/b.', 'p(see L{https://a.example/b→https://a.example/b}.)');
    check('[x](javascript:alert(1))', 'p([x](javascript:alert(1)))');
    check('[x](JaVaScRiPt:alert)', 'p([x](JaVaScRiPt:alert))');
    check('[x](data:text/html,<b>)', 'p([x](data:text/html,<b>))');
    check('[x](file:///etc/passwd)', 'p([x](file:///etc/passwd))');
    check('[x](//a.example)', 'p([x](//a.example))');
    check('xhttps://a.example', 'p(xhttps://a.example)');
    check('http://', 'p(http://)');
    check('https://%zz%', 'p(https://%zz%)');
  });

  it('shows tags and names as chips and keeps the rest', () => {
    check('see #ice-patrol now', 'p(see T{ice-patrol} now)');
    check('(#a) @Żółw', 'p((T{a}) E{Żółw})');
    check('me@example.org C# #', 'p(me@example.org C# #)');
    check('#1 #2-of #_x', 'p(#1 T{2-of} #_x)');
    check('**#a** x', 'p(S{#a} x)');
    check('ask @halvard brekke, soon', 'p(ask E{halvard brekke}, soon)', ['Halvard Brekke']);
    check('ask @Halvard Brekkesen', 'p(ask E{Halvard} Brekkesen)', ['Halvard Brekke']);
    check('@Marta Holm', 'p(E{Marta Holm})', ['Marta', 'Marta Holm']);
  });

  it('gives its tags once each', () => {
    expect(tagsOf(noteTree('#a b #c/d\n- #a\n- `#e` @e'))).toEqual(['a', 'c/d']);
  });

  it('never makes markup of what is written', () => {
    check('<img src=x onerror=alert(1)>', 'p(<img src=x onerror=alert(1)>)');
    check('<script>x</script>', 'p(<script>x</script>)');
    check('{@html x} ${x}', 'p({@html x} ${x})');
  });

  it('loses nothing of what it cannot read', () => {
    const hostile = ['**', '*_*_', '[[[](', '[a](https://', '`a', '> ', '- ', '__a*b__*', '@', '#'];
    for (const a of hostile) {
      for (const b of hostile) {
        const body = `x${a}${b}y`;
        const letters = shown(noteTree(body))
          .replace(/→[^}]*/g, '')
          .replace(/[^xyab]/g, '');
        expect(letters, body).toBe(body.replace(/[^xyab]/g, ''));
      }
    }
  });

  it('takes time in proportion to its length, whatever is written', () => {
    const parts = [
      '*',
      '**a',
      '_',
      '`',
      '[',
      '[a](',
      '](',
      '> ',
      '- a\n',
      '@a ',
      '#',
      'h',
      'http://',
      'http://%zz(',
      '[a](https://',
    ];
    for (const part of parts) {
      const long = part.repeat(Math.ceil(40_000 / part.length));
      const start = performance.now();
      noteTree(long, ['a b', 'a c']);
      expect(performance.now() - start, part).toBeLessThan(300);
    }
    expect(noteTree('x'.repeat(200_000))).toHaveLength(2);
  });

  it('of usual length is read within a millisecond', () => {
    const usual =
      'Check **who** said it: @Marta Holm, see https://a.example/b #ice\n\n- a\n- b\n'.repeat(4);
    const times = Array.from({ length: 20 }, () => {
      const start = performance.now();
      noteTree(usual, ['Marta Holm']);
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(1);
  });
});
