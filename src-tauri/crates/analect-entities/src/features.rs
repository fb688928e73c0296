//! The features of a token: what the model may weigh, each as a key.

use crate::keys::{Key, join, key};
use crate::lists::List;
use crate::sheet::{Manner, Note, Sheet};

/// What stands before the start and after the end of a text.
const NOTHING: Note = Note {
    form: 1,
    lower: 1,
    shape: 1,
    class: crate::sheet::Class::Sign,
    known: crate::lists::Known(0),
    phrase: crate::lists::Known(0),
    phrase_place: 0,
    first: false,
    manner: Manner::Running,
    run: crate::runs::Run {
        back: 0,
        length: 0,
        wide_back: 0,
        wide_length: 0,
    },
    evidence: crate::evidence::Evidence(0),
    acronym: 0,
    title: 0,
};

/// The note of the token `offset` after token `at`.
fn note_at<'sheet>(sheet: &'sheet Sheet<'_>, at: usize, offset: isize) -> &'sheet Note {
    at.checked_add_signed(offset)
        .and_then(|one| sheet.notes.get(one))
        .unwrap_or(&NOTHING)
}

/// The templates that stand for the word itself, whose features training leaves out more often.
#[cfg(feature = "training")]
pub(crate) const WORD_TEMPLATES: std::ops::Range<u64> = 1..4;

/// Collects the features of one token after the other.
#[derive(Debug, Default)]
pub(crate) struct Features {
    /// The keys of the last token, and the template each came from.
    pub(crate) keys: Vec<(u64, Key)>,
}

impl Features {
    fn put(&mut self, template: u64, value: Key) {
        self.keys.push((template, join(template, value)));
    }

    fn pair(&mut self, template: u64, first: Key, second: Key) {
        self.put(template, join(first, second));
    }

    /// Collects the features of token `at`.
    pub(crate) fn collect(&mut self, sheet: &Sheet<'_>, at: usize) {
        self.keys.clear();
        let near = |offset| note_at(sheet, at, offset);
        let window = [near(-2), near(-1), near(0), near(1), near(2)];
        self.words(window);
        self.spelling(sheet.tokens.get(at).map_or("", |token| token.text), window);
        self.neighbour_endings(sheet, at);
        self.lists(window);
        self.run(sheet, at, window);
        self.document(window);
    }

    fn words(&mut self, [two_back, back, note, next, two_next]: [&Note; 5]) {
        self.put(1, note.lower);
        self.put(2, note.form);
        self.pair(3, note.lower, note.manner as u64);
        self.put(4, back.lower);
        self.put(5, next.lower);
        self.put(6, two_back.lower);
        self.put(7, two_next.lower);
        self.pair(8, back.lower, note.lower);
        self.pair(9, note.lower, next.lower);
        self.pair(10, two_back.lower, back.lower);
        self.pair(11, next.lower, two_next.lower);
        self.pair(12, back.lower, next.lower);
        let middle = note.shape;
        self.put(13, middle);
        self.pair(14, back.shape, middle);
        self.pair(15, middle, next.shape);
        self.pair(16, join(back.shape, middle), next.shape);
        self.put(17, back.shape);
        self.put(18, next.shape);
        self.pair(19, two_back.shape, back.shape);
        self.pair(20, next.shape, two_next.shape);
        self.pair(21, back.lower, middle);
        self.pair(22, middle, next.lower);
        self.pair(23, u64::from(note.first), middle);
        self.pair(24, note.manner as u64, middle);
    }

    fn spelling(&mut self, text: &str, window: [&Note; 5]) {
        let note = window[2];
        if !note.class.is_word() {
            return;
        }
        let lower = text.to_lowercase();
        let chars: Vec<(usize, char)> = lower.char_indices().collect();
        for (length, template) in (2..=4).zip(30..) {
            if chars.len() > length {
                let start = lower.get(..chars[length].0).unwrap_or_default();
                let end = lower
                    .get(chars[chars.len() - length].0..)
                    .unwrap_or_default();
                self.pair(template, key(start), u64::from(note.class.is_capital()));
                self.pair(template + 3, key(end), u64::from(note.class.is_capital()));
                if length == 3 {
                    self.pair(36, key(end), window[1].lower);
                    self.pair(37, key(end), window[3].lower);
                }
            }
        }
    }

    fn neighbour_endings(&mut self, sheet: &Sheet<'_>, at: usize) {
        for (offset, template) in [(-1, 38), (1, 39)] {
            let token = at
                .checked_add_signed(offset)
                .and_then(|one| sheet.tokens.get(one));
            let Some(text) = token.map(|token| token.text) else {
                continue;
            };
            let start = text
                .char_indices()
                .rev()
                .nth(2)
                .map_or(0, |(start, _)| start);
            self.put(template, key(text.get(start..).unwrap_or_default()));
        }
    }

