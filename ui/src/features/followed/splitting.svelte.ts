import type { EntityArticleView, EntityPageView, Requests } from '$backend';

/** Which articles and mentions of an entity are somebody else. */
export class Splitting {
  readonly view: EntityPageView;
  name = $state('');
  refused = $state<string | null>(null);
  /** Articles whose mentions are listed. */
  opened = $state.raw<ReadonlySet<string>>(new Set());
  /** The mentions that are chosen. */
  chosen = $state.raw<ReadonlySet<string>>(new Set());

  /** Begins with the article of the mention in hand, where there is one. */
  constructor(view: EntityPageView, mention: string | null) {
    this.view = view;
    this.name = view.entity.name;
    const of = view.articles.find((one) => one.mentions.some(({ id }) => id === mention));
    if (!of || mention === null) return;
    const ids = idsOf(of);
    // Its article as a whole, where that is not all there is.
    if (ids.length < view.entity.mentions) this.chosen = new Set(ids);
    else this.opened = new Set([of.article]);
  }

  amount = $derived(this.chosen.size);
  /** Nothing of the entity may be left without a mention. */
  isAll = $derived.by(() => this.chosen.size >= this.view.entity.mentions);
  ready = $derived(this.chosen.size > 0 && !this.isAll && this.name.trim() !== '');

  /** Whether all mentions of an article are chosen, some or none. */
  stateOf(article: EntityArticleView): 'all' | 'some' | 'none' {
    const ids = idsOf(article);
    const on = ids.filter((id) => this.chosen.has(id)).length;
    if (on === 0) return 'none';
    return on === ids.length ? 'all' : 'some';
  }

  toggleArticle(article: EntityArticleView): void {
    const on = this.stateOf(article) !== 'all';
    const next = new Set(this.chosen);
    for (const id of idsOf(article)) {
      if (on) next.add(id);
      else next.delete(id);
    }
    this.#choose(next);
  }

  toggle(id: string): void {
    const next = new Set(this.chosen);
    if (!next.delete(id)) next.add(id);
    this.#choose(next);
  }

  open(article: string): void {
    const next = new Set(this.opened);
    if (!next.delete(article)) next.add(article);
    this.opened = next;
  }

  /** Whole articles by their id: what was decided not to be the entity there goes along. */
  get request(): Requests['splitEntity']['args'] {
    const whole = this.view.articles.filter((one) => this.stateOf(one) === 'all');
    const inWhole = new Set(whole.flatMap(idsOf));
    return {
      entity: this.view.entity.id,
      name: this.name.trim(),
      articles: whole.map((one) => one.article),
      mentions: [...this.chosen].filter((id) => !inWhole.has(id)),
    };
  }

  #choose(chosen: ReadonlySet<string>): void {
    this.refused = null;
    this.chosen = chosen;
  }
}

const idsOf = ({ mentions }: EntityArticleView): string[] =>
  mentions.flatMap(({ id }) => (id === null ? [] : [id]));
