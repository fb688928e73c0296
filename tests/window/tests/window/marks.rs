//! What a reader does with marks once they are made: resize one by keys, list those that overlap,
//! write a note with a tag, choose sentences of the summary, merge two entities, and find the
//! place again after a restart.

use crate::pasting::paste;
use crate::reading::{
    analect, cursor, last_article, wait_for_cursor, wait_for_focus, wait_for_highlights,
};
use analect_window_tests::{Failure, Outcome, Window, play, test_id};
use serde_json::{Value, json};

const STORY: &str = include_str!("../../../fixtures/wire/harbour.txt");

const SECOND: &str =
    "The vote was closer than either side had expected, with 612 in favour and 547 against.";
const LAST: &str = "Marta Holm expects the queue to be gone";

#[test]
fn a_reader_works_on_marks_and_finds_the_place_again() {
    play("marks", |window| {
        paste_the_story(window)?;
        resize_by_keys(window)?;
        list_what_overlaps(window)?;
        write_a_note_with_a_tag(window)?;
        choose_sentences(window)?;
        merge_two_entities(window)?;
        find_the_place_again(window)
    });
}

#[test]
fn marks_out_of_sight_are_counted_and_led_to() {
    play("marks-beyond", |window| {
        paste_the_story(window)?;
        window.resize(1200, 600)?;
        window.press("j")?;
        wait_for_cursor(window, SECOND)?;
        window.press("1")?;
        wait_for_highlights(window, &[SECOND])?;
        let above = test_id("rail-above");
        window.wait_until_gone(&above)?;
        window.press("End")?;
        window.wait_for_texts(&above, |counts| reads(counts, &["1"]))?;
        window.wait_until_gone(&test_id("mark-ring"))?;
        window.click(&above)?;
        window.wait_for(&test_id("mark-ring"))?;
        window.wait_until_gone(&above)?;
        window.wait_until_gone(&test_id("rail-below"))?;
        Ok(())
    });
}

fn paste_the_story(window: &Window) -> Outcome {
    window.wait_for(&test_id("import-button"))?;
    paste(window, STORY)?;
    window.wait_for(&test_id("article")).map(drop)
}

/// The end of the mark goes back by words and comes again by a character; one undo takes all back.
fn resize_by_keys(window: &Window) -> Outcome {
    window.press("j")?;
    wait_for_cursor(window, SECOND)?;
    window.press("1")?;
    wait_for_highlights(window, &[SECOND])?;
    window.wait_for(&test_id("rim-end"))?;
    window.press("Shift+ArrowLeft")?;
    window.press("Shift+ArrowLeft")?;
    window.press("Alt+Shift+ArrowRight")?;
    let shorter = "The vote was closer than either side had expected, with 612 in favour and 5";
    wait_for_highlights(window, &[shorter])?;
    window.wait_for_toast("Highlight resized")?;
    assert_eq!(quotes(window)?, [shorter]);
    window.press("Mod+Z")?;
    wait_for_highlights(window, &[SECOND])?;
    window.press("Mod+Shift+Z")?;
    wait_for_highlights(window, &[shorter])
}

/// Two further marks over the same text: their number stands beside it and lists them.
fn list_what_overlaps(window: &Window) -> Outcome {
    let before = quotes(window)?;
    for words in ["vote was closer than", "was closer than either side"] {
        window.drag_over(&test_id("article"), words)?;
        window.wait_for(&test_id("selection-popover"))?;
        window.press("2")?;
        window.wait_until_gone(&test_id("selection-popover"))?;
    }
    let mut all: Vec<&str> = before.iter().map(String::as_str).collect();
    all.extend(["vote was closer than", "was closer than either side"]);
    wait_for_highlights(window, &all)?;
    window.wait_for_texts(&test_id("overlap-count"), |counts| reads(counts, &["3"]))?;
    window.click(&test_id("overlap-count"))?;
    let items = window.wait_for_count(&test_id("marks-menu-item"), 3)?;
    assert!(items[0].contains("vote was closer than"), "{items:?}");
    window.press("Escape")?;
    window.wait_until_gone(&test_id("marks-menu"))
}

