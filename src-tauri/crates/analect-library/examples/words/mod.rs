//! Texts to measure with.

/// Made-up words, common and rare ones as in a language, in an order that is always the same.
pub(crate) struct Words(u64);

impl Words {
    pub(crate) fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = self.0.wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    /// So many words in a row.
    pub(crate) fn sentence(&mut self, length: usize) -> String {
        let words: Vec<String> = (0..length).map(|_| self.word()).collect();
        words.join(" ")
    }

    fn word(&mut self) -> String {
        // As many words of each power of two makes a word the rarer the higher its rank.
        let power = 1 << (self.next() % 15);
        let mut rank = power + self.next() % power;
        let mut word = String::new();
        loop {
            let syllables = [
                "ka", "ler", "mi", "ton", "es", "ru", "va", "ning", "so", "per",
            ];
            let at = usize::try_from(rank % 10).unwrap_or_default();
            word.push_str(syllables.get(at).unwrap_or(&""));
            rank /= 10;
            if rank == 0 {
                return word;
            }
        }
    }
}
