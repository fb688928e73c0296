#![allow(clippy::unwrap_used)]

use super::*;
use analect_model::Block;
use analect_text::slice;

/// A Thursday.
const TODAY: (i16, i8, i8) = (2031, 9, 4);

fn document(text: &str) -> Document {
    let block = Block {
        kind: BlockKind::Paragraph,
        range: TextRange::whole(text),
    };
    Document::new(text.to_owned(), vec![block], Vec::new()).unwrap()
}

fn found(text: &str, today: Option<(i16, i8, i8)>) -> Vec<(String, String)> {
    let document = document(text);
    let published = today.and_then(|(y, m, d)| PublicationDate::new(y, m, d));
    let shown = |mention: &DateMention| {
        let words = slice(text, mention.range).unwrap().to_owned();
        (
            words,
            mention
                .value
                .map_or_else(|| "-".into(), |value| value.to_string()),
        )
    };
    dates(&document, published).iter().map(shown).collect()
}

/// Checks that the dates of `text`, written on [`TODAY`], are those of `expect`: "words = value",
/// several parted by "; ".
fn check(text: &str, expect: &str) {
    let shown: Vec<String> = found(text, Some(TODAY))
        .into_iter()
        .map(|(words, value)| format!("{words} = {value}"))
        .collect();
    assert_eq!(shown.join("; "), expect, "{text:?}");
}

#[test]
fn full_dates_mean_themselves() {
    check(
        "The bridge opened on 4 September 2029.",
        "4 September 2029 = 2029-09-04",
    );
    check(
        "On Sept. 4, 2029, the bridge opened.",
        "Sept. 4, 2029 = 2029-09-04",
    );
    check(
        "It fell on the 3rd of May, 1871.",
        "3rd of May, 1871 = 1871-05-03",
    );
    check(
        "It fell on May the 3rd 2030.",
        "May the 3rd 2030 = 2030-05-03",
    );
    check("Stand: 2031-08-30.", "2031-08-30 = 2031-08-30");
    check("signed 25/12/2030 in Oslo", "25/12/2030 = 2030-12-25");
    check("signed 12/25/2030 in Oslo", "12/25/2030 = 2030-12-25");
    check("signed 25.12.2030 in Oslo", "25.12.2030 = 2030-12-25");
    check(
        "Friday, 29 August 2031",
        "Friday, 29 August 2031 = 2031-08-29",
    );
    check("the 31 February 2030 hoax", "February 2030 = 2030-02");
}

#[test]
fn days_without_a_year_are_the_nearest() {
    check("He was arrested on 12 August.", "12 August = 2031-08-12");
    check("The trial opens on 12 January.", "12 January = 2032-01-12");
    check("She died on Dec. 20.", "Dec. 20 = 2030-12-20");
    check("The vote will be held on Dec. 20.", "Dec. 20 = 2031-12-20");
    check("He spoke on 4 September.", "4 September = 2031-09-04");
    check(
        "It sank on Monday, 14 July.",
        "Monday, 14 July = 2031-07-14",
    );
    check(
        "The fair runs from 4-6 October.",
        "4-6 October = 2031-10-04/2031-10-06",
    );
    check(
        "The fair ran Aug. 4-6, 2030, in Bern.",
        "Aug. 4-6, 2030 = 2030-08-04/2030-08-06",
    );
    check(
        "open between 28 August and 3 September",
        "28 August and 3 September = 2031-08-28/2031-09-03",
    );
    check(
        "the night of 4 and 5 July",
        "4 and 5 July = 2031-07-04/2031-07-05",
    );
}

