//! How two texts differ, line by line.

use std::collections::HashMap;

/// What becomes of lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Change {
    /// They are in both texts.
    Same,
    /// They are only in the new one.
    Added,
    /// They are only in the old one.
    Removed,
}

/// The lines of both texts in order, neighbours with the same fate in one part; line ends are kept.
///
/// Lines that stand once in each text hold the rest together: notes are full of markers that do,
/// and the work grows with the length of the texts and not with its square.
pub(crate) fn compare(old: &str, new: &str) -> Vec<(Change, String)> {
    let old: Vec<&str> = old.split_inclusive('\n').collect();
    let new: Vec<&str> = new.split_inclusive('\n').collect();
    let mut parts = Vec::new();
    between(&old, &new, &mut parts);
    parts
}

fn between(mut old: &[&str], mut new: &[&str], parts: &mut Vec<(Change, String)>) {
    let ahead = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (same, rest) = old.split_at(ahead);
    add(parts, Change::Same, same);
    (old, new) = (rest, new.get(ahead..).unwrap_or_default());
    let pairs = old.iter().rev().zip(new.iter().rev());
    let behind = pairs.take_while(|(a, b)| a == b).count();
    let (rest, end) = old.split_at(old.len() - behind);
    (old, new) = (rest, new.get(..new.len() - behind).unwrap_or_default());
    let anchors = anchors(old, new);
    if anchors.is_empty() {
        add(parts, Change::Removed, old);
        add(parts, Change::Added, new);
    } else {
        let (mut a, mut b) = (0, 0);
        for (next_a, next_b) in anchors {
            between(
                old.get(a..next_a).unwrap_or_default(),
                new.get(b..next_b).unwrap_or_default(),
                parts,
            );
            add(
                parts,
                Change::Same,
                old.get(next_a..=next_a).unwrap_or_default(),
            );
            (a, b) = (next_a + 1, next_b + 1);
        }
        between(
            old.get(a..).unwrap_or_default(),
            new.get(b..).unwrap_or_default(),
            parts,
        );
    }
    add(parts, Change::Same, end);
}

/// Where the lines that stand once in each text stand in both, as many of them as are in order.
fn anchors(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let once = |lines: &[&str]| {
        let mut places: HashMap<String, Option<usize>> = HashMap::new();
        for (at, line) in lines.iter().enumerate() {
            let place = places.entry((*line).to_owned());
            place.and_modify(|known| *known = None).or_insert(Some(at));
        }
        places
    };
    let (in_old, in_new) = (once(old), once(new));
    let mut pairs: Vec<(usize, usize)> = in_old
        .iter()
        .filter_map(|(line, at)| Some(((*at)?, (*in_new.get(line)?)?)))
        .collect();
    pairs.sort_unstable();
    in_order(&pairs)
}

/// The longest run of `pairs`, which rise in the first number, that rises in the second too.
fn in_order(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // Of every length the run with the lowest end, as the index of its last pair.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::new();
    let second = |at: usize| pairs.get(at).map(|pair| pair.1);
    for (at, (_, number)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| second(*end) < Some(*number));
        before.push(length.checked_sub(1).and_then(|at| ends.get(at).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut run = Vec::new();
    let mut next = ends.last().copied();
    while let Some(at) = next {
        run.extend(pairs.get(at));
        next = before.get(at).copied().flatten();
    }
    run.reverse();
    run
}

fn add(parts: &mut Vec<(Change, String)>, change: Change, lines: &[&str]) {
    if lines.is_empty() {
        return;
    }
    match parts.last_mut() {
        Some((last, text)) if *last == change => text.extend(lines.iter().copied()),
        _ => parts.push((change, lines.concat())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(old: &str, new: &str, expected: &str) {
        let parts = compare(old, new);
        let without = |left: Change| -> String {
            let kept = parts.iter().filter(|(change, _)| *change != left);
            kept.map(|(_, text)| text.as_str()).collect()
        };
        assert_eq!(without(Change::Added), old);
        assert_eq!(without(Change::Removed), new);
        let signs: String = parts
            .iter()
            .flat_map(|(change, text)| {
                let sign = match change {
                    Change::Same => ' ',
                    Change::Added => '+',
                    Change::Removed => '-',
                };
                text.lines().map(move |line| format!("{sign}{line}\n"))
            })
            .collect();
        assert_eq!(signs, expected);
    }

    #[test]
    fn lines_are_the_same_added_or_removed() {
        check("", "", "");
        check("a\nb\n", "a\nb\n", " a\n b\n");
        check("", "a\n", "+a\n");
        check("a\n", "", "-a\n");
        check("a\nb\nc\n", "a\nx\nc\n", " a\n-b\n+x\n c\n");
        // A last line without its end is another line.
        check("a", "a\n", "-a\n+a\n");
    }

    #[test]
    fn lines_that_stand_once_hold_the_rest_together() {
        check(
            "m1\n\nold\n\nm2\n\nsame\n",
            "m0\n\nm1\n\nnew\n\nm2\n\nsame\n",
            "+m0\n+\n m1\n \n-old\n+new\n \n m2\n \n same\n",
        );
    }

    #[test]
    fn lines_that_changed_places_are_told_as_both() {
        check("a\nb\nc\n", "c\na\nb\n", "+c\n a\n b\n-c\n");
    }
}
