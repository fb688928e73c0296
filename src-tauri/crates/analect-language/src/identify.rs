//! Which language a text is written in: by its script, and within the Latin script by how many of
//! its words are stop words of each language. Dialects and mixtures are not told apart.

use crate::stop_words::{LISTS, holders};
use unicode_segmentation::UnicodeSegmentation;

/// A language, named by its two-letter BCP 47 tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language(&'static str);

impl Language {
    /// English.
    pub const ENGLISH: Self = Self("en");
    /// German.
    pub const GERMAN: Self = Self("de");
    /// French.
    pub const FRENCH: Self = Self("fr");
    /// Spanish.
    pub const SPANISH: Self = Self("es");
    /// Italian.
    pub const ITALIAN: Self = Self("it");
    /// Portuguese.
    pub const PORTUGUESE: Self = Self("pt");
    /// Dutch.
    pub const DUTCH: Self = Self("nl");
    /// Russian.
    pub const RUSSIAN: Self = Self("ru");
    /// Ukrainian.
    pub const UKRAINIAN: Self = Self("uk");
    /// Greek.
    pub const GREEK: Self = Self("el");
    /// Arabic.
    pub const ARABIC: Self = Self("ar");
    /// Hebrew.
    pub const HEBREW: Self = Self("he");
    /// Chinese.
    pub const CHINESE: Self = Self("zh");
    /// Japanese.
    pub const JAPANESE: Self = Self("ja");
    /// Korean.
    pub const KOREAN: Self = Self("ko");
    /// Hindi.
    pub const HINDI: Self = Self("hi");
    /// Thai.
    pub const THAI: Self = Self("th");

    /// The tag: two lower-case letters.
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

/// Characters looked at, from the start of a text: more would not change the answer.
const SAMPLE: usize = 6_000;
/// Letters without which no script is judged.
const FEWEST_LETTERS: usize = 6;
/// Words of the Latin script without which no language is judged.
const FEWEST_WORDS: u32 = 6;

/// The language most of `text` is written in; `None` where the text is too short, no language
/// stands out, or its language is none of those [`Language`] names.
///
/// Only the first 6,000 characters are read.
pub fn identify(text: &str) -> Option<Language> {
    let end: usize = text.chars().take(SAMPLE).map(char::len_utf8).sum();
    let sample = text.get(..end)?;
    let letters = Letters::count(sample);
    match letters.leading()? {
        Script::Latin => latin(sample),
        Script::Cyrillic => letters.cyrillic(),
        Script::Greek => Some(Language::GREEK),
        Script::Arabic => letters.arabic(),
        Script::Hebrew => Some(Language::HEBREW),
        Script::Devanagari => Some(Language::HINDI),
        Script::Thai => Some(Language::THAI),
        Script::Hangul => Some(Language::KOREAN),
        Script::Kana => Some(Language::JAPANESE),
        Script::Han => Some(Language::CHINESE),
    }
}

/// The scripts that are told apart; [`SCRIPTS`] lists them in the same order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Cyrillic,
    Greek,
    Arabic,
    Hebrew,
    Devanagari,
    Thai,
    Hangul,
    Kana,
    Han,
}

const SCRIPTS: [Script; 10] = [
    Script::Latin,
    Script::Cyrillic,
    Script::Greek,
    Script::Arabic,
    Script::Hebrew,
    Script::Devanagari,
    Script::Thai,
    Script::Hangul,
    Script::Kana,
    Script::Han,
];

fn script(letter: char) -> Option<Script> {
    Some(match letter {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Script::Latin,
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Script::Greek,
        '\u{400}'..='\u{52f}' => Script::Cyrillic,
        '\u{590}'..='\u{5ff}' => Script::Hebrew,
        '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' => Script::Arabic,
        '\u{900}'..='\u{97f}' => Script::Devanagari,
        '\u{e00}'..='\u{e7f}' => Script::Thai,
        '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7af}' => Script::Hangul,
        '\u{3040}'..='\u{30ff}' => Script::Kana,
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' => Script::Han,
        _ => return None,
    })
}

/// How many letters of each script a text has, and of the letters that tell neighbours apart.
#[derive(Debug, Default)]
struct Letters {
    scripts: [usize; SCRIPTS.len()],
    /// Letters of Ukrainian that Russian lacks.
    ukrainian: usize,
    /// Letters of Russian that Ukrainian lacks.
    russian: usize,
    /// Letters of Cyrillic that neither has.
    other_cyrillic: usize,
    /// Letters of Persian and Urdu that Arabic lacks.
    persian: usize,
}

impl Letters {
    fn count(text: &str) -> Self {
        let mut letters = Self::default();
        for letter in text.chars().filter(|c| c.is_alphabetic()) {
            letters.add(letter);
        }
        letters
    }

    fn add(&mut self, letter: char) {
        let place = script(letter).map(|script| script as usize);
        if let Some(count) = place.and_then(|place| self.scripts.get_mut(place)) {
            *count += 1;
        }
        match letter {
            'і' | 'ї' | 'є' | 'ґ' | 'І' | 'Ї' | 'Є' | 'Ґ' => self.ukrainian += 1,
            'ы' | 'э' | 'ъ' | 'ё' | 'Ы' | 'Э' | 'Ъ' | 'Ё' => self.russian += 1,
            'ђ' | 'ј' | 'љ' | 'њ' | 'ћ' | 'џ' | 'ѓ' | 'ќ' | 'ѕ' | 'ў' | 'қ' | 'ғ' | 'ң' | 'ү'
            | 'ө' | 'һ' => {
                self.other_cyrillic += 1;
            }
            'پ' | 'چ' | 'ژ' | 'گ' | 'ک' | 'ی' | 'ٹ' | 'ڈ' | 'ڑ' | 'ں' | 'ے' | 'ہ' => {
                self.persian += 1;
            }
            _ => {}
        }
    }

