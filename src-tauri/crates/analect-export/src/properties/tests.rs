//! What becomes of properties.

#![allow(clippy::unwrap_used)]

use super::*;

const FRESH: &str = "title: \"New: one\"\nauthor: \"Ann\"\ntags:\n  - port\n  - strike\nhighlights: 2\nanalect-id: 7\nanalect-format: 2\n";

fn parse(front: &str) -> Properties<'_> {
    Properties::parse(front).unwrap()
}

fn ledger(front: &str) -> BTreeSet<String> {
    parse(front).ledger().into_iter().collect()
}

/// `present` renewed from `fresh`, after `written` was written; and that it stays so.
fn renewed_from(fresh: &str, present: &str, written: &BTreeSet<String>) -> Renewed {
    let first = parse(present).renewed(&parse(fresh), written, "\n");
    let known = first.ledger.iter().cloned().collect();
    let second = parse(&first.text).renewed(&parse(fresh), &known, "\n");
    assert_eq!(second, first, "renewed twice");
    first
}

fn renewed(present: &str, written: &[&str]) -> String {
    let written = written.iter().map(|word| (*word).to_owned()).collect();
    renewed_from(FRESH, present, &written).text
}

/// What a file becomes that was made of `old`, changed by the reader, and renewed from `new`.
fn after(old: &str, present: &str, new: &str) -> String {
    renewed_from(new, present, &ledger(old)).text
}

#[test]
fn ours_are_renewed_and_the_readers_stay_byte_for_byte() {
    let old = "title: Old\nsite: \"Gone\"\ntags: [port]\nanalect-id: 7\n";
    let present = "# mine\ncssclasses: [wide]\ntitle: Old\n\nrating:   5 # out of 5\nsite: \"Gone\"\ntags: [port, strike]\nanalect-id: 7\ndeep:\n  - a\n\n  - b\n";
    let expect = "# mine\ncssclasses: [wide]\ntitle: \"New: one\"\nauthor: \"Ann\"\n\nrating:   5 # out of 5\ntags: [port, strike]\nhighlights: 2\nanalect-id: 7\nanalect-format: 2\ndeep:\n  - a\n\n  - b\n";
    assert_eq!(after(old, present, FRESH), expect);
    assert_eq!(renewed(expect, &[]), expect);
    assert_eq!(renewed(FRESH, &[]), FRESH);
}

#[test]
fn what_an_editor_wrote_another_way_is_still_ours() {
    let present = "title: 'New: one' # c\nauthor: Ann\ntags: port, strike\nhighlights: \"2\"\nanalect-id: 7\nanalect-format: 2\n";
    assert_eq!(after(FRESH, present, FRESH), present);
    let new = FRESH.replace("Ann", "Bea");
    let expect = present.replace("author: Ann", "author: \"Bea\"");
    assert_eq!(after(FRESH, present, &new), expect);
}

#[test]
fn what_the_reader_added_changed_or_took_out_stays_so() {
    let old =
        "title: \"T\"\nsite: \"Paper\"\npeople:\n  - \"[[Rosa]]\"\nhighlights: 1\nanalect-id: 7\n";
    let new =
        "title: \"U\"\npeople:\n  - \"[[Rosa]]\"\n  - \"[[Tom]]\"\nhighlights: 2\nanalect-id: 7\n";
    // Added: the article has neither.
    let added = format!("{old}author: Jane Doe\npublished: 2025-09-04\nsource: >-\n  a shelf\n");
    let found = after(old, &added, new);
    assert!(found.ends_with("author: Jane Doe\npublished: 2025-09-04\nsource: >-\n  a shelf\n"));
    assert!(
        found.starts_with("title: \"U\"\npeople:") && !found.contains("site"),
        "{found}"
    );
    // And it has one of them later.
    let later = format!("{new}author: \"Ann\"\n");
    assert_eq!(after(old, &added, &later), found);
    // Changed.
    let changed = "title: Mine\nsite: Mine too\npeople: [Rosa]\nhighlights: many\nanalect-id: 7\n";
    assert_eq!(after(old, changed, new), changed);
    let commented = old.replace("T\"", "T\" # theirs");
    assert!(after(old, &commented, new).starts_with("title: \"T\" # theirs\n"));
    let people = old.replace("[[Rosa]]", "Rosa #1");
    assert!(after(&people, &people, new).contains("[[Tom]]"));
    // Taken out.
    assert_eq!(after(old, "analect-id: 7\n", new), "analect-id: 7\n");
}

#[test]
fn a_file_without_digests_keeps_what_differs() {
    let present = "title: Mine\nsite: \"Paper\"\nhighlights: 1\nanalect-id: 7\nanalect-format: 1\n";
    let found = renewed(present, &["about", "#port"]);
    let expect = "title: Mine\nauthor: \"Ann\"\ntags:\n  - strike\nsite: \"Paper\"\nhighlights: 2\nanalect-id: 7\nanalect-format: 2\n";
    assert_eq!(found, expect);
    // What says the same is ours from then on.
    let known = renewed_from(FRESH, FRESH, &BTreeSet::new()).ledger;
    assert_eq!(known.into_iter().collect::<BTreeSet<_>>(), ledger(FRESH));
}

