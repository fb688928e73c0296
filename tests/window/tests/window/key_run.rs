//! A run by keyboard alone: every press has an effect to be seen, leaves the focus where it can be
//! seen, and is counted against the window's key map, so that no command stays untried.

use std::cell::RefCell;
use std::collections::BTreeSet;

use analect_window_tests::{Failure, Outcome, Window};
use serde_json::Value;

/// The window's key map, as its source writes it: a line a command, under the name of its context.
const SOURCE: &str = include_str!("../../../../ui/src/shared/keyboard/keymap.ts");

/// What is asked of the page: expressions see these functions.
const PAGE: &str = include_str!("key_run.js");

/// A command where it is given: its context and its name.
type Place = (String, String);

/// What a press must lead to, as an expression of the page.
#[derive(Clone, Copy)]
pub enum Effect<'a> {
    /// It becomes true.
    Becomes(&'a str),
    /// Its value becomes another than before the press, and comes to rest there: what a key press
    /// finds still moving, such as a scrolled page, it moves from where it is.
    Changes(&'a str),
}

/// The run, and what was tried so far.
pub struct KeyRun<'a> {
    window: &'a Window,
    tried: BTreeSet<Place>,
    hidden: Vec<String>,
}

impl<'a> KeyRun<'a> {
    pub fn new(window: &'a Window) -> Self {
        KeyRun {
            window,
            tried: BTreeSet::new(),
            hidden: Vec::new(),
        }
    }

    pub fn window(&self) -> &'a Window {
        self.window
    }

    /// Gives a command of the key map by its key and waits for what it is there for.
    pub fn give(
        &mut self,
        context: &str,
        command: &str,
        chord: &str,
        effect: Effect<'_>,
    ) -> Outcome {
        self.press(&format!("{context}: {command} ({chord})"), chord, effect)?;
        self.tried.insert((context.to_owned(), command.to_owned()));
        Ok(())
    }

    /// Gives a command by one key after the other; each has the effect anew.
    pub fn give_each(
        &mut self,
        context: &str,
        command: &str,
        chords: &[&str],
        effect: Effect<'_>,
    ) -> Outcome {
        chords
            .iter()
            .try_for_each(|chord| self.give(context, command, chord, effect))
    }

    /// Presses keys that lead from one command to another.
    pub fn press(&mut self, what: &str, chord: &str, effect: Effect<'_>) -> Outcome {
        let before = match effect {
            Effect::Becomes(_) => Value::Null,
            Effect::Changes(expression) => self.ask(expression)?,
        };
        for part in chord.split(' ') {
            self.window.press(part)?;
        }
        let outcome = match effect {
            Effect::Becomes(expression) => {
                self.window
                    .wait_until(expression, || self.ask(expression), |now| *now == true)
            }
            Effect::Changes(expression) => {
                let last = RefCell::new(before.clone());
                self.window.wait_until(
                    &format!("another {expression}"),
                    || self.ask(expression),
                    |now| *now != before && last.replace(now.clone()) == *now,
                )
            }
        };
        outcome.map_err(|failure| self.failed(what, &failure))?;
        self.see_focus(what)
    }

    /// Types into what has the focus.
    pub fn type_text(&mut self, text: &str, effect: &str) -> Outcome {
        self.window.type_text(text)?;
        self.window
            .wait_until(effect, || self.ask(effect), |now| *now == true)?;
        self.see_focus(&format!("typing {text:?}"))
    }

    /// Fails unless every command of the key map was given, and the focus was seen all the time.
    pub fn finish(self) -> Outcome {
        let known = commands()?;
        let mut faults = self.hidden;
        for (context, command) in known.difference(&self.tried) {
            faults.push(format!("not tried: {context}: {command}"));
        }
        for (context, command) in self.tried.difference(&known) {
            faults.push(format!("not in the key map: {context}: {command}"));
        }
        if faults.is_empty() {
            return Ok(());
        }
        Err(Failure::new(faults.join("\n")))
    }

    /// Whether an expression of the page is true now.
    pub fn holds(&self, expression: &str) -> Outcome<bool> {
        Ok(self.ask(expression)? == true)
    }

    fn ask(&self, expression: &str) -> Outcome<Value> {
        self.window
            .script(&format!("{PAGE}\nreturn ({expression});"), &[])
    }

    /// Where the focus cannot be seen is told at the end, all of it together.
    fn see_focus(&mut self, what: &str) -> Outcome {
        let fault = self.ask("settledFault()")?;
        if !fault.is_null() {
            self.hidden.push(format!("{what}: {fault}"));
        }
        Ok(())
    }

    /// What went wrong before counts too: it may be why.
    fn failed(&self, what: &str, failure: &Failure) -> Failure {
        let mut faults = self.hidden.clone();
        faults.push(format!("{what}: {failure}"));
        Failure::new(faults.join("\n"))
    }
}

/// Every command of the key map with its context.
fn commands() -> Outcome<BTreeSet<Place>> {
    let mut found = BTreeSet::new();
    let mut context = "";
    for line in SOURCE.lines() {
        let name = line.trim_start();
        match line.len() - name.len() {
            2 => context = name.strip_suffix(": {").unwrap_or(context),
            4 => {
                let Some((command, rest)) = name.split_once(": ") else {
                    continue;
                };
                if ["key(", "anywhere(", "fixed("]
                    .iter()
                    .any(|one| rest.starts_with(one))
                {
                    found.insert((context.to_owned(), command.to_owned()));
                }
            }
            _ => {}
        }
    }
    if found.len() < 100 {
        return Err(Failure::new(format!("the key map reads as {found:?}")));
    }
    Ok(found)
}