    fn lists(&mut self, [two_back, back, note, next, two_next]: [&Note; 5]) {
        let capital = u64::from(note.class.is_capital());
        let class = u64::from(note.known.lower_class());
        let listed = u64::from(note.known.lists());
        self.pair(40, class, note.shape);
        self.pair(41, class, join(u64::from(note.first), note.manner as u64));
        self.pair(42, u64::from(back.known.lower_class()), back.class as u64);
        self.pair(43, u64::from(next.known.lower_class()), next.class as u64);
        for list in List::ALL {
            if note.known.is_on(list) {
                self.pair(44, list as u64, capital);
                self.pair(45, list as u64, join(back.lower, capital));
                self.pair(46, list as u64, join(next.lower, capital));
            }
            if note.phrase.is_on(list) {
                self.pair(47, list as u64, u64::from(note.phrase_place));
            }
        }
        let phrase =
            |note: &Note| join(u64::from(note.phrase.lists()), u64::from(note.phrase_place));
        let seen = |note: &Note| join(u64::from(note.known.lists()), note.class as u64);
        self.pair(48, listed, capital);
        self.put(49, phrase(note));
        self.pair(50, seen(back), seen(note));
        self.pair(51, seen(note), seen(next));
        self.pair(52, join(seen(back), seen(note)), seen(next));
        self.put(53, seen(back));
        self.put(54, seen(next));
        self.pair(55, seen(two_back), seen(back));
        self.pair(56, seen(next), seen(two_next));
        self.pair(57, listed, join(back.class as u64, next.class as u64));
        self.pair(58, phrase(back), phrase(note));
        self.pair(59, phrase(note), phrase(next));
        self.pair(60, listed, class);
    }

    fn run(&mut self, sheet: &Sheet<'_>, at: usize, [_, back, note, next, _]: [&Note; 5]) {
        let run = note.run;
        let other = |offset| note_at(sheet, at, offset);
        let lies = |back: u8, length: u8| {
            let after = u64::from(length.saturating_sub(back).min(4));
            join(u64::from(back.min(3)), after)
        };
        let place = lies(run.back, run.length);
        self.put(61, place);
        self.pair(62, place, note.shape);
        if run.length > 0 {
            let first = other(-isize::from(run.back));
            let last = other(isize::from(run.length) - isize::from(run.back) - 1);
            let before = other(-isize::from(run.back) - 1);
            let after = other(isize::from(run.length) - isize::from(run.back));
            let at_start = u64::from(run.back == 0);
            self.pair(63, first.lower, at_start);
            self.pair(64, last.lower, at_start);
            self.pair(65, before.lower, at_start);
            self.pair(66, after.lower, at_start);
            self.pair(67, before.lower, join(after.lower, at_start));
            self.pair(
                68,
                u64::from(first.known.lists()),
                join(u64::from(last.known.lists()), place),
            );
            self.pair(
                69,
                u64::from(last.known.lists()),
                join(before.lower, at_start),
            );
            self.pair(70, last.lower, join(first.lower, at_start));
            self.pair(
                71,
                u64::from(before.title),
                join(place, u64::from(note.known.lists())),
            );
        }
        if run.wide_length > run.length || run.length == 0 && run.wide_length > 0 {
            let first = other(-isize::from(run.wide_back));
            let last = other(isize::from(run.wide_length) - isize::from(run.wide_back) - 1);
            let place = lies(run.wide_back, run.wide_length);
            self.put(72, place);
            self.pair(73, first.lower, place);
            self.pair(74, last.lower, place);
            self.pair(75, first.lower, note.lower);
            self.pair(
                76,
                u64::from(first.known.lists()),
                u64::from(last.known.lists()),
            );
        }
        self.pair(
            77,
            u64::from(back.title),
            join(note.shape, u64::from(next.class as u8)),
        );
    }

    fn document(&mut self, [_, back, note, next, _]: [&Note; 5]) {
        let evidence = u64::from(note.evidence.0);
        if evidence != 0 {
            self.put(80, evidence);
            for bit in 0..crate::evidence::COUNT as u64 {
                if evidence >> bit & 1 == 1 {
                    self.pair(81, bit, note.class as u64);
                }
            }
            self.pair(82, evidence, u64::from(note.known.lists()));
            self.pair(83, evidence, join(back.class as u64, next.class as u64));
        }
        self.pair(84, u64::from(back.evidence.0), note.class as u64);
        self.pair(85, u64::from(next.evidence.0), note.class as u64);
        if note.acronym != 0 {
            self.pair(86, u64::from(note.acronym), note.class as u64);
            self.pair(
                87,
                u64::from(note.acronym),
                join(back.class as u64, u64::from(back.acronym)),
            );
        }
        self.pair(88, u64::from(next.acronym), note.class as u64);
    }
}
