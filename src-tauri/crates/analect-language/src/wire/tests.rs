#![allow(clippy::unwrap_used)]
use super::*;
use WireKind::{Byline, Caption, Credit, Dateline, Paragraph, Promotion, SignOff, Stamp, Title};
use proptest::prelude::*;

/// Asserts the parts of `text`, given as kind and words.
fn check(text: &str, expect: &[(WireKind, &str)]) {
    let copy = wire_copy(text);
    let found: Vec<(WireKind, &str)> = copy
        .parts
        .iter()
        .map(|part| (part.kind, copy.part_text(part)))
        .collect();
    assert_eq!(found, expect, "{text:?}");
}

const STORY: &str = "Cod prices to double, minister says

By Ana Lund and Tom Berg

BERGEN, Feb 7 (Reuters) - Cod prices will double by May, the minister said.

Boats are lying idle. – Reuters

(Reporting by Ana Lund; Editing by Eva Holm)
";

#[test]
fn a_story_is_taken_apart() {
    check(
        STORY,
        &[
            (Title, "Cod prices to double, minister says"),
            (Byline, "By Ana Lund and Tom Berg"),
            (Dateline, "BERGEN, Feb 7 (Reuters) -"),
            (
                Paragraph,
                "Cod prices will double by May, the minister said.",
            ),
            (Paragraph, "Boats are lying idle."),
            (SignOff, "– Reuters"),
            (SignOff, "(Reporting by Ana Lund; Editing by Eva Holm)"),
        ],
    );
    let copy = wire_copy(STORY);
    assert_eq!(
        copy.title.as_deref(),
        Some("Cod prices to double, minister says")
    );
    assert_eq!(copy.byline, ["Ana Lund", "Tom Berg"]);
    assert_eq!(
        (copy.site.as_deref(), copy.place.as_deref()),
        (Some("Reuters"), Some("BERGEN"))
    );
    assert_eq!(
        (copy.published, copy.embargo, copy.revision),
        (None, None, None)
    );
}

#[test]
fn a_stamp_caption_and_credit_may_share_a_line() {
    let text = " date 2031-02-07 The minister (L) greets boatmen (R), in Bergen. Photograph: ANA LUND/POOL/AFP via Getty Images

Cod is dear.";
    check(
        text,
        &[
            (Stamp, "date 2031-02-07"),
            (Caption, "The minister (L) greets boatmen (R), in Bergen."),
            (Credit, "Photograph: ANA LUND/POOL/AFP via Getty Images"),
            (Paragraph, "Cod is dear."),
        ],
    );
    let copy = wire_copy(text);
    assert_eq!(copy.published, WireDate::new(2031, 2, 7));
    assert_eq!(
        copy.caption_text(),
        Some("The minister (L) greets boatmen (R), in Bergen.")
    );
    assert_eq!(
        copy.credit_text(),
        Some("ANA LUND/POOL/AFP via Getty Images")
    );
}

#[test]
fn a_credit_on_its_own_line_makes_the_line_above_a_caption() {
    check(
        "Boats at dusk\nPhoto: Ana Lund\n\nCod is dear.\n\nNobody buys.",
        &[
            (Caption, "Boats at dusk"),
            (Credit, "Photo: Ana Lund"),
            (Paragraph, "Cod is dear."),
            (Paragraph, "Nobody buys."),
        ],
    );
}

#[test]
fn press_releases_have_an_embargo_and_notes() {
    let text = "EMBARGOED UNTIL 00:01 BST, MONDAY 9 JUNE 2031\nFjord University\nPress release\n\nCod can count, study finds\n\nCod can count to four.\n\nENDS\n\nNotes to editors\n1. Forty cod took part.";
    check(
        text,
        &[
            (Stamp, "EMBARGOED UNTIL 00:01 BST, MONDAY 9 JUNE 2031"),
            (Paragraph, "Fjord University"),
            (Stamp, "Press release"),
            (Title, "Cod can count, study finds"),
            (Paragraph, "Cod can count to four."),
            (SignOff, "ENDS"),
            (SignOff, "Notes to editors"),
            (SignOff, "1. Forty cod took part."),
        ],
    );
    assert_eq!(
        wire_copy(text).embargo.as_deref(),
        Some("2031-06-08T23:01:00Z")
    );
}

