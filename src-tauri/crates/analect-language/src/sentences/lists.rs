//! The markers of lists that run on inside a line ("1.) one 2.) two", "• one • two").

/// The marker of the item after the one `sentence` opens with: "2.)" for "1.) The first", "•" for
/// "• The first".
pub(super) fn next_marker(sentence: &str) -> Option<String> {
    let bullet: String = sentence
        .chars()
        .take_while(|c| is_bullet(*c) || *c == ' ')
        .collect();
    let rest = sentence.get(bullet.len()..)?;
    numbered_marker(&bullet, rest).or_else(|| bullet_marker(&bullet))
}

fn is_bullet(character: char) -> bool {
    matches!(character, '•' | '⁃' | '▪' | '●')
}

/// The same sign again, where it stands alone before its item.
fn bullet_marker(bullet: &str) -> Option<String> {
    let sign = bullet.strip_suffix(' ')?.trim_end();
    let mut signs = sign.chars();
    (signs.next().is_some_and(is_bullet) && signs.next().is_none()).then(|| sign.to_owned())
}

fn numbered_marker(bullet: &str, rest: &str) -> Option<String> {
    let label: String = rest
        .chars()
        .take(4)
        .take_while(char::is_ascii_alphanumeric)
        .collect();
    let close: String = rest
        .get(label.len()..)?
        .chars()
        .take_while(|c| matches!(c, '.' | ')'))
        .collect();
    let spaced = rest
        .get(label.len() + close.len()..)?
        .starts_with(char::is_whitespace);
    let next = next_label(&label)?;
    (spaced && (1..=2).contains(&close.len())).then(|| format!("{bullet}{next}{close}"))
}

fn next_label(label: &str) -> Option<String> {
    if let Ok(number) = label.parse::<u16>() {
        return (number < 999).then(|| (number + 1).to_string());
    }
    let mut characters = label.chars();
    let letter = characters
        .next()
        .filter(|c| c.is_ascii_lowercase() && *c != 'z')?;
    let next = char::from_u32(u32::from(letter) + 1)?;
    characters.next().is_none().then(|| next.to_string())
}
