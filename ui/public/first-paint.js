// Sets theme and text before the first paint, so that the window never flashes in another look.
// It does what src/shared/dress.ts does afterwards; a test holds them together.
// A file of its own because the content security policy forbids inline scripts.
(function () {
  var root = document.documentElement;
  var read = function (key) {
    try {
      return localStorage.getItem('analect.' + key);
    } catch {
      return null;
    }
  };
  var wants = function (query) {
    return matchMedia(query).matches;
  };
  var among = function (key, all, usual) {
    var value = read(key);
    return all.indexOf(value) === -1 ? usual : value;
  };
  var length = function (property, key, least, most, unit) {
    var text = read(key);
    var value = Number(text);
    if (text && value >= least && value <= most) root.style.setProperty(property, value + unit);
  };
  var flag = function (name, key, on) {
    if (read(key) === on) root.dataset[name] = on;
  };

  var theme = among('theme', ['light', 'sepia', 'dark', 'contrast'], null);
  if (theme === null) {
    theme = wants('(prefers-contrast: more)')
      ? 'contrast'
      : wants('(prefers-color-scheme: dark)')
        ? 'dark'
        : 'light';
  }
  root.dataset.theme = theme;
  root.dataset.face = among('reading-face', ['inter', 'atkinson', 'serif', 'sans'], 'literata');
  flag('justify', 'justify', 'on');
  flag('hyphenate', 'hyphenate', 'on');
  flag('motion', 'motion', 'less');
  flag('underlineLinks', 'underline-links', 'on');
  length('--reading-size', 'text-size', 12, 32, 'px');
  length('--measure', 'measure', 45, 90, 'ch');
  length('--reading-leading', 'line-height', 1.3, 2.2, '');
  length('--paragraph-space', 'paragraph-space', 0, 2, 'em');
  length('--focus-width', 'focus-width', 2, 5, 'px');
})();
