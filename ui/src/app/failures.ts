/** What the window says when the system around it refuses: what happened, what is safe, what to do. */
export const failures = {
  noPage:
    'No accepted entity is here. m goes to the next name; its page opens once it is accepted.',
  copy: 'The system refused the clipboard, so nothing was copied. Try again, or select the words and copy them yourself.',
  fullScreen:
    'The system did not change the size of the window. Nothing else was touched; use its own buttons.',
  external: (url: string): string =>
    `The system opened no browser for ${url}. Nothing was changed. Copy the address and open it yourself.`,
};
