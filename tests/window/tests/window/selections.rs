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
        window.wait_for(&test_id("import-button"))?;
        let page = window.profile().path("selections.html");
        std::fs::write(&page, PAGE)?;
        analect(window.profile(), &["import", &page.to_string_lossy()])?;
        window.wait_for_count(&test_id("library-row"), 1)?;
        window.click(&test_id("library-row"))?;
        window.wait_for(&test_id("article"))?;
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
