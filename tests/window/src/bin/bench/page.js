// Measures in the page itself, so that the driver's own time counts for nothing. Each function keeps
// what it finds in `window.measured`, which is read once it is complete.

const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

// Milliseconds from the click on the first row until its first text, and all of it with the notes
// beside it, is painted.
async function opening() {
  const started = performance.now();
  document.querySelector('[data-testid=library-row]').click();
  const count = () => document.querySelectorAll('[data-testid=block], [data-card]').length;
  let [readable, whole, before, still] = [0, 0, 0, 0];
  while (still < 20) {
    await painted();
    const now = count();
    if (now > 0 && readable === 0) readable = performance.now() - started;
    if (now !== before) [whole, before, still] = [performance.now() - started, now, 0];
    else if (now > 0) still += 1;
  }
  const ids = [...document.querySelectorAll('.piece[data-annotation]')];
  const marks = new Set(ids.flatMap((one) => one.dataset.annotation.split(' '))).size;
  return { readable, whole, marks };
}

// Milliseconds from the press of a label's key until the new mark is painted and said to be saved.
async function highlighting() {
  const marks = () => document.querySelectorAll('mark').length;
  const before = marks();
  const said = (toast) => toast.textContent.includes('Highlighted');
  document.querySelectorAll('[data-testid=toast]').forEach((toast) => (toast.dataset.old = 'yes'));
  const pressed = await new Promise((done) => {
    addEventListener('keydown', () => done(performance.now()), { capture: true, once: true });
  });
  for (;;) {
    await painted();
    const fresh = [...document.querySelectorAll('[data-testid=toast]:not([data-old])')];
    if (marks() > before && fresh.some(said)) return { took: performance.now() - pressed };
  }
}

// For each of the letters typed into the open note, the longest time that the page was kept from
// anything else, with all that follows from it, as the writing of the draft. A message that is sent
// again as soon as it has come tells when the thread was held. Ends when all letters are in the draft.
async function typing(letters) {
  const field = document.activeElement;
  const written = () => Object.entries(localStorage).some(([key, draft]) =>
    key.startsWith('analect.draft.') && JSON.parse(draft).body === field.value);
  const holds = [];
  let [drafts, last] = [0, performance.now()];
  field.addEventListener('keydown', () => {
    if (holds.length > 0 && written()) drafts += 1;
    holds.push(0);
  });
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    const now = performance.now();
    if (holds.length > 0) holds.push(Math.max(holds.pop(), now - last));
    last = now;
    port2.postMessage(null);
  };
  port2.postMessage(null);
  while (holds.length < letters || !written()) await new Promise((done) => setTimeout(done, 100));
  port1.close();
  return { holds, drafts };
}

// Frames in which the list, while it is scrolled fast, shows a gap, and the longest frame.
async function scrolling() {
  const list = document.querySelector('[role=listbox]');
  const scroller = [list, ...list.querySelectorAll('*')].find(
    (one) => one.scrollHeight > one.clientHeight + 10,
  ) ?? list.closest('.scroll');
  const box = scroller.getBoundingClientRect();
  let [gaps, frames, longest, last] = [0, 0, 0, performance.now()];
  while (frames < 240) {
    scroller.scrollTop += 900;
    await new Promise((done) => requestAnimationFrame(done));
    await new Promise((done) => setTimeout(done));
    const now = performance.now();
    if (frames > 0) longest = Math.max(longest, now - last);
    last = now;
    frames += 1;
    for (const share of [0.05, 0.5, 0.95]) {
      const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height * share);
      if (!at?.closest('[role=option]')) gaps += 1;
    }
  }
  return { gaps, frames, longest, top: scroller.scrollTop };
}
