// Looks at the page for the run by keyboard: short names for what its expressions ask, and whether
// the focus can be seen.

const isShown = (one) => one.getClientRects().length > 0 && getComputedStyle(one).visibility === 'visible';
const all = (selector) => [...document.querySelectorAll(selector)].filter(isShown);
const id = (name) => all(`[data-testid="${name}"]`);
const shows = (name) => id(name).length > 0;
const reads = (selector) => all(selector).map((one) => one.innerText.trim());
const toast = (words) => reads('[data-testid=toast]').some((text) => text.includes(words));
const has = (selector) => document.activeElement.closest(selector) !== null;
const focused = (name) => has(`[data-testid="${name}"]`);
const unit = () => {
  const bar = document.querySelector('[data-testid=unit]');
  return bar && `${bar.dataset.start}-${bar.dataset.end}`;
};
const current = () => reads('[role=option][data-current] .title').join();
const titles = () => reads('[data-testid=library-row] .title');
const chosen = () => all('[data-testid=library-row][aria-selected=true]').length;
const listed = () => document.querySelector('[data-testid=mark-row][data-current]')?.dataset.mark ?? '';
const picked = () => document.querySelectorAll('[data-testid=mark-row][aria-selected=true]').length;
const marks = () =>
  [...new Set([...document.querySelectorAll('.piece[data-annotation]')].flatMap((one) => one.dataset.annotation.split(' ')))];
const inHand = () => {
  const mark = document.querySelector('[data-testid=mark-ring]')?.dataset.mark;
  return [...document.querySelectorAll(`[data-annotation~="${mark}"]`)].map((one) => one.textContent).join('');
};
const told = () => document.querySelector('p.visually-hidden[role=status]').textContent;
const selected = () => getSelection().toString();
const scrolled = () => Math.round(document.querySelector('.article').getBoundingClientRect().top);
const field = () => document.activeElement.value;

// The fault of the focus once it has had time to come to where it can be seen; null for none.
async function settledFault() {
  let fault = focusFault();
  for (const until = performance.now() + 4000; fault !== null && performance.now() < until; fault = focusFault()) {
    await new Promise((drawn) => requestAnimationFrame(drawn));
  }
  return fault;
}

// Null where the focus can be seen, or else what is wrong with it.
function focusFault() {
  const active = document.activeElement;
  if (!active || active === document.body) return 'nothing has the focus';
  const name = active.outerHTML.slice(0, 160);
  const sign = signOf(active);
  if (!sign) return `no sign of the focus on ${name}`;
  const box = sign.getBoundingClientRect();
  const [left, right] = [Math.max(0, box.left), Math.min(innerWidth, box.right)];
  const [top, bottom] = [Math.max(0, box.top), Math.min(innerHeight, box.bottom)];
  if (right - left < 1 || bottom - top < 1) return `outside the window: ${name}`;
  const inset = Math.min(3, (right - left) / 2, (bottom - top) / 2);
  const corners = [left + inset, right - inset].flatMap((x) => [top + inset, bottom - inset].map((y) => [x, y]));
  const free = corners.some(([x, y]) => {
    const above = document.elementFromPoint(x, y);
    // The bar of the cursor lets the pointer through to the text's own pane.
    return above && (sign.contains(above) || (sign !== active && active.closest('[data-pane]')?.contains(above)));
  });
  return free ? null : `covered: ${name}`;
}

// What shows where the focus is: the element itself, its current row, or the unit of the text.
function signOf(active) {
  if (active.matches('[data-testid=article]')) {
    return [...document.querySelectorAll('[data-testid=caret], [data-testid=unit], [data-testid=mark-ring] i')].find(inWindow) ?? null;
  }
  // The one field of a dialog that is a list to choose from shows its caret and its chosen row.
  if (active.matches('[role=dialog] [role=combobox]')) return active;
  const row = document.getElementById(active.getAttribute('aria-activedescendant') ?? '');
  if (row) return [row, ...row.querySelectorAll('*')].some(isMarked) || isMarked(active) ? row : null;
  // A choice is drawn by its label, an empty list by the box that stands in it.
  const drawnBy = active.closest('label:has(> .visually-hidden)') ?? active.querySelector(':scope > div');
  if (drawnBy) return [drawnBy, ...drawnBy.querySelectorAll('*')].some(isMarked) ? drawnBy : null;
  if (isMarked(active)) return active;
  for (let one = active.parentElement, up = 0; one && up < 3; one = one.parentElement, up += 1) {
    if (isOutlined(getComputedStyle(one))) return active;
  }
  return null;
}

function inWindow(one) {
  const box = one.getBoundingClientRect();
  return box.bottom > 0 && box.top < innerHeight && box.height > 0;
}

const isOutlined = (style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;

function isMarked(one) {
  return ['', '::before', '::after'].some((part) => {
    const style = getComputedStyle(one, part || null);
    return isOutlined(style) || style.boxShadow !== 'none';
  });
}