    fn of(&self, script: Script) -> usize {
        self.scripts.get(script as usize).copied().unwrap_or(0)
    }

    /// The script of more than half the letters. Kana counts for Japanese with the Han beside it.
    fn leading(&self) -> Option<Script> {
        let all: usize = self.scripts.iter().sum();
        let (kana, han) = (self.of(Script::Kana), self.of(Script::Han));
        if all >= FEWEST_LETTERS && (kana + han) * 2 > all && kana * 10 > kana + han {
            return Some(Script::Kana);
        }
        let leads = |script: &Script| all >= FEWEST_LETTERS && self.of(*script) * 2 > all;
        SCRIPTS.iter().copied().find(leads)
    }

    fn cyrillic(&self) -> Option<Language> {
        if self.other_cyrillic * 100 > self.of(Script::Cyrillic) {
            return None;
        }
        match self.ukrainian.cmp(&self.russian) {
            std::cmp::Ordering::Greater => Some(Language::UKRAINIAN),
            std::cmp::Ordering::Less => Some(Language::RUSSIAN),
            std::cmp::Ordering::Equal => None,
        }
    }

    fn arabic(&self) -> Option<Language> {
        (self.persian * 50 <= self.of(Script::Arabic)).then_some(Language::ARABIC)
    }
}

/// The language whose stop words are most frequent, where it leads clearly.
fn latin(text: &str) -> Option<Language> {
    let mut words = 0_u32;
    let mut counts = [0_u32; LISTS.len()];
    // A single letter is a word of several languages and of lists, formulas and initials.
    for word in text.unicode_words().filter(|word| word.len() > 1) {
        words += 1;
        let holders = holders(&word.to_lowercase());
        for (bit, count) in counts.iter_mut().enumerate() {
            *count += u32::from(holders >> bit & 1);
        }
    }
    let ranked = counts.iter().zip(LISTS.iter().map(|list| list.language));
    let (best, language) = ranked.clone().rev().max_by_key(|(count, _)| **count)?;
    let others = ranked.filter(|(_, other)| *other != language);
    let second = others.map(|(count, _)| *count).max()?;
    let common = words >= FEWEST_WORDS && best * 5 >= words;
    let clear = best * 4 > second * 5 && *best > second + 1;
    (common && clear).then_some(language)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expect: Option<Language>) {
        assert_eq!(identify(text), expect, "{text:?}");
    }

    #[test]
    fn latin_languages_are_told_apart_by_their_small_words() {
        check(
            "The ferry was late because the tide had turned and nobody had told the crew.",
            Some(Language::ENGLISH),
        );
        check(
            "Die Fähre kam zu spät, weil der Wind gedreht hatte und niemand die Mannschaft warnte.",
            Some(Language::GERMAN),
        );
        check(
            "Le bateau est arrivé en retard parce que la marée avait tourné dans la nuit.",
            Some(Language::FRENCH),
        );
        check(
            "El barco llegó tarde porque la marea había cambiado y nadie avisó a los marineros.",
            Some(Language::SPANISH),
        );
        check(
            "Il traghetto è arrivato in ritardo perché la marea non era ancora salita nella notte.",
            Some(Language::ITALIAN),
        );
        check(
            "O barco não chegou a tempo porque a maré já tinha mudado e ninguém avisou os homens.",
            Some(Language::PORTUGUESE),
        );
        check(
            "De boot kwam te laat omdat het tij was gekeerd en niemand het aan de bemanning had verteld.",
            Some(Language::DUTCH),
        );
    }

    #[test]
    fn other_languages_are_told_by_their_script() {
        check(
            "Паром опоздал, потому что прилив сменился и никто этого не объявил.",
            Some(Language::RUSSIAN),
        );
        check(
            "Пором запізнився, бо приплив змінився і ніхто їх не попередив.",
            Some(Language::UKRAINIAN),
        );
        check(
            "Το πλοίο άργησε εξαιτίας του ανέμου.",
            Some(Language::GREEK),
        );
        check("تأخرت العبارة بسبب الرياح القوية", Some(Language::ARABIC));
        check("המעבורת איחרה בגלל הרוח", Some(Language::HEBREW));
        check("渡轮因为大风晚点了两个小时", Some(Language::CHINESE));
        check("強い風のために船が遅れました", Some(Language::JAPANESE));
        check("바람 때문에 배가 늦게 도착했습니다", Some(Language::KOREAN));
        check("तेज़ हवा के कारण नाव देर से पहुँची", Some(Language::HINDI));
        check("เรือมาสายเพราะลมแรง", Some(Language::THAI));
    }

    #[test]
    fn short_or_unclear_texts_have_no_language() {
        check("", None);
        check("The end.", None);
        check("12 345 — 6,7 %", None);
        check(
            "Zażółć gęślą jaźń, pchnąć w tę łódź jeża lub ośm skrzyń fig",
            None,
        );
        check("به دلیل باد شدید کشتی دیر رسید و کسی چیزی نگفت", None);
    }

    proptest! {
        #[test]
        fn any_text_has_at_most_one_language_and_always_the_same(text in "(?s).{0,80}") {
            prop_assert_eq!(identify(&text), identify(&text));
        }
    }
}
