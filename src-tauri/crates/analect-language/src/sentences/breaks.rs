//! Places where a new sentence starts although no terminator stands before it: around stamps and
//! rules, after addresses and smileys, before the credit of a picture, after what opens or closes
//! a letter. Text taken from mails, forums and pages loses its line breaks; these signs remain.

use super::abbreviations::{continues_time, is_month, is_opening, is_weekday};
use super::letters;
use super::surroundings::{is_closer, is_opener, is_terminator};

/// One sign: whether a sentence starts at the word of that number.
type Sign = fn(&Words<'_>, usize) -> bool;

const SIGNS: [Sign; 14] = [
    before_stamp,
    after_stamp,
    around_rule,
    after_address,
    before_address,
    before_attachment,
    after_smiley,
    before_label,
    before_day,
    after_number_of_figure,
    after_source,
    before_statement,
    letters::after_greeting,
    letters::after_sign_off,
];

/// Where in `text`, which holds no paragraph break, sentences start without a terminator before
/// them; ascending.
pub(super) fn breaks(text: &str) -> Vec<usize> {
    let words = Words::of(text);
    let starts = (1..words.found.len()).filter(|index| words.may_break(*index));
    starts
        .filter(|index| SIGNS.iter().any(|sign| sign(&words, *index)))
        .filter_map(|index| words.found.get(index).map(|(start, _)| *start))
        .collect()
}

/// The words of a text, as white space parts them.
pub(super) struct Words<'text> {
    found: Vec<(usize, &'text str)>,
}

impl<'text> Words<'text> {
    fn of(text: &'text str) -> Self {
        let mut start = 0;
        let mut found = Vec::with_capacity(text.len() / 5);
        for piece in text.split_inclusive(char::is_whitespace) {
            let word = piece.trim_end();
            if !word.is_empty() {
                found.push((start, word));
            }
            start += piece.len();
        }
        Self { found }
    }

    /// The word of that number; empty past the ends.
    pub(super) fn at(&self, index: usize) -> &'text str {
        self.found.get(index).map_or("", |(_, word)| word)
    }

    /// The word `back` places before that number; empty in front of the first.
    pub(super) fn before(&self, index: usize, back: usize) -> &'text str {
        index.checked_sub(back).map_or("", |at| self.at(at))
    }

    pub(super) fn last(&self) -> &'text str {
        self.before(self.found.len(), 1)
    }

    /// Most words stand in lower case between others, where no sign can apply.
    fn may_break(&self, index: usize) -> bool {
        let word = self.at(index);
        let plain = word.starts_with(|c: char| c.is_ascii_lowercase())
            && self
                .before(index, 1)
                .ends_with(|c: char| c.is_ascii_lowercase());
        !plain || is_web_address(word)
    }
}

/// Whether `word` starts with a capital, apart from quotes and brackets.
pub(super) fn is_capitalised(word: &str) -> bool {
    word.trim_start_matches(is_opener)
        .starts_with(char::is_uppercase)
}

/// The words of the stamp ("06/02/2001 10:53 AM") that starts at `index`, if one does.
fn stamp(words: &Words<'_>, index: usize) -> Option<usize> {
    let stamped = is_date(words.at(index)) && is_clock(words.at(index + 1));
    stamped.then(|| 2 + usize::from(is_half_day(words.at(index + 2))))
}

/// "06/02/2001", "2001-06-02", "2.6.01".
fn is_date(word: &str) -> bool {
    let mut parts = 0;
    let short = |part: &str| {
        parts += 1;
        (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
    };
    let dated = word.starts_with(|c: char| c.is_ascii_digit()) && (6..=10).contains(&word.len());
    dated && word.split(['/', '-', '.']).all(short) && parts == 3
}

/// "10:53", "9:05:12".
fn is_clock(word: &str) -> bool {
    let mut parts = 0;
    let short = |part: &str| {
        parts += 1;
        (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
    };
    word.split(':').all(short) && (2..=3).contains(&parts)
}

fn is_half_day(word: &str) -> bool {
    matches!(word, "AM" | "PM" | "am" | "pm" | "a.m." | "p.m.")
}

/// A stamp after the name or address it belongs to ("Ana Lund 06/02/2001 10:53 AM").
fn before_stamp(words: &Words<'_>, index: usize) -> bool {
    let name = words.before(index, 1);
    let named = |name: &str| {
        is_capitalised(name) && name.ends_with(char::is_alphanumeric) && !is_opening(name)
    };
    stamp(words, index).is_some() && (named(name) || is_mail_address(name))
}

/// What follows a stamp, unless the stamp opens its sentence ("On 06/02/2001 10:53 AM Lund called").
fn after_stamp(words: &Words<'_>, index: usize) -> bool {
    let stamped =
        |length: &usize| index >= *length && stamp(words, index - length) == Some(*length);
    let length = (2..=3).find(stamped);
    length.is_some_and(|length| !is_opening(words.before(index, length + 1)))
        && !goes_on(words.at(index))
}

/// Whether `word` carries on what stands before it: in lower case, a sign, or a zone of time.
fn goes_on(word: &str) -> bool {
    let opens = |c: char| is_opener(c) || (c.is_alphanumeric() && !c.is_lowercase());
    !word.starts_with(opens) || continues_time(word)
}

/// A line drawn with signs ("----------"), lost among the words.
fn around_rule(words: &Words<'_>, index: usize) -> bool {
    is_rule(words.at(index)) || is_rule(words.before(index, 1))
}

fn is_rule(word: &str) -> bool {
    let mut signs = word.bytes();
    let first = signs.next().filter(|b| b"-=_*~#+".contains(b));
    word.len() >= 10 && first.is_some_and(|first| signs.all(|sign| sign == first))
}

/// Whether `word` is an address of the web or of mail.
fn is_address(word: &str) -> bool {
    is_web_address(word) || is_mail_address(word)
}

fn is_web_address(word: &str) -> bool {
    let word = word.strip_prefix('<').unwrap_or(word);
    word.starts_with("http://") || word.starts_with("https://") || word.starts_with("www.")
}

fn is_mail_address(word: &str) -> bool {
    word.split_once('@').is_some_and(|(name, host)| {
        name.ends_with(|c: char| c.is_alphanumeric() || c == '.')
            && host.starts_with(char::is_alphanumeric)
    })
}

/// A capital after an address, which has no stop of its own lest it be taken for a part of it.
fn after_address(words: &Words<'_>, index: usize) -> bool {
    let address = words.before(index, 1);
    let whole = address.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '>'));
    whole && is_address(address) && words.at(index).starts_with(char::is_uppercase)
}

