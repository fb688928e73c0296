const typing =
  'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]';
const pressable = 'button, a[href], summary, [role=tab], [role=menuitem], [role=option]';

/** Whether keys typed here are text. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(typing) !== null;

/** Whether Enter or Space already mean something here. */
export const isPressable = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(pressable) !== null;

const readingOrList = '.article, [data-page], [data-list], [data-item], [role=listbox]';

/** Whether the focus is in an article or in a list. */
export const inArticleOrList = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(readingOrList) !== null;

/** Whether movement on the screen is unwanted: by the system's setting or by our own. */
export const prefersLessMotion = (): boolean =>
  document.documentElement.dataset['motion'] === 'less' ||
  matchMedia('(prefers-reduced-motion: reduce)').matches;
