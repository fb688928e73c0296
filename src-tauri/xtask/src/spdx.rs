//! Whether a licence expression can be met with a list of allowed licences.
//!
//! The grammar is that of SPDX 2.3, annex D, plus the older `MIT/Apache-2.0`, which means OR.

/// Whether the expression can be satisfied by choosing only allowed licences. `A WITH exception`
/// counts as `A`: an exception only permits more. What is not an expression is not allowed.
pub(crate) fn is_allowed(expression: &str, allowed: &[String]) -> bool {
    let spaced = expression
        .replace('(', " ( ")
        .replace(')', " ) ")
        .replace('/', " OR ");
    let mut words = Words {
        list: spaced.split_whitespace().collect(),
        at: 0,
        allowed,
    };
    words.either() == Some(true) && words.at == words.list.len()
}

struct Words<'a> {
    list: Vec<&'a str>,
    at: usize,
    allowed: &'a [String],
}

impl<'a> Words<'a> {
    /// `a OR b`: one allowed side is enough. AND binds tighter.
    fn either(&mut self) -> Option<bool> {
        let mut held = self.both()?;
        while self.take("OR") {
            held |= self.both()?;
        }
        Some(held)
    }

    fn both(&mut self) -> Option<bool> {
        let mut held = self.one()?;
        while self.take("AND") {
            held &= self.one()?;
        }
        Some(held)
    }

    fn one(&mut self) -> Option<bool> {
        if self.take("(") {
            let held = self.either()?;
            return self.take(")").then_some(held);
        }
        let licence = self.next()?;
        if self.take("WITH") {
            self.next()?;
        }
        Some(self.allowed.iter().any(|name| name == licence))
    }

    fn next(&mut self) -> Option<&'a str> {
        let word = self.list.get(self.at).copied()?;
        self.at += 1;
        Some(word)
    }

    fn take(&mut self, wanted: &str) -> bool {
        let found = self.list.get(self.at) == Some(&wanted);
        self.at += usize::from(found);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expression_holds_when_allowed_licences_can_meet_it() {
        let allowed = ["MIT", "Apache-2.0", "ISC"].map(String::from);
        for (expression, expect) in [
            ("MIT", true),
            ("GPL-3.0-only", false),
            ("MIT OR GPL-3.0-only", true),
            ("GPL-3.0-only OR AGPL-3.0-only", false),
            ("MIT AND GPL-3.0-only", false),
            ("MIT/Apache-2.0", true),
            ("GPL-2.0-only/MIT", true),
            ("Apache-2.0 WITH LLVM-exception OR LGPL-2.1-or-later", true),
            ("GPL-3.0-only WITH GCC-exception-3.1", false),
            ("(MIT OR Zlib) AND ISC", true),
            ("(Zlib OR BSL-1.0) AND ISC", false),
            ("GPL-2.0-only AND MIT OR ISC", true),
            ("ISC OR MIT AND GPL-2.0-only", true),
            ("", false),
            ("MIT OR", false),
            ("(MIT", false),
            ("MIT ISC", false),
            ("SEE LICENSE IN file", false),
            ("AND", false),
        ] {
            assert_eq!(is_allowed(expression, &allowed), expect, "{expression}");
        }
    }
}
