/** Where rows of differing heights stand; heights are guessed until a row has been measured. */
export class VirtualRows {
  #heights: number[] = [];
  #measured = new Map<string, number>();
  #keys: string[] = [];
  #tops: number[] = [0];

  /** Takes a new list; rows seen before keep their measured height. */
  setRows(keys: readonly string[], guess: (index: number) => number): void {
    this.#keys = [...keys];
    this.#heights = keys.map((key, index) => this.#measured.get(key) ?? guess(index));
    this.#stack();
  }

  /** Forgets all measures: the width has changed. */
  forget(): void {
    this.#measured.clear();
  }

  /** Notes a row's real height; returns by how much it differs from what was assumed. */
  measure(index: number, height: number): number {
    const key = this.#keys[index];
    const before = this.#heights[index];
    if (key === undefined || before === undefined || height === 0) return 0;
    this.#measured.set(key, height);
    if (Math.abs(before - height) < 0.5) return 0;
    this.#heights[index] = height;
    this.#stack(index);
    return height - before;
  }

  get total(): number {
    return this.#tops.at(-1) ?? 0;
  }

  top(index: number): number {
    return this.#tops[index] ?? this.total;
  }

  height(index: number): number {
    return this.#heights[index] ?? 0;
  }

  /** The rows that touch the window from `top`, `extra` pixels more on either side: [from, to). */
  window(top: number, height: number, extra: number): [number, number] {
    const from = this.#indexAt(top - extra);
    const to = this.#indexAt(top + height + extra) + 1;
    return [from, Math.min(to, this.#heights.length)];
  }

  #indexAt(y: number): number {
    let low = 0;
    let high = Math.max(0, this.#heights.length - 1);
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.top(middle) <= y) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Stacks the rows from one on; in place, because a scroll measures many rows of many. */
  #stack(from = 0): void {
    let top = this.top(from);
    this.#heights.slice(from).forEach((height, at) => (this.#tops[from + at + 1] = top += height));
    this.#tops.length = this.#heights.length + 1;
  }
}
