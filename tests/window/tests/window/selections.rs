//! What is selected on the page is what is marked: each case selects in the real window, by the
//! boundaries a person's mouse or keys would leave, and asks the command line what was marked.

use crate::reading::{analect, last_article, wait_for_focus};
use analect_window_tests::{Failure, Outcome, Window, play, test_id};
use serde_json::{Value, json};

const PAGE: &str = include_str!("../../../fixtures/pages/selections.html");

/// Sets the selection from one boundary to another. A boundary is a block by its first words and a
/// position in its text, or an element of the page and a child of it.
const SELECT: &str = r"
const blocks = [...document.querySelectorAll('[data-testid=block]')];
const blockOf = (words) => blocks.find((one) => one.textContent.trimStart().startsWith(words));
function boundary([kind, first, second]) {
  if (kind === 'child') {
    const element = document.querySelector(first);
    return [element, second === -1 ? element.childNodes.length : second];
  }
  const walker = document.createTreeWalker(blockOf(first), NodeFilter.SHOW_TEXT);
  let left = second;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (left <= node.length) return [node, left];
    left -= node.length;
  }
  throw new Error(`no position ${second} in ${first}`);
}
const [from, to, backward] = arguments;
const [a, b] = [boundary(from), boundary(to)];
const selection = getSelection();
selection.removeAllRanges();
if (backward) selection.setBaseAndExtent(b[0], b[1], a[0], a[1]);
else selection.setBaseAndExtent(a[0], a[1], b[0], b[1]);
return true;";

/// A boundary: `("text", first words of a block, UTF-16 position)` or `("child", selector, index)`.
type Boundary = (&'static str, &'static str, i32);

/// What a case selects and the words that must be marked; `None` for nothing at all.
struct Case {
    name: &'static str,
    from: Boundary,
    to: Boundary,
    backward: bool,
    marked: Option<&'static str>,
}

const fn case(name: &'static str, from: Boundary, to: Boundary, marked: &'static str) -> Case {
    Case {
        name,
        from,
        to,
        backward: false,
        marked: Some(marked),
    }
}

#[rustfmt::skip]
const CASES: &[Case] = &[
    case("after a pair of surrogates", ("text", "The anchor", 14), ("text", "The anchor", 15), "b"),
    case("inside a joined family", ("text", "A family", 11), ("text", "A family", 12), "👨‍👩‍👧"),
    case("half of the second flag", ("text", "Two flags", 14), ("text", "Two flags", 16), "🇺🇦"),
    case("a letter without its accent", ("text", "The cafe", 7), ("text", "The cafe", 8), "e\u{301}"),
    case("across a line break", ("text", "one", 0), ("text", "one", 7), "one\ntwo"),
    case("the end of one paragraph and the start of the next",
        ("text", "A family", 54), ("text", "Two flags", 9), "boats go out.\n\nTwo flags"),
    case("a triple click: the range ends before the next paragraph",
        ("text", "The last", 0), ("child", ".article", -1), "The last paragraph holds nothing that is hard to select at all."),
    case("squeezed white space", ("text", "The words", 4), ("text", "The words", 15), "words stood"),
    case("a no-break space stays one", ("text", "At 6", 3), ("text", "At 6", 12), "6\u{a0}o’clock"),
    case("what was hidden is not there", ("text", "Seen", 0), ("text", "Seen", 8), "Seen and"),
    case("an item without its number", ("text", "First load", 0), ("text", "First load", 10), "First load"),
    case("over a raised note", ("text", "The claim", 4), ("text", "The claim", 16), "claim[1] was"),
    case("a ligature is one letter", ("text", "The oﬃce", 4), ("text", "The oﬃce", 8), "oﬃce"),
    case("right to left", ("text", "שלום", 0), ("text", "שלום", 10), "שלום world"),
    case("characters without spaces", ("text", "東京", 3), ("text", "東京", 5), "港は"),
    case("half of a conjunct", ("text", "यह", 3), ("text", "यह", 4), "क्षि"),
    case("over the cells of a row", ("text", "Tarnby", 0), ("text", "41", 2), "Tarnby\t41"),
    case("white space at the rims", ("text", "The anchor", 3), ("text", "The anchor", 11), "anchor"),
    case("preformatted text", ("text", "a  b", 0), ("text", "a  b", 7), "a  b\n\tc"),
    Case { name: "backward", from: ("text", "The last", 4), to: ("text", "The last", 18), backward: true, marked: Some("last paragraph") },
    Case { name: "from the article into the inspector", from: ("text", "The last", 40), to: ("child", "[data-pane=inspector]", -1),
        backward: false, marked: Some("hard to select at all.") },
    Case { name: "nothing but white space", from: ("text", "The anchor", 3), to: ("text", "The anchor", 4), backward: false, marked: None },
];