/// The tag is offered by its first letters, becomes a chip and a tag of the mark.
fn write_a_note_with_a_tag(window: &Window) -> Outcome {
    focus_article(window)?;
    window.press(".")?;
    window.press("n")?;
    wait_for_focus(window, &test_id("note-editor"))?;
    window.type_text("By **how** much? #count")?;
    window.press("Mod+Enter")?;
    window.wait_until_gone(&test_id("note-editor"))?;
    window.wait_for_texts(&format!("{} strong", test_id("margin-note")), |texts| {
        reads(texts, &["how"])
    })?;
    window.wait_for_texts(&format!("{} .chip", test_id("margin-note")), |texts| {
        reads(texts, &["#count"])
    })?;
    let shown = last_article(window.profile())?;
    let tagged = list(&shown, "annotations").any(|mark| mark["tags"][0] == "count");
    assert!(tagged, "{shown:#}");
    focus_article(window)?;
    window.press(",")?;
    window.press("n")?;
    wait_for_focus(window, &test_id("note-editor"))?;
    window.type_text("#co")?;
    window.wait_for_texts(&test_id("suggestions"), |texts| reads(texts, &["#count"]))?;
    window.press("Enter")?;
    window.press("Mod+Enter")?;
    window.wait_for_count(&format!("{} .chip", test_id("margin-note")), 2)?;
    Ok(())
}

/// One sentence is pinned, the next one excluded; the summary is made again each time.
fn choose_sentences(window: &Window) -> Outcome {
    focus_article(window)?;
    window.press("g")?;
    window.press("s")?;
    wait_for_focus(window, &test_id("summary-item"))?;
    let before = sentences(window)?;
    window.press("p")?;
    window.wait_for(&test_id("summary-unpin"))?;
    window.press("ArrowDown")?;
    window.press("x")?;
    window.wait_for_texts(&test_id("summary-excluded"), |texts| {
        texts.iter().any(|text| text.contains("1 excluded"))
    })?;
    let gone = before[1].clone();
    let now = window.wait_for_texts(&test_id("summary-jump"), |texts| {
        !texts.is_empty() && !texts.contains(&gone)
    })?;
    assert_eq!(now.len(), before.len());
    assert_eq!(now[0], before[0]);
    wait_for_focus(window, &test_id("summary-item"))?;
    // What was chosen by key can be taken back as anything else.
    window.press("Mod+Z")?;
    window.wait_for_texts(&test_id("summary-jump"), |texts| texts.contains(&gone))?;
    Ok(())
}

fn sentences(window: &Window) -> Outcome<Vec<String>> {
    window.wait_for_texts(&test_id("summary-jump"), |texts| texts.len() > 1)
}

/// Two entities become one under the name of the second.
fn merge_two_entities(window: &Window) -> Outcome {
    for name in ["Tomasz Brandt", "Mr Brandt"] {
        let args = ["entity", "--last", "--name", name, "--type", "person"];
        analect(window.profile(), &args)?;
    }
    window.wait_for_texts("[data-mention]", |texts| {
        texts.iter().any(|text| text == "Mr Brandt")
    })?;
    focus_article(window)?;
    window.press("g")?;
    window.press("e")?;
    window.wait_for_count(&test_id("entity-item"), 2)?;
    wait_for_focus(window, &test_id("entity-item"))?;
    window.press("ArrowDown")?;
    window.press("m")?;
    window.wait_for(&test_id("merge-dialog"))?;
    window.press("Space")?;
    let outcome = window.wait_for(&test_id("merge-outcome"))?;
    assert!(outcome.contains("mentions in this article"), "{outcome}");
    window.press("Enter")?;
    window.wait_until_gone(&test_id("merge-dialog"))?;
    let left = window.wait_for_count(&test_id("entity-item"), 1)?;
    assert!(left[0].contains("also"), "{left:?}");
    wait_for_focus(window, &test_id("entity-item"))
}