/// An address after another or after the end of a sentence.
fn before_address(words: &Words<'_>, index: usize) -> bool {
    let before = words.before(index, 1).trim_end_matches(is_closer);
    is_web_address(words.at(index))
        && ((is_web_address(before) && !before.ends_with([',', ';']))
            || before.ends_with(is_terminator))
}

/// The dash before the next of several file names ("- plan.doc - map.pdf").
fn before_attachment(words: &Words<'_>, index: usize) -> bool {
    let name = words.before(index, 1).rsplit_once('.');
    let kind = |kind: &str| {
        matches!(
            kind,
            "doc" | "docx" | "pdf" | "xls" | "xlsx" | "ppt" | "txt" | "rtf" | "jpg" | "png" | "zip"
        )
    };
    words.at(0) == "-" && words.at(index) == "-" && name.is_some_and(|(_, end)| kind(end))
}

/// A capital after a smiley.
fn after_smiley(words: &Words<'_>, index: usize) -> bool {
    is_smiley(words.before(index, 1)) && is_capitalised(words.at(index))
}

fn is_smiley(word: &str) -> bool {
    let face = word.trim_end_matches([')', '(']);
    let mouths = word.len() - face.len();
    let eyes = face.strip_suffix('-').unwrap_or(face);
    (mouths > 0 && eyes.ends_with([':', ';', '=']))
        || matches!(
            word,
            ":D" | ":P" | ":-D" | ":-P" | ";D" | ";P" | "<3" | "xD" | "XD"
        )
}

/// Labels that open a line of a mail's head or the credit of a picture.
#[rustfmt::skip]
const LABELS: &[&str] = &[
    "From:", "To:", "Cc:", "CC:", "cc:", "Bcc:", "Subject:", "Sent:", "Groups:", "Newsgroups:", "Followup-To:", "Reply-To:",
    "Image:", "Images:", "Photo:", "Photos:", "Photograph:", "Picture:", "Credit:",
];

/// A label with no comma or colon before it, or one in brackets after a complete sentence.
fn before_label(words: &Words<'_>, index: usize) -> bool {
    let before = words.before(index, 1);
    match words.at(index) {
        "(credit:" | "(photo:" | "(image:" => before.ends_with(is_terminator),
        "Sent" => words.at(index + 1) == "by:" && may_close(before),
        label => label.ends_with(':') && LABELS.contains(&label) && may_close(before),
    }
}

fn may_close(word: &str) -> bool {
    word.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '>' | ')' | '"' | '”'))
}

/// The day under a headline, which closes its line ("Ice comes early Sunday, May 3, 2015").
fn before_day(words: &Words<'_>, index: usize) -> bool {
    let weekday = words.at(index).strip_suffix(',').is_some_and(is_weekday);
    let before = words.before(index, 1);
    weekday
        && words.found.len() == index + 4
        && is_month(words.at(index + 1))
        && before.ends_with(char::is_alphanumeric)
        && is_capitalised(before)
        && !is_opening(before)
}

/// The text of a caption after its number ("Figure 2.3 The harbour").
fn after_number_of_figure(words: &Words<'_>, index: usize) -> bool {
    let number = words.before(index, 1);
    index == 2
        && matches!(
            words.at(0),
            "Figure" | "Fig." | "Table" | "Box" | "Chart" | "Plate"
        )
        && number.starts_with(|c: char| c.is_ascii_digit())
        && number.ends_with(char::is_alphanumeric)
        && (is_capitalised(words.at(index)) || words.at(index).starts_with('('))
}

/// The text after a source in brackets that opens it ("(Harbour News) The ice").
fn after_source(words: &Words<'_>, index: usize) -> bool {
    let closed = |at: usize| words.at(at).ends_with(')');
    index <= 4
        && words.at(0).starts_with('(')
        && closed(index - 1)
        && !(0..index - 1).any(closed)
        && is_opening(words.at(index).trim_start_matches(is_opener))
}

/// Words that hardly stand capitalised inside a sentence, and hardly in a name before a small word.
#[rustfmt::skip]
const STATEMENTS: &[&str] = &[
    "This", "These", "There", "There's", "There’s", "We", "We're", "We’re", "It's", "It’s", "Please",
];

/// A plain statement after a heading or name without a stop ("Lovely cottage This place is").
fn before_statement(words: &Words<'_>, index: usize) -> bool {
    let before = words.before(index, 1);
    STATEMENTS.contains(&words.at(index))
        && words.at(index + 1).starts_with(char::is_lowercase)
        && before.ends_with(|c: char| c.is_alphanumeric() || c == ')')
        && !before.starts_with(char::is_lowercase)
        && !is_opening(before)
}