#[test]
fn what_is_selected_is_what_is_marked() {
    play("selections", |window| {
        open(window, "selections.html", PAGE)?;
        let mut wrong = Vec::new();
        for case in CASES {
            let found = mark(window, case)?;
            if found.as_deref() != case.marked {
                wrong.push(format!(
                    "{}: {found:?} and not {:?}",
                    case.name, case.marked
                ));
            }
        }
        if wrong.is_empty() {
            Ok(())
        } else {
            Err(Failure::new(wrong.join("\n")))
        }
    });
}

/// A passage over both directions of writing is one in the text and two on the page: each part is hit.
#[test]
fn a_mark_in_two_directions_is_hit_on_each_of_its_parts() {
    play("two_directions", |window| {
        open(window, "selections.html", PAGE)?;
        // The end of the first word, and of the second, which is read from the left, its beginning.
        select(window, ("text", "שלום", 2), ("text", "שלום", 8))?;
        window.press("1")?;
        let parts = parts_of_the_mark(window, 2)?;
        let (left, right) = (&parts[0], &parts[1]);
        assert!(left.right < right.left, "{parts:?}");
        for part in &parts {
            hit(window, part.middle(), part.y, true)?;
        }
        // Between the two stands what is not marked.
        hit(window, left.right.midpoint(right.left), left.y, false)
    });
}

/// A position at a soft line break stands on two lines; the pointer is on one of them.
#[test]
fn a_mark_that_ends_with_its_line_is_hit_at_the_end_of_that_line() {
    play("end_of_line", |window| {
        let words = "A paragraph that is long enough to be broken more than once. ".repeat(12);
        open(window, "long.txt", &words)?;
        let end = window.script(FIRST_LINE, &[])?;
        let end = end.as_i64().and_then(|end| i32::try_from(end).ok());
        let end = end.ok_or_else(|| Failure::new("the paragraph has one line"))?;
        select(
            window,
            ("text", "A paragraph", 2),
            ("text", "A paragraph", end),
        )?;
        window.press("1")?;
        let line = parts_of_the_mark(window, 1)?.remove(0);
        hit(window, line.right - 2, line.y, true)?;
        let below = line.y + line.height;
        hit(window, line.left, below, false)
    });
}

/// All of the window is selected, and what is marked is the text of the article alone. `Mod+A` itself
/// is left to lists and fields here; a page as a whole is selected by the system's own menus.
#[test]
fn all_selected_is_the_text_of_the_article() {
    play("all_selected", |window| {
        open(window, "selections.html", PAGE)?;
        select(window, ("child", "body", 0), ("child", "body", -1))?;
        window.press("1")?;
        let marked = || Ok(marks_of(&last_article(window.profile())?));
        let all = window.wait_until("the mark", marked, |all| !all.is_empty())?;
        assert_eq!(all.len(), 1);
        assert!(all[0].starts_with("The anchor a😀b"), "{all:?}");
        assert!(all[0].ends_with("hard to select at all."), "{all:?}");
        Ok(())
    });
}

/// A selection is read at every change of it, also while it is dragged over a long text.
#[test]
fn a_selection_of_two_hundred_kilobytes_is_read_within_a_frame() {
    play("long_selection", |window| {
        let sentence = "The tide went out and left the boats on the sand until the evening. ";
        let text = format!("{}\n\n", sentence.repeat(6)).repeat(500);
        assert!(text.len() > 200_000);
        open(window, "tide.txt", &text)?;
        window.wait_for_script(
            "all of it on the page",
            "return document.querySelectorAll('[data-testid=block]').length === 500",
            &[],
        )?;
        let took = window.script(READING, &[])?.as_f64();
        assert!(took.is_some_and(|took| took < 16.0), "{took:?} ms");
        Ok(())
    });
}

/// Milliseconds that reading a selection of the whole article takes; the shortest of ten times, as
/// the machine does other things too.
const READING: &str = "
const range = document.createRange();
range.selectNodeContents(document.querySelector('[data-testid=article]'));
getSelection().removeAllRanges();
getSelection().addRange(range);
const times = Array.from({ length: 10 }, () => {
  const started = performance.now();
  document.dispatchEvent(new Event('selectionchange'));
  return performance.now() - started;
});
return Math.min(...times);";

/// Where in the first block that is broken into lines its first line ends, without the blank.
const FIRST_LINE: &str = "
const block = [...document.querySelectorAll('[data-testid=block]')]
  .find((one) => one.textContent.trimStart().startsWith('A paragraph'));