#[test]
fn the_headers_of_mail_give_title_and_day() {
    let text = "---------- Forwarded message ---------\nFrom: Desk <desk@example.org>\nDate: Fri, 7 Feb 2031 at 09:12\nSubject: Fwd: Cod is dear\n\nBoats are lying idle.\n\nSent from my phone";
    let copy = wire_copy(text);
    assert_eq!(copy.title.as_deref(), Some("Cod is dear"));
    assert_eq!(copy.published, WireDate::new(2031, 2, 7));
    let story: Vec<&str> = copy
        .parts
        .iter()
        .filter(|part| part.kind == Paragraph)
        .map(|part| copy.part_text(part))
        .collect();
    assert_eq!(story, ["Boats are lying idle."]);
}

#[test]
fn the_day_of_publication_goes_before_that_of_an_update() {
    let check = |text: &str, expect: Option<WireDate>| {
        assert_eq!(wire_copy(text).published, expect, "{text:?}");
    };
    let story = "\n\nBoats are lying idle.\n\nNobody buys.";
    check(
        &format!("Cod is dear\n\nUpdated 8 Feb 2031\nPublished 7 Feb 2031{story}"),
        WireDate::new(2031, 2, 7),
    );
    check(
        &format!("Cod is dear\n\nUpdated 8 Feb 2031{story}"),
        WireDate::new(2031, 2, 8),
    );
    check(
        &format!("Cod is dear\n\nBy Ana Lund | 7 Feb 2031{story}"),
        WireDate::new(2031, 2, 7),
    );
    check(&format!("Cod is dear{story}"), None);
}

#[test]
fn marks_of_revision_are_no_part_of_the_headline() {
    let check = |headline: &str, title: &str, revision: Option<&str>| {
        let text = format!("{headline}\n\n(Adds quotes)\n\nOSLO (AP) — Boats are lying idle.");
        let copy = wire_copy(&text);
        assert_eq!(
            (copy.title.as_deref(), copy.revision.as_deref()),
            (Some(title), revision),
            "{headline:?}"
        );
    };
    check("UPDATE 2-Cod is dear", "Cod is dear", Some("UPDATE 2"));
    check("CORRECTED-Cod is dear", "Cod is dear", Some("CORRECTED"));
    check("Cod is dear", "Cod is dear", None);
    check(
        "COD-PRICES (UPDATE 1)\n\nCod is dear",
        "Cod is dear",
        Some("UPDATE 1"),
    );
}

#[test]
fn promotions_end_where_the_story_goes_on() {
    check(
        "Cod is dear.\n\nREAD NEXT\nWhy cod is dear\n\nNobody buys.\n\nRead more: Ten ways with cod\n\nUnsubscribe | Manage preferences\n1 Quay Street, Bergen",
        &[
            (Paragraph, "Cod is dear."),
            (Promotion, "READ NEXT"),
            (Promotion, "Why cod is dear"),
            (Paragraph, "Nobody buys."),
            (Promotion, "Read more: Ten ways with cod"),
            (Promotion, "Unsubscribe | Manage preferences"),
            (Promotion, "1 Quay Street, Bergen"),
        ],
    );
}

