// Looks at the page for the window tests. Every function takes a selector and answers plainly, so
// that it can be asked again until the answer is the wanted one.

function isShown(element) {
  const style = getComputedStyle(element);
  return element.getClientRects().length > 0 && style.visibility === 'visible';
}

function shown(selector) {
  return [...document.querySelectorAll(selector)].filter(isShown);
}

// The text of every shown element, as it is read on the screen.
function texts(selector) {
  return shown(selector).map((element) => element.innerText);
}

// The value of an attribute for every shown element that has it.
function attributes(selector, name) {
  return shown(selector).map((element) => element.getAttribute(name)).filter((value) => value !== null);
}

// Scrolls an element into view. A reader scrolls what is in the window, never the page as a whole.
function bring(element, block) {
  element.scrollIntoView({ block, behavior: 'instant' });
  scrollTo(0, 0);
}

// Where to click the first shown element: inside it and not covered by another, or null.
function clickPoint(selector) {
  const [element] = shown(selector);
  if (!element) return null;
  bring(element, 'nearest');
  const [box] = element.getClientRects();
  const [x, y] = [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
  const top = document.elementFromPoint(x, y);
  return element.contains(top) ? [x, y] : null;
}

// The points at which a quotation inside the first shown element starts and ends, or null.
function quotePoints(selector, quote) {
  const [element] = shown(selector);
  const range = element && quoteRange(element, quote);
  if (!range) return null;
  bring(range.startContainer.parentElement, 'center');
  const boxes = [...range.getClientRects()].filter((box) => box.width > 0);
  const [first, last] = [boxes[0], boxes[boxes.length - 1]];
  const middle = (box) => Math.round(box.y + box.height / 2);
  return [[Math.ceil(first.left), middle(first)], [Math.floor(last.right), middle(last)]];
}

function quoteRange(element, quote) {
  const start = element.textContent.indexOf(quote);
  if (start < 0) return null;
  const range = document.createRange();
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let passed = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const end = passed + node.length;
    if (start >= passed && start < end) range.setStart(node, start - passed);
    if (start + quote.length <= end) {
      range.setEnd(node, start + quote.length - passed);
      return range;
    }
    passed = end;
  }
  return null;
}

// Puts a text into the first shown field, as pasting does.
function fill(selector, text) {
  const [field] = shown(selector);
  if (!field) return null;
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
  return true;
}

// What the page says of itself when a scenario fails.
function report() {
  const focused = document.activeElement;
  return [document.title, location.href, focused ? focused.outerHTML.slice(0, 300) : '', document.body.innerText].join('\n\n');
}
