/** What a real page has and jsdom lacks: only so much that the window can be drawn in tests. */
import { afterEach, beforeEach, vi } from 'vitest';

class QuietObserver {
  observe = vi.fn();
  unobserve = vi.fn();
  disconnect = vi.fn();
}

/** Every passage stands in the same place: nothing is laid out here. */
const oneBox = () => [new DOMRect(0, 0, 100, 20)] as unknown as DOMRectList;

vi.stubGlobal('ResizeObserver', QuietObserver);
vi.stubGlobal('CSS', { supports: () => false });
vi.stubGlobal('matchMedia', () => ({
  matches: false,
  addEventListener: vi.fn(),
  removeEventListener: vi.fn(),
}));
Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });
Range.prototype.getClientRects = oneBox;
Element.prototype.scrollIntoView = vi.fn();
Element.prototype.scrollTo = vi.fn();

beforeEach(() => localStorage.clear());
afterEach(() => document.body.replaceChildren());
