//! Lists of words that are looked up often.

/// Words in ascending order, looked up by bisection.
#[derive(Debug, Clone, Copy)]
pub(crate) struct WordList(&'static [&'static str]);

impl WordList {
    /// The list of `words`; a constant whose words do not ascend does not compile.
    pub(crate) const fn new(words: &'static [&'static str]) -> Self {
        assert!(ascend(words), "the words of a list do not ascend");
        Self(words)
    }

    pub(crate) fn has(self, word: &str) -> bool {
        self.0.binary_search(&word).is_ok()
    }
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
        let list = WordList::new(&["a", "ab", "b"]);
        assert!(list.has("ab") && list.has("b"));
        assert!(!list.has("") && !list.has("ac"));
        assert!(!ascend(&["b", "a"]) && !ascend(&["a", "a"]) && ascend(&[]));
    }
}