#[test]
fn tags_of_the_reader_stay_and_ours_go_with_the_library() {
    let check = |tags: &str, written: &[&str], expect: &str| {
        let text = renewed(&format!("tags: {tags}\n"), written);
        assert_eq!(parse(&text).tags().unwrap().join(" "), expect, "{tags}");
    };
    check("[mine, port]", &["#port"], "mine port strike");
    check("[old, port, strike]", &["#old", "#port"], "port strike");
    check("[]", &[], "port strike");
    check("~", &[], "port strike");
    check("\"#mine\"", &[], "mine port strike");
    check(
        "[it's, rock ''n, 'it''s, so']",
        &[],
        "it's rock ''n it's, so port strike",
    );
}

#[test]
fn tags_that_the_reader_took_out_stay_out() {
    let old = FRESH.replace("  - strike\n", "");
    let without = old.replace("tags:\n  - port\n", "");
    let found = after(&old, &without, FRESH);
    assert_eq!(parse(&found).tags().unwrap(), ["strike"]);
    assert_eq!(after(FRESH, &without, FRESH), without);
    let one = FRESH.replace("  - port\n", "");
    assert_eq!(after(FRESH, &one, FRESH), one);
    // Also when the library lacks them for a while.
    let (port, none) = ("tags:\n  - port\nauthor: Ann\n", "analect-id: 7\n");
    let known = renewed_from(none, "", &ledger(port)).ledger;
    assert_eq!(
        renewed_from(port, "", &known.into_iter().collect()).text,
        ""
    );
    let known = renewed_from(none, port, &ledger(port)).ledger;
    assert_eq!(
        renewed_from(port, "", &known.into_iter().collect()).text,
        port
    );
}

#[test]
fn tags_are_read_in_the_shapes_that_editors_write() {
    let check = |entry: &str, expect: &str| {
        let found = renewed(entry, &[]);
        assert!(found.contains(expect), "{entry}\nbecame\n{found}");
    };
    let flow = "tags:\n  - mine\n  - port\n  - strike\n";
    check("tags: [mine,\n  port]\n", flow);
    check("tags: [\n  \"mine\",\n  port,\n]\n", flow);
    check(
        "tags: [mine, port] # c\n",
        "tags:\n  # c\n  - mine\n  - port\n  - strike\n",
    );
    check(
        "tags: # own\n  - mine\n",
        "tags: # own\n  - mine\n  - port\n  - strike\n",
    );
    check(
        "tags:\n- \"mine\" # why\n",
        "tags:\n- \"mine\" # why\n- port\n- strike\n",
    );
    check(
        "tags:\n  - mine\n# between\n\n  - 'its # own'\n",
        "tags:\n  - mine\n# between\n\n  - 'its # own'\n  - port\n  - strike\n",
    );
    check(
        "tags:\n# a-b\n- mine\n",
        "tags:\n# a-b\n- mine\n- port\n- strike\n",
    );
    // One of ours goes and the comments stay.
    let written = ["#gone".to_owned()].into();
    let found = renewed_from(FRESH, "tags:\n  - gone\n  # on mine\n  - mine\n", &written);
    assert!(
        found
            .text
            .contains("tags:\n  # on mine\n  - mine\n  - port\n"),
        "{}",
        found.text
    );
}

#[test]
fn tags_that_are_not_read_are_left_as_they_are_and_told() {
    for entry in [
        "tags: >-\n  mine\n",
        "tags: mine\n  port\n",
        "tags:\n  - {k: v}\n",
        "tags:\n  - k: v\n",
        "tags:\n  - - mine\n",
        "tags: [mine, [port]]\n",
        "tags: [mine\n",
        "tags: &a [mine]\n",
        "tags: *a\n",
        "tags:\n  - \"mine\n",
    ] {
        let found = renewed_from(FRESH, entry, &["#strike".to_owned()].into());
        assert!(
            found.text.contains(entry) && found.unread_tags,
            "{entry}{found:?}"
        );
        assert_eq!(found.text.matches("tags:").count(), 1);
        // Read again, it has those that were not written while it could not be.
        let known = found.ledger.iter().cloned().collect();
        let read = renewed_from(FRESH, "tags: [mine]\n", &known).text;
        assert_eq!(parse(&read).tags().unwrap(), ["mine", "port"]);
        // Where the library has none, nothing is left undone.
        let none = renewed_from("analect-id: 7\n", entry, &BTreeSet::new());
        assert!(!none.unread_tags);
    }
}

#[test]
fn what_is_no_list_of_properties_is_told() {
    let check = |front: &str| assert_eq!(Properties::parse(front), None, "{front:?}");
    check("title: a\nno property\n");
    check("{a: b}\n");
    check("  indented: first\n");
    check("title: a\ntitle: b\n");
}
