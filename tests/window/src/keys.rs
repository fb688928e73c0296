//! Key names as `WebDriver` key actions (W3C `WebDriver`, section 17.4.2).

use serde_json::{Value, json};

use crate::{Failure, Outcome};

const SHIFT: char = '\u{E008}';

/// Names of keys that write nothing, with the code points that stand for them in the protocol.
const NAMED: &[(&str, char)] = &[
    ("Mod", '\u{E009}'),
    ("Shift", SHIFT),
    ("Alt", '\u{E00A}'),
    ("Enter", '\u{E006}'),
    ("Escape", '\u{E00C}'),
    ("Tab", '\u{E004}'),
    ("Space", ' '),
    ("Backspace", '\u{E003}'),
    ("Delete", '\u{E017}'),
    ("Home", '\u{E011}'),
    ("End", '\u{E010}'),
    ("ArrowLeft", '\u{E012}'),
    ("ArrowUp", '\u{E013}'),
    ("ArrowRight", '\u{E014}'),
    ("ArrowDown", '\u{E015}'),
    ("F1", '\u{E031}'),
    ("F2", '\u{E032}'),
    ("F3", '\u{E033}'),
    ("F6", '\u{E036}'),
    ("F10", '\u{E03A}'),
    ("F11", '\u{E03B}'),
];

/// The actions of a chord such as `Mod+Shift+V`, `1`, `Mod++` or `Alt+ArrowLeft`: all keys go down in their
/// order and up in the reverse one. A letter is upper case exactly when Shift is held, as on a
/// keyboard. `Mod` is Ctrl.
pub(crate) fn chord(chord: &str) -> Outcome<Vec<Value>> {
    let (held, last) = match chord.strip_suffix('+') {
        Some(held) => (held.trim_end_matches('+'), "+"),
        None => chord.rsplit_once('+').unwrap_or(("", chord)),
    };
    let names = held.split('+').filter(|one| !one.is_empty());
    let keys: Vec<char> = names.chain([last]).map(key).collect::<Outcome<_>>()?;
    let shifted = keys.contains(&SHIFT);
    let keys = keys.into_iter().map(|key| {
        if shifted {
            key.to_ascii_uppercase()
        } else {
            key.to_ascii_lowercase()
        }
    });
    let keys: Vec<char> = keys.collect();
    let down = keys.iter().map(|key| action("keyDown", *key));
    Ok(down
        .chain(keys.iter().rev().map(|key| action("keyUp", *key)))
        .collect())
}

/// The actions that write a text. A line break presses Enter. The protocol carries UTF-16 units one
/// by one, so characters beyond the Basic Multilingual Plane cannot be typed.
pub(crate) fn typing(text: &str) -> Outcome<Vec<Value>> {
    let mut actions = Vec::new();
    for character in text.chars() {
        let key = match character {
            '\n' => '\u{E006}',
            '\u{E000}'..='\u{F8FF}' | '\u{10000}'.. => {
                return Err(Failure::new(format!(
                    "the driver cannot type {character:?}"
                )));
            }
            other => other,
        };
        actions.extend([action("keyDown", key), action("keyUp", key)]);
    }
    Ok(actions)
}

fn key(name: &str) -> Outcome<char> {
    let named = NAMED
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, code)| *code);
    let mut characters = name.chars();
    match (named, characters.next(), characters.next()) {
        (Some(code), ..) => Ok(code),
        (None, Some(character), None) => Ok(character),
        _ => Err(Failure::new(format!("no key is named {name:?}"))),
    }
}

fn action(kind: &str, key: char) -> Value {
    json!({ "type": kind, "value": key.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(actions: &[Value]) -> String {
        let shown = actions.iter().map(|action| {
            let sign = if action["type"] == "keyDown" {
                '+'
            } else {
                '-'
            };
            format!(
                "{sign}{}",
                action["value"]
                    .as_str()
                    .unwrap()
                    .escape_unicode()
                    .to_string()
                    .replace("\\u", "")
            )
        });
        shown.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_chord_holds_its_modifiers_around_the_key() {
        for (name, expect) in [
            ("j", "+{6a} -{6a}"),
            ("1", "+{31} -{31}"),
            ("J", "+{6a} -{6a}"),
            ("Shift+j", "+{e008} +{4a} -{4a} -{e008}"),
            ("Mod+Z", "+{e009} +{7a} -{7a} -{e009}"),
            ("Mod+Shift+v", "+{e009} +{e008} +{56} -{56} -{e008} -{e009}"),
            ("Alt+ArrowLeft", "+{e00a} +{e012} -{e012} -{e00a}"),
            ("Mod+Enter", "+{e009} +{e006} -{e006} -{e009}"),
            ("+", "+{2b} -{2b}"),
            ("Mod++", "+{e009} +{2b} -{2b} -{e009}"),
        ] {
            assert_eq!(shown(&chord(name).unwrap()), expect, "{name}");
        }
    }

    #[test]
    fn an_unknown_key_is_refused() {
        for name in ["", "Ctrl++", "Mod+Wheel", "ab"] {
            assert!(chord(name).is_err(), "{name}");
        }
    }

    #[test]
    fn text_is_typed_key_by_key_and_refused_beyond_the_first_plane() {
        assert_eq!(
            shown(&typing("aÉ\n").unwrap()),
            "+{61} -{61} +{c9} -{c9} +{e006} -{e006}"
        );
        assert!(typing("ok 🙂").is_err());
        assert!(typing("\u{E009}").is_err());
    }
}