#[test]
fn weekdays_are_the_last_ones_unless_the_clause_points_ahead() {
    check("They met on Wednesday.", "Wednesday = 2031-09-03");
    check(
        "They are meeting in Bern on Thursday.",
        "Thursday = 2031-09-04",
    );
    check("They met on Friday.", "Friday = 2031-08-29");
    check("They will meet on Friday.", "Friday = 2031-09-05");
    check("On Friday the court will rule.", "Friday = 2031-09-05");
    check("The court is due to rule on Monday.", "Monday = 2031-09-08");
    check(
        "She said on Tuesday that she would resign.",
        "Tuesday = 2031-09-02",
    );
    check("She refused to speak on Tuesday.", "Tuesday = 2031-09-02");
    check("They agreed to meet on Tuesday.", "Tuesday = 2031-09-09");
    check(
        "The team plays Bergen on Saturday.",
        "Saturday = 2031-09-06",
    );
    check("He resigned last Thursday.", "last Thursday = 2031-08-28");
    check(
        "The talks resume next Thursday.",
        "next Thursday = 2031-09-11",
    );
    check(
        "The strike lasted until Tuesday evening.",
        "Tuesday evening = 2031-09-02",
    );
    check(
        "The vote was postponed. The port is closed until Tuesday.",
        "Tuesday = 2031-09-09",
    );
    check(
        "“I will not go.” After his fall Tuesday, he spoke.",
        "Tuesday = 2031-09-02",
    );
    check("Thursday’s storm broke the mole.", "Thursday = 2031-09-04");
    check("It burned on Tuesday night.", "Tuesday night = 2031-09-02");
    check(
        "They met on Tuesday last week.",
        "Tuesday last week = 2031-08-26",
    );
    check(
        "Rain fell from Monday to Wednesday.",
        "Monday to Wednesday = 2031-09-01/2031-09-03",
    );
    check(
        "It declared three days of mourning, starting on Tuesday.",
        "Tuesday = 2031-09-09",
    );
    check("The court sits every Tuesday.", "Tuesday = -");
    check("The pool closes on Mondays.", "Mondays = -");
    check("It opened Wed. and closed.", "Wed. = 2031-09-03");
}

#[test]
fn relative_phrases_count_from_the_day_of_the_article() {
    check("He left today.", "today = 2031-09-04");
    check(
        "He left yesterday morning.",
        "yesterday morning = 2031-09-03",
    );
    check("He leaves tomorrow night.", "tomorrow night = 2031-09-05");
    check("It will rain tonight.", "tonight = 2031-09-04");
    check("It rained last night.", "last night = 2031-09-03");
    check(
        "the day before yesterday",
        "day before yesterday = 2031-09-02",
    );
    check("a strike this week", "this week = 2031-W36");
    check("He promised it last month.", "last month = 2031-08");
    check("It closes next year.", "next year = 2032");
    check("It sank two weeks ago.", "two weeks ago = 2031-W34");
    check("It sank three days ago.", "three days ago = 2031-09-01");
    check("It sank a year ago.", "a year ago = 2030");
    check("It sank 24 hours ago.", "24 hours ago = 2031-09-03");
    check("It sank an hour ago.", "an hour ago = 2031-09-04");
    check("It sank half a century ago.", "half a century ago = 1981");
    check(
        "It sank two and a half years ago.",
        "two and a half years ago = 2029-03",
    );
    check("It sank 10,000 years ago.", "10,000 years ago = -");
    check("It sank a few days ago.", "a few days ago = -");
    check("The next day it sank.", "next day = -");
    check("It sank on that Friday.", "Friday = -");
    check("She said that Friday was wet.", "Friday = 2031-08-29");
    check("It sank several months ago.", "several months ago = -");
    check(
        "It will open in three weeks’ time.",
        "in three weeks’ time = 2031-W39",
    );
    check(
        "over the past three years",
        "past three years = 2028-09-04/2031-09-04",
    );
    check(
        "in the next 10 days",
        "next 10 days = 2031-09-04/2031-09-14",
    );
    check("It was found two days later.", "two days later = -");
    check(
        "They won at the weekend.",
        "weekend = 2031-08-30/2031-08-31",
    );
    check(
        "It rained last weekend.",
        "last weekend = 2031-08-30/2031-08-31",
    );
    check("It rained for three weeks.", "");
}

#[test]
fn parts_of_units_are_stretches() {
    check(
        "It opens early next year.",
        "early next year = 2032-01/2032-04",
    );
    check("It closed in late 2019.", "late 2019 = 2019-09/2019-12");
    check(
        "It closed in mid-September.",
        "mid-September = 2031-09-11/2031-09-20",
    );
    check(
        "by the end of the year",
        "end of the year = 2031-09/2031-12",
    );
    check(
        "the first half of 2030",
        "first half of 2030 = 2030-01/2030-06",
    );
    check(
        "He fell ill earlier this year.",
        "earlier this year = 2031-01-01/2031-09-04",
    );
    check(
        "It opens later this month.",
        "later this month = 2031-09-04/2031-09-30",
    );
    check("in the late 1990s", "late 1990s = 1997/1999");
    check(
        "in the early 20th century",
        "early 20th century = 1901/1933",
    );
}

