const typing =
  'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]';
const pressable = 'button, a[href], summary, [role=tab], [role=menuitem], [role=option]';

/** Whether keys typed here are text. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(typing) !== null;

/** Whether Enter or Space already mean something here. */
export const isPressable = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(pressable) !== null;

export const prefersLessMotion = (): boolean =>
  matchMedia('(prefers-reduced-motion: reduce)').matches;
