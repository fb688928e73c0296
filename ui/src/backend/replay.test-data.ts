import type { Backend } from './backend';
import type { Requests } from './generated';

type Name = keyof Requests;
type Answers = { [K in Name]?: Requests[K]['answer'] };
export type Call = { name: Name; args: unknown };

const files = import.meta.glob<unknown>('./recorded/*.json', { eager: true, import: 'default' });

/** An answer that a real library gave, recorded by the program's own tests. */
export function recorded<K extends Name>(name: K, file: string = name): Requests[K]['answer'] {
  const answer = files[`./recorded/${file}.json`];
  if (answer === undefined) throw new Error(`no answer was recorded as ${file}`);
  return structuredClone(answer) as Requests[K]['answer'];
}

/** Plays recorded answers back and keeps the requests; `instead` chooses other recorded answers. */
export function replay(instead: Answers = {}): Backend & { calls: Call[] } {
  const calls: Call[] = [];
  const none = () => () => undefined;
  return {
    calls,
    call: (name, args) => {
      calls.push({ name, args });
      const chosen = instead[name] as Requests[typeof name]['answer'] | undefined;
      return new Promise((resolve) => resolve(chosen ?? recorded(name)));
    },
    hostInfo: () =>
      Promise.resolve({ version: '0.1.0', sample: true, unusable: null, settings: null }),
    onLibraryChanged: none,
    onFilesDropped: none,
    pickFiles: () => Promise.resolve([]),
    pickFolder: () => Promise.resolve(null),
    pickLibrary: () => Promise.resolve(null),
    switchLibrary: () => Promise.resolve(),
    keepGround: () => Promise.resolve(),
    zoom: () => Promise.resolve(),
    relocateLibrary: () => Promise.resolve(),
    onFilesNamed: none,
    openExternal: () => Promise.resolve(),
    toggleFullScreen: () => Promise.resolve(true),
    quit: () => Promise.resolve(),
    copyText: () => Promise.resolve(),
    readClipboard: () => Promise.resolve(null),
  };
}

/**
 * Holds back the answers to requests of one name. What it returns lets the oldest one go that is
 * held: with another answer, or with an error.
 */
export function holdBack<K extends Name>(backend: Backend & { calls: Call[] }, name: K) {
  type Answer = Requests[K]['answer'];
  const held: { resolve: (answer: never) => void; reject: (reason: unknown) => void }[] = [];
  const call = backend.call.bind(backend);
  backend.call = (asked, args) => {
    if (!Object.is(asked, name)) return call(asked, args);
    backend.calls.push({ name: asked, args });
    return new Promise((resolve, reject) => {
      held.push({ resolve, reject });
    });
  };
  const next = () => {
    const one = held.shift();
    if (!one) throw new Error(`no answer to ${name} is held back`);
    return one;
  };
  return {
    answer: (answer: Answer = recorded(name)) => next().resolve(answer as never),
    refuse: (message: string) => next().reject({ code: 'storage', message, detail: '' }),
  };
}