/// The place is kept, over a restart and at another size of text.
fn find_the_place_again(window: &mut Window) -> Outcome {
    focus_article(window)?;
    window.press("End")?;
    window.wait_until(
        "the last words",
        || cursor(window),
        |text| text.starts_with(LAST),
    )?;
    let place = cursor(window)?;
    window.wait_until(
        "the end to be read",
        || Ok(last_article(window.profile())?["progress"]["finished"].clone()),
        |finished| *finished == true,
    )?;
    window.restart()?;
    window.wait_for_count(&test_id("library-row"), 1)?;
    window.press("Mod+=")?;
    window.click(&test_id("library-row"))?;
    window.wait_for(&test_id("article"))?;
    wait_for_cursor(window, &place)?;
    let told = window.wait_for(&test_id("resume-notice"))?;
    assert!(told.contains("Continue at ¶"), "{told}");
    in_sight(window)?;
    window.press("Home")?;
    window.wait_until_gone(&test_id("resume-notice"))
}

/// At every width of the text, so that some line ends there.
const NUMBERS_ALONE: &str = "
const root = document.querySelector('[data-testid=article]');
let [seen, alone] = [0, 0];
for (let less = 0; less < 300; less += 1) {
  root.style.marginRight = `${less}px`;
  for (const number of root.querySelectorAll('.note-number')) {
    const words = number.closest('.note-numbers').previousElementSibling;
    const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
    let text = null;
    while (walker.nextNode()) text = walker.currentNode;
    const letter = document.createRange();
    letter.setStart(text, text.length - 1);
    letter.setEnd(text, text.length);
    const [before, box] = [letter.getBoundingClientRect(), number.getBoundingClientRect()];
    seen += 1;
    if (box.left < before.left || box.top > before.bottom) alone += 1;
  }
}
root.style.marginRight = '';
return [seen, alone];";

#[test]
fn numbers_of_notes_stand_with_their_words_and_count_drafts() {
    play("note_numbers", |window| {
        paste_the_story(window)?;
        for words in ["closer than either side", "612 in favour"] {
            window.drag_over(&test_id("article"), words)?;
            window.wait_for(&test_id("selection-popover"))?;
            window.press("2")?;
            window.wait_until_gone(&test_id("selection-popover"))?;
        }
        focus_article(window)?;
        window.press("g")?;
        window.press("m")?;
        assert_eq!(numbers(window)?, [""; 0]);
        // The first gets a note that is a draft yet, the second one that is saved.
        window.press(",")?;
        window.press("n")?;
        wait_for_focus(window, &test_id("note-editor"))?;
        window.type_text("than what?")?;
        window.press("Escape")?;
        window.wait_until_gone(&test_id("note-editor"))?;
        window.wait_until("its number", || numbers(window), |found| *found == ["1"])?;
        window.press(".")?;
        window.press("n")?;
        wait_for_focus(window, &test_id("note-editor"))?;
        window.type_text("of how many?")?;
        window.press("Mod+Enter")?;
        window.wait_until(
            "both numbers",
            || numbers(window),
            |found| *found == ["1", "2"],
        )?;
        assert_eq!(window.script(NUMBERS_ALONE, &[])?, json!([600, 0]));
        Ok(())
    });
}

fn numbers(window: &Window) -> Outcome<Vec<String>> {
    window.attributes(".note-number", "data-n")
}

/// Whether these are the texts, blanks at their rims apart.
fn reads(texts: &[String], wanted: &[&str]) -> bool {
    texts
        .iter()
        .map(|text| text.trim())
        .eq(wanted.iter().copied())
}

fn in_sight(window: &Window) -> Outcome {
    window.wait_for_script(
        "the place in sight",
        "const bar = document.querySelector('[data-testid=unit]').getBoundingClientRect();
         return bar.top > 0 && bar.top < innerHeight;",
        &[],
    )
}

fn focus_article(window: &Window) -> Outcome {
    window.press("Mod+2")?;
    wait_for_focus(window, &test_id("article"))
}

/// What the marks of the article quote, as the command line sees it.
fn quotes(window: &Window) -> Outcome<Vec<String>> {
    let shown = last_article(window.profile())?;
    let quoted = list(&shown, "annotations").filter_map(|mark| mark["exact"].as_str());
    let found: Vec<String> = quoted.map(str::to_owned).collect();
    if found.is_empty() {
        return Err(Failure::new(format!("no marks in {shown:#}")));
    }
    Ok(found)
}

fn list<'a>(shown: &'a Value, field: &str) -> impl Iterator<Item = &'a Value> {
    shown[field].as_array().into_iter().flatten()
}
