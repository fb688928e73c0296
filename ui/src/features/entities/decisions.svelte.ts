import type { EntityKind, Span, SuggestionView } from '$backend';
import { clipText, count } from '$shared/format/format';
import type { Doors } from './doors';
import { kindName } from './kinds';
import type { Suggestions } from './suggestions.svelte';

/** What an accepted suggestion is, where that is not what was suggested. */
export type Choice = {
  name?: string;
  kind?: EntityKind;
  /** The id of a type of the reader's own. */
  ownType?: string | null;
  /** Starts of the mentions that are not it. */
  left?: ReadonlySet<number>;
  /** The entity of the library that it is. */
  into?: string | null;
  /** It is none of the library's, though one has its name. */
  someoneElse?: boolean;
  /** Another suggestion that is the same. */
  with?: SuggestionView;
};

/** What the reader decided about a suggestion of the open article. */
export type Decision = {
  entry: number;
  verdict: 'accepted' | 'rejected';
  /** What was suggested, with the place it had among the suggestions. */
  groups: readonly { group: SuggestionView; at: number }[];
  name: string;
  /** Null for several of different kinds. */
  kind: EntityKind | null;
  mentions: number;
  /** The entity that it became. */
  entity: string | null;
};

/** Decisions about what is suggested in the open article, and taking them back. */
export class Decisions {
  /** Those of this session that hold, the newest first. */
  made = $state.raw<readonly Decision[]>([]);
  /** How many suggestions were decided about. */
  amount = $derived(this.made.reduce((sum, one) => sum + one.groups.length, 0));
  /** Called with a decision that was taken back, and one that was made again. */
  takenBack: (decision: Decision) => void = () => undefined;
  #suggestions: Suggestions;
  #doors: Doors;

  constructor(doors: Doors, suggestions: Suggestions) {
    this.#doors = doors;
    this.#suggestions = suggestions;
  }

  /** Makes a suggestion an entity, with all its mentions; null where that was refused. */
  async accept(group: SuggestionView, choice: Choice = {}): Promise<Decision | null> {
    const { journal, reader } = this.#doors;
    const { article } = reader;
    if (!article) return null;
    const name = choice.name ?? group.name;
    const kind = choice.kind ?? group.kind;
    const mentions = [group, ...(choice.with ? [choice.with] : [])].flatMap((one) => one.mentions);
    const isLeft = ({ start }: Span) => choice.left?.has(start) === true;
    const spans = mentions.map((one) => one.span);
    const aliases = [group, choice.with].flatMap((one) => (one ? [one.name, ...one.aliases] : []));
    const args = {
      article: article.id,
      name,
      kind,
      ownType: choice.ownType ?? null,
      aliases: [...new Set(aliases)].filter((one) => one !== name),
      spans: spans.filter((one) => !isLeft(one)),
      leftOut: spans.filter(isLeft),
      into: choice.into ?? null,
      someoneElse: choice.someoneElse === true,
    };
    if (args.spans.length === 0) return null;
    const made = await journal.change('acceptEntity', args);
    if (!made) return null;
    if (reader.article === article) article.putEntity(made.value);
    const groups = [group, ...(choice.with ? [choice.with] : [])];
    return this.#keep(made.entry, 'accepted', groups, made.value, args.spans.length);
  }

  /** Says that a name is none, here and in every article; null where that was refused. */
  async reject(group: SuggestionView): Promise<Decision | null> {
    const { journal, reader } = this.#doors;
    const { article } = reader;
    if (!article) return null;
    const args = { article: article.id, name: group.name, kind: group.kind };
    const made = await journal.change('rejectEntity', args);
    if (!made) return null;
    const { name, kind } = group;
    return this.#keep(made.entry, 'rejected', [group], { name, kind }, group.mentions.length);
  }

  /** Accepts all that is painted, of one kind or of all, in one step. */
  async acceptShown(kind: EntityKind | null): Promise<boolean> {
    const { journal, notices, reader, undoOf } = this.#doors;
    const { article } = reader;
    if (!article) return false;
    const meant = this.#suggestions.clear.filter((one) => kind === null || one.kind === kind);
    const made = await journal.change('acceptShown', { article: article.id, kind });
    if (!made) return false;
    if (reader.article === article) made.value.forEach((one) => article.putEntity(one));
    const mentions = meant.flatMap((one) => one.mentions).length;
    const all = { id: '', name: count(meant.length, 'suggestion'), kind };
    const decision = this.#keep(made.entry, 'accepted', meant, all, mentions);
    notices.status(this.told(decision), undoOf(made.entry));
    return true;
  }

  /** Decides about one from a list, and says so. */
  async settle(group: SuggestionView, verdict: Decision['verdict']): Promise<void> {
    const { notices, undoOf } = this.#doors;
    const choice = { into: group.link?.entity ?? null };
    const made = await (verdict === 'accepted' ? this.accept(group, choice) : this.reject(group));
    if (made) notices.status(this.told(made), undoOf(made.entry));
  }

  /** Takes one decision back, however many came after it. */
  undo(decision: Decision): void {
    this.#doors.undoOf(decision.entry)?.run();
  }

  /** Another article is open, or another text of it: what was decided there is not shown here. */
  forget(): void {
    this.made = [];
  }

  /** A decision in a few words. */
  told({ verdict, name, kind, mentions }: Decision): string {
    const short = clipText(name, 60);
    if (verdict === 'rejected') return `${short} is no entity`;
    const what = kind === null ? short : `${short}, ${kindName(kind).toLowerCase()}`;
    return `Accepted ${what} · ${count(mentions, 'mention')}`;
  }

  #keep(
    entry: number | null,
    verdict: Decision['verdict'],
    decided: readonly SuggestionView[],
    { name, kind, id }: { name: string; kind: EntityKind | null; id?: string },
    mentions: number,
  ): Decision {
    const all = this.#suggestions.groups;
    const groups = decided.map((group) => ({ group, at: Math.max(0, all.indexOf(group)) }));
    const entity = id ?? null;
    const decision = { entry: entry ?? 0, verdict, groups, name, kind, mentions, entity };
    this.#add(decision);
    const text = this.#doors.reader.article?.text.id;
    const inText = (work: () => void) => () =>
      Promise.resolve(this.#doors.reader.article?.text.id === text && work());
    if (entry !== null) {
      this.#doors.journal.accompany(
        entry,
        inText(() => this.#takeBack(decision)),
        inText(() => this.#add(decision)),
      );
    }
    return decision;
  }

  #add(decision: Decision): void {
    this.made = [decision, ...this.made];
    this.#suggestions.drop(decision.groups.map((one) => one.group.key));
  }

  #takeBack(decision: Decision): void {
    this.made = this.made.filter((one) => one !== decision);
    for (const { group, at } of decision.groups) this.#suggestions.putBack(group, at);
    this.takenBack(decision);
  }
}
