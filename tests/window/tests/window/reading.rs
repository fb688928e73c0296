//! What every scenario needs to know of the product: how the page tells its marks, its cursor and
//! its summary, and how the command line is asked about the same library.

use std::collections::BTreeMap;
use std::process::Command;
use std::time::Duration;

use analect_window_tests::{Failure, Outcome, Profile, Window, built_binary, run};
use serde_json::Value;

/// How long one call of the command line may take.
const COMMAND: Duration = Duration::from_secs(20);

/// Joins the text of all pieces that carry an attribute, for each of the attribute's words.
const PASSAGES: &str = "
const passages = {};
for (const piece of document.querySelectorAll(`.piece[${arguments[0]}]`)) {
  for (const word of piece.getAttribute(arguments[0]).split(' ')) {
    passages[word] = (passages[word] ?? '') + piece.textContent;
  }
}
return passages;";

/// The words the reading cursor stands on.
const CURSOR: &str = "
const unit = document.querySelector('[data-testid=unit]');
if (!unit) return null;
const [start, end] = [Number(unit.dataset.start), Number(unit.dataset.end)];
return [...document.querySelectorAll('[data-testid=block]')].map((block) => {
  const from = Number(block.dataset.start);
  return block.textContent.slice(Math.max(0, start - from), Math.max(0, end - from));
}).join('').trim();";

/// The text of each passage that the pieces of the article carry under an attribute, by its id.
pub fn passages(window: &Window, attribute: &str) -> Outcome<BTreeMap<String, String>> {
    let found = window.script(PASSAGES, &[attribute.into()])?;
    Ok(serde_json::from_value(found)?)
}

/// The texts of all highlights, sorted.
pub fn highlights(window: &Window) -> Outcome<Vec<String>> {
    Ok(sorted(passages(window, "data-annotation")?))
}

/// The texts of all mentions of entities, sorted.
pub fn mentions(window: &Window) -> Outcome<Vec<String>> {
    Ok(sorted(passages(window, "data-mention")?))
}

fn sorted(passages: BTreeMap<String, String>) -> Vec<String> {
    let mut texts: Vec<String> = passages.into_values().collect();
    texts.sort();
    texts
}

/// Waits until the highlights read as given, in any order.
pub fn wait_for_highlights(window: &Window, wanted: &[&str]) -> Outcome {
    let mut wanted = wanted.to_vec();
    wanted.sort_unstable();
    window
        .wait_until(
            "the highlights",
            || highlights(window),
            |found| *found == wanted,
        )
        .map(drop)
}

/// Waits until the mentions read as given, in any order.
pub fn wait_for_mentions(window: &Window, wanted: &[&str]) -> Outcome {
    let mut wanted = wanted.to_vec();
    wanted.sort_unstable();
    window
        .wait_until(
            "the mentions",
            || mentions(window),
            |found| *found == wanted,
        )
        .map(drop)
}

/// The text under the reading cursor, now.
pub fn cursor(window: &Window) -> Outcome<String> {
    Ok(serde_json::from_value::<Option<String>>(window.script(CURSOR, &[])?)?.unwrap_or_default())
}

/// Waits until the reading cursor stands on this text.
pub fn wait_for_cursor(window: &Window, wanted: &str) -> Outcome {
    window
        .wait_until("the cursor", || cursor(window), |found| found == wanted)
        .map(drop)
}

/// Waits until the focus is on or in what the selector matches.
pub fn wait_for_focus(window: &Window, selector: &str) -> Outcome {
    window.wait_for_script(
        &format!("the focus in {selector}"),
        "return document.activeElement.closest(arguments[0]) !== null",
        &[selector.into()],
    )
}

/// What the command line writes about the profile's library.
pub fn analect(profile: &Profile, args: &[&str]) -> Outcome<Vec<u8>> {
    let mut command = Command::new(built_binary("ANALECT_CLI_BIN", "analect"));
    command
        .args(args)
        .arg("--library")
        .arg(profile.library())
        .envs(profile.environment());
    let finished = run(&mut command, COMMAND)?;
    if finished.status.success() {
        return Ok(finished.stdout);
    }
    Err(Failure::new(format!(
        "analect {}: {}",
        args.join(" "),
        finished.stderr
    )))
}

/// The newest article as the command line shows it.
pub fn last_article(profile: &Profile) -> Outcome<Value> {
    Ok(serde_json::from_slice(&analect(
        profile,
        &["show", "--last", "--format", "json"],
    )?)?)
}
