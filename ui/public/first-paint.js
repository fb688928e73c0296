// Sets theme and text size before the first paint, so that the window never flashes in another one.
// A file of its own because the content security policy forbids inline scripts.
(function () {
  var root = document.documentElement;
  var read = function (key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  var wants = function (query) {
    return matchMedia(query).matches;
  };
  var theme = read('analect.theme');
  if (!theme || theme === 'system') {
    theme = wants('(prefers-contrast: more)')
      ? 'contrast'
      : wants('(prefers-color-scheme: dark)')
        ? 'dark'
        : 'light';
  }
  root.dataset.theme = theme;
  var size = Number(read('analect.text-size'));
  if (size >= 12 && size <= 32) root.style.setProperty('--reading-size', size + 'px');
})();
