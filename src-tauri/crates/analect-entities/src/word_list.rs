//! Lists of words that are looked up often.

/// Words in ascending order, all with a lower-case ASCII letter first, looked up by bisection among
/// those with the same first letter.
#[derive(Debug)]
pub(crate) struct WordList {
    words: &'static [&'static str],
    /// For each first letter, where its words start, and where those of "z" end.
    starts: [usize; 27],
}

impl WordList {
    /// The list of `words`; a constant whose words are out of order does not compile.
    pub(crate) const fn new(words: &'static [&'static str]) -> Self {
        assert!(ascend(words), "the words of a list do not ascend");
        let starts = starts(words);
        assert!(
            starts[0] == 0 && starts[26] == words.len(),
            "a word of a list starts with no letter"
        );
        Self { words, starts }
    }

    pub(crate) fn has(&self, word: &str) -> bool {
        let letter = word.bytes().next().filter(u8::is_ascii_lowercase);
        let place = letter.map_or(26, |letter| usize::from(letter - b'a'));
        let (from, to) = (self.starts.get(place), self.starts.get(place + 1));
        from.zip(to)
            .and_then(|(from, to)| self.words.get(*from..*to))
            .is_some_and(|words| words.binary_search(&word).is_ok())
    }
}

/// Where the words of each first letter start in `words`, and where those of "z" end.
const fn starts(words: &[&str]) -> [usize; 27] {
    let mut starts = [0; 27];
    let mut letter = 0;
    while letter < 27 {
        let mut before = 0;
        let mut rest = words;
        while let [first, tail @ ..] = rest {
            if first.as_bytes()[0] as usize >= b'a' as usize + letter {
                break;
            }
            before += 1;
            rest = tail;
        }
        starts[letter] = before;
        letter += 1;
    }
    starts
}

const fn ascend(words: &[&str]) -> bool {
    let mut rest = words;
    while let [first, second, ..] = rest {
        if !is_less(first.as_bytes(), second.as_bytes()) {
            return false;
        }
        let [_, tail @ ..] = rest else { break };
        rest = tail;
    }
    true
}

const fn is_less(mut a: &[u8], mut b: &[u8]) -> bool {
    loop {
        match (a, b) {
            ([x, rest_a @ ..], [y, rest_b @ ..]) => {
                if *x != *y {
                    return *x < *y;
                }
                (a, b) = (rest_a, rest_b);
            }
            ([], [_, ..]) => return true,
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_lists_that_ascend() {
        let list = WordList::new(&["a", "ab", "b", "za"]);
        assert!(["a", "ab", "b", "za"].iter().all(|word| list.has(word)));
        let others = ["", "ac", "z", "zb", "é", "A", "-", "aba"];
        assert!(others.iter().all(|word| !list.has(word)));
        assert!(!ascend(&["b", "a"]) && !ascend(&["a", "a"]) && ascend(&[]));
    }
}