#[test]
fn months_quarters_seasons_and_years() {
    check("He visited in August.", "August = 2031-08");
    check("They will vote in March.", "March = 2032-03");
    check("It has been shut since May.", "May = 2031-05");
    check("It was shut last September.", "last September = 2030-09");
    check("In September 2025 it was shut.", "September 2025 = 2025-09");
    check("It was shut in May last year.", "May last year = 2030-05");
    check("between May and July", "May and July = 2031-05/2031-07");
    check(
        "from December 2029 to March 2030",
        "December 2029 to March 2030 = 2029-12/2030-03",
    );
    check(
        "from November to March 2030",
        "November to March 2030 = 2029-11/2030-03",
    );
    check(
        "in the third quarter of 2030",
        "third quarter of 2030 = 2030-07/2030-09",
    );
    check("Q1 2030 profits", "Q1 2030 = 2030-01/2030-03");
    check("in the spring of 2019", "spring of 2019 = 2019-21");
    check("It dried up last winter.", "last winter = 2030-24");
    check("It dried up this summer.", "this summer = 2031-22");
    check("the summer of ’69", "summer of ’69 = 1969-22");
    check("the winter of 1944-45", "winter of 1944-45 = 1944-24");
    check("H1 2024 was weak", "H1 2024 = 2024-01/2024-06");
    check(
        "from 2003 until last year",
        "2003 until last year = 2003/2030",
    );
    check("the War of 1812", "1812 = 1812");
    check("the first half of fiscal 2030", "2030 = 2030");
    check(
        "from the 1960s to the 1980s",
        "1960s to the 1980s = 196X/198X",
    );
    check("the years 2015 to 2018", "2015 to 2018 = 2015/2018");
    check("in 1066 they landed", "1066 = 1066");
    check("Until March it was calm.", "March = 2031-03");
    check("the 2019-23 strike", "2019-23 = 2019/2023");
    check("between 2019 and 2023", "2019 and 2023 = 2019/2023");
    check("founded in 1987", "1987 = 1987");
    check("in the 1990s", "1990s = 199X");
    check("in the ’90s", "’90s = 199X");
    check("in the nineties", "nineties = 199X");
    check("in the 19th century", "19th century = 1801/1900");
    check("in the fifth century BC", "fifth century BC = -");
    check("the 2012 floods", "2012 = 2012");
    check("Berg (2019) and Holm", "2019 = 2019");
}

#[test]
fn feasts_fall_where_the_calendar_puts_them() {
    check(
        "She was born on Christmas Day 2019.",
        "Christmas Day 2019 = 2019-12-25",
    );
    check("It closed on Good Friday.", "Good Friday = 2031-04-11");
    check(
        "Sales on Black Friday will grow.",
        "Black Friday = 2031-11-28",
    );
    check(
        "It reopens on New Year’s Day.",
        "New Year’s Day = 2032-01-01",
    );
    check("the Good Friday Agreement", "");
}

#[test]
fn what_only_looks_like_a_date_is_none() {
    check("It may rain, he told the Sunday Times.", "");
    check("The Mail on Sunday said so.", "");
    check("Theresa May lost, and Mr March won.", "");
    check("They march on Berlin.", "");
    check("They bought 2000 sheep and 1500 goats for $2019.", "");
    check("Flight 2019 carried 1984 passengers.", "");
    check("a total of 2012 ships", "");
    check("Sheffield Wednesday won 2-1 after Bloody Sunday.", "");
    check("April Holm and June Berg sang; August Lind danced.", "");
    check("the 24/7 hotline and a 50/50 chance", "");
    check("in his 30s", "");
    check("Saturday Night Live", "");
    check("She is second to none, he sat and the sun set.", "");
}

#[test]
fn attacks_named_by_their_day_keep_their_year() {
    check("since the Sept. 11 attacks", "Sept. 11 = 2001-09-11");
    check("after 9/11, he fled", "9/11 = 2001-09-11");
    check("The office shut on Sept. 1.", "Sept. 1 = 2031-09-01");
}

#[test]
fn without_a_day_of_publication_relative_dates_have_no_value() {
    let values: Vec<String> = found("He met her on Monday, in May 2019 and last year.", None)
        .into_iter()
        .map(|(_, value)| value)
        .collect();
    assert_eq!(values, ["-", "2019-05", "-"]);
}