const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
const text = walker.nextNode();
const range = document.createRange();
const topOf = (at) => {
  range.setStart(text, at);
  range.setEnd(text, at + 1);
  return range.getBoundingClientRect().top;
};
const first = topOf(0);
for (let at = 1; at < text.length; at += 1) {
  if (text.data[at] !== ' ' && topOf(at) > first + 4) return text.data.slice(0, at).trimEnd().length;
}
return null;";

/// A part of the only mark on the page, in pixels of the window.
#[derive(Debug)]
struct Part {
    left: u32,
    right: u32,
    y: u32,
    height: u32,
}

impl Part {
    fn middle(&self) -> u32 {
        self.left.midpoint(self.right)
    }
}

/// The parts of the only mark, from left to right.
fn parts_of_the_mark(window: &Window, count: usize) -> Outcome<Vec<Part>> {
    let look = "
const boxes = [...document.querySelectorAll('.piece[data-annotation]')].flatMap((piece) => {
  piece.scrollIntoView({ block: 'center', behavior: 'instant' });
  const range = document.createRange();
  // The text alone: a range over an element tells its boxes besides.
  const text = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT).nextNode();
  range.selectNodeContents(text);
  return [...range.getClientRects()].filter((box) => box.width > 1);
});
boxes.sort((a, b) => a.left - b.left);
return boxes.map((box) => [box.left, box.right, (box.top + box.bottom) / 2, box.height].map(Math.round));";
    let parts = window.wait_until(
        "the parts of the mark",
        || {
            let parts: Vec<[u32; 4]> = serde_json::from_value(window.script(look, &[])?)?;
            Ok(parts)
        },
        |parts| parts.len() == count,
    )?;
    let parts = parts.into_iter().map(|[left, right, y, height]| Part {
        left,
        right,
        y,
        height,
    });
    Ok(parts.collect())
}

/// Clicks, and waits until the mark is in hand, or no longer.
fn hit(window: &Window, x: u32, y: u32, wanted: bool) -> Outcome {
    window.press("Escape")?;
    window.click_at(x, y)?;
    window.wait_for_script(
        &format!("the mark at {x}, {y} in hand: {wanted}"),
        "return (document.querySelector('[data-testid=mark-ring]') !== null) === arguments[0]",
        &[json!(wanted)],
    )
}

/// Imports a text under a name and opens it.
fn open(window: &Window, name: &str, text: &str) -> Outcome {
    window.wait_for(&test_id("import-button"))?;
    let file = window.profile().path(name);
    std::fs::write(&file, text)?;
    analect(window.profile(), &["import", &file.to_string_lossy()])?;
    window.wait_for_count(&test_id("library-row"), 1)?;
    window.click(&test_id("library-row"))?;
    window.wait_for(&test_id("article"))?;
    window.script(
        "document.querySelector('[data-testid=article]').focus(); return true",
        &[],
    )?;
    wait_for_focus(window, &test_id("article"))
}

fn select(window: &Window, from: Boundary, to: Boundary) -> Outcome {
    let boundary = |(kind, first, second): Boundary| json!([kind, first, second]);
    let args = [boundary(from), boundary(to), json!(false)];
    window.script(SELECT, &args).map(drop)
}

/// Selects, presses the key of the first label, and takes the mark back.
fn mark(window: &Window, case: &Case) -> Outcome<Option<String>> {
    let boundary = |(kind, first, second): Boundary| json!([kind, first, second]);
    window.script(
        "document.querySelector('[data-testid=article]').focus(); return true",
        &[],
    )?;
    wait_for_focus(window, &test_id("article"))?;
    let args = [boundary(case.from), boundary(case.to), json!(case.backward)];
    window.script(SELECT, &args)?;
    window.press("1")?;
    let marked = || Ok(marks_of(&last_article(window.profile())?));
    if case.marked.is_none() {
        // A mark made after it shows that the press was dealt with.
        let [after, ..] = CASES else {
            return Err(Failure::new("there is no case"));
        };
        let args = [boundary(after.from), boundary(after.to), json!(false)];
        window.script(SELECT, &args)?;
        window.press("1")?;
    }
    let all = window.wait_until(case.name, marked, |all| !all.is_empty())?;
    for _ in &all {
        window.press("Mod+Z")?;
    }
    window.wait_until("the undo", marked, Vec::is_empty)?;
    window.wait_for_script(
        "no mark on the page",
        "return document.querySelector('mark') === null",
        &[],
    )?;
    let expected = usize::from(case.marked.is_none());
    Ok(all.into_iter().nth(expected))
}

/// The words of every mark of an article.
fn marks_of(article: &Value) -> Vec<String> {
    let marks = article["annotations"].as_array();
    let marks = marks.map_or(&[][..], Vec::as_slice).iter();
    marks
        .filter_map(|mark| mark["exact"].as_str().map(str::to_owned))
        .collect()
}