#[test]
fn authors_under_a_headline_are_known_by_what_stands_beside_them() {
    let check =
        |text: &str, expect: &[&str]| assert_eq!(wire_copy(text).byline, expect, "{text:?}");
    check(
        "Cod is dear\n\nAna Lund in Bergen\nFri 7 Feb 2031 16.20 GMT\n\nBoats are lying idle.",
        &["Ana Lund"],
    );
    check(
        "Cod is dear\n\nAna Lund\nBusiness Editor\n\nBoats are lying idle.",
        &["Ana Lund"],
    );
    check("Cod is dear\n\nAna Lund\n\nBoats are lying idle.", &[]);
    check(
        "By ANA LUND\nAssociated Press\n\nBoats are lying idle.\n\nNobody buys.",
        &["ANA LUND"],
    );
    check(
        "Boats are lying idle.\n\n(Reporting by Ana Lund in Bergen; Editing by Tom Berg)",
        &["Ana Lund"],
    );
}

#[test]
fn hard_wrapped_paragraphs_are_one_part() {
    let first = "The boats lay idle for weeks that year, said the\nmen who owned them, and no-\nbody bought cod.";
    check(
        &format!("{first}\n\nNobody knew why."),
        &[(Paragraph, first), (Paragraph, "Nobody knew why.")],
    );
    check(
        "One paragraph a line.\nAnother paragraph.",
        &[
            (Paragraph, "One paragraph a line."),
            (Paragraph, "Another paragraph."),
        ],
    );
}

#[test]
fn ordinary_prose_is_paragraphs_only() {
    let check = |text: &str| {
        let copy = wire_copy(text);
        assert!(
            copy.parts.iter().all(|part| part.kind == Paragraph),
            "{text:?}: {:?}",
            copy.parts
        );
        let said = (
            copy.title,
            copy.site,
            copy.place,
            copy.published,
            copy.embargo,
            copy.caption,
            copy.credit,
        );
        assert_eq!(said, (None, None, None, None, None, None, None), "{text:?}");
        assert!(copy.byline.is_empty());
    };
    check("By Friday the ice had gone.\n\nBy contrast, the lake stayed frozen.");
    check("The photograph: a sled, a dog, a fjord.\n\nIt hung there for years.");
    check(
        "She was forty when the ice came, and\nby Friday she would have crossed it twice. By\nMonday nothing was left.",
    );
    check("Read more books, her mother had said. She did.\n\nUpdated figures came on Friday.");
    check("“Reuters,” he said. – She laughed.\n\nNorway – a land of fjords – froze.");
    check(
        "The story ends here.\n\nContact was lost on Monday.\n\nSubscribe to that and you will be wrong.",
    );
    check("From: nowhere, she thought.");
    check("Dear Ana,\n\nThe ice is gone.\n\nYours,\nTom");
    check(
        "Shall I describe the ice to you,\nThe way it sang at night,\nThe way it broke in May,\nAnd how it caught the light",
    );
    check("");
}

proptest! {
    #[test]
    fn parts_ascend_and_cover_everything_but_white_space(
        text in "(?s)(.|[A-Za-z]{1,8}|[.!?] | |\n|\n\n|\r\n|By Ana Lund|OSLO, Feb 7 \\(AP\\) - |– Reuters|Photo: Ana Lund|ENDS|date 2031-02-07 |UPDATE 1-|Read more|\\(AP Photo/Ana Lund\\)|Subject: cod|From: x|READ NEXT|Unsubscribe \\| x|EMBARGO: |--|漢){0,60}"
    ) {
        let copy = wire_copy(&text);
        let mut end = 0;
        for part in &copy.parts {
            let gap = text.get(end..part.range.start().index()).unwrap();
            prop_assert!(gap.chars().all(char::is_whitespace), "gap {:?}", gap);
            let words = slice(&text, part.range).unwrap();
            prop_assert!(!words.is_empty() && words.trim() == words);
            end = part.range.end().index();
        }
        prop_assert!(text.get(end..).unwrap().chars().all(char::is_whitespace));
        for range in copy.caption.into_iter().chain(copy.credit) {
            prop_assert!(copy.parts.iter().any(|part| part.range == range));
        }
        prop_assert_eq!(&copy, &wire_copy(&text));
    }
}
