//! An open window that is led to one screen after another and photographed.

use std::cell::RefCell;
use std::path::Path;

use analect_window_tests::{Outcome, Program, Window, test_id};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::fixture::Fixture;
use crate::screens::{Library, Screen, Step};

/// How often the page must look the same before its picture is taken.
const STILL: usize = 3;

/// Makes the window forget all it kept for itself, except the theme, and loads it anew.
const RESET: &str = "
localStorage.clear();
localStorage.setItem('analect.theme', arguments[0]);
window.isOld = true;
location.reload();";

const IS_RESET: &str = "
return window.isOld === undefined
  && document.documentElement.dataset.theme === arguments[0]
  && document.querySelector(arguments[1]) !== null;";

/// What would show in a picture that is taken too early; null while something moves.
const LOOKS: &str = "
const moving = document.getAnimations().some((one) => one.playState === 'running'
  && one.effect?.getComputedTiming().iterations !== Infinity);
if (moving || document.fonts.status !== 'loaded') return null;
const scrolled = [...document.querySelectorAll('*')].map((one) => one.scrollTop).filter(Boolean);
return JSON.stringify([scrolled, document.body.innerHTML]);";

/// A window of one size over one library.
pub(crate) struct Studio<'a> {
    window: Window,
    fixture: &'a Fixture,
    /// Holds the library while the window is open.
    _library: TempDir,
}

impl<'a> Studio<'a> {
    /// Opens the window. `name` names the folder for the program's output.
    pub(crate) fn open(
        name: &str,
        library: Library,
        fixture: &'a Fixture,
        (width, height): (u64, u64),
    ) -> Outcome<Studio<'a>> {
        let folder = TempDir::with_prefix("analect-shots-")?;
        let path = match library {
            Library::Empty => folder.path().join("empty.db"),
            Library::Articles => fixture.copy_into(folder.path())?,
        };
        let mut program = Program::built();
        program.args = vec!["--library".into(), path.to_string_lossy().into_owned()];
        let window = Window::open(&program, name)?;
        window.wait_for(&test_id("status"))?;
        window.resize(width, height)?;
        Ok(Studio {
            window,
            fixture,
            _library: folder,
        })
    }

    /// Closes the window.
    pub(crate) fn close(mut self) -> Outcome {
        self.window.quit()
    }

    /// Keeps what the display shows now, if it can be had.
    pub(crate) fn keep(&self, picture: &Path) {
        self.window.picture(picture).ok();
    }

    /// The window, for what is asked of the page besides pictures.
    pub(crate) fn window(&self) -> &Window {
        &self.window
    }

    /// Leads a freshly loaded window to the screen and saves its picture.
    pub(crate) fn shoot(&self, screen: &Screen, theme: &str, picture: &Path) -> Outcome {
        self.window.script(RESET, &[json!(theme)])?;
        let ready = [json!(theme), json!(test_id("status"))];
        self.window
            .wait_for_script("the reset window", IS_RESET, &ready)?;
        if screen.library == Library::Articles {
            self.window.wait_for(&test_id("library-row"))?;
        }
        self.play(screen.steps)?;
        // There the mouse points at nothing that would show it.
        self.window.point_at(2, 2)?;
        self.wait_until_still()?;
        self.window.page_picture(picture)
    }

    /// Plays steps one after the other.
    pub(crate) fn play(&self, steps: &[Step]) -> Outcome {
        steps.iter().try_for_each(|step| self.step(*step))
    }

    fn step(&self, step: Step) -> Outcome {
        let window = &self.window;
        match step {
            Step::Open(file) => {
                let row = test_id("library-row");
                window.click(&format!(
                    "{row}[data-article=\"{}\"]",
                    self.fixture.id(file)?
                ))?;
                window.wait_for(&test_id("article")).map(drop)
            }
            Step::Press(chord) => window.press(chord),
            Step::Type(text) => window.type_text(text),
            Step::Click(id) => window.click(&test_id(id)),
            Step::Fill(id, text) => window.fill(&test_id(id), text),
            Step::Select(quote) => window.drag_over(&test_id("article"), quote),
            Step::Shown(id) => window.wait_for(&test_id(id)).map(drop),
            Step::Gone(id) => window.wait_until_gone(&test_id(id)),
            Step::Focused(id) => window.wait_for_script(
                "the focus",
                "return document.activeElement.closest(arguments[0]) !== null",
                &[json!(test_id(id))],
            ),
            Step::Says(id, words) => window
                .wait_for_texts(&test_id(id), |texts| {
                    texts.iter().any(|text| text.contains(words))
                })
                .map(drop),
        }
    }

    /// Waits until everything has come to rest: fonts, transitions, smooth scrolling, late rows.
    fn wait_until_still(&self) -> Outcome {
        let seen = RefCell::new((Value::Null, 0));
        let look = || {
            let now = self.window.script(LOOKS, &[])?;
            let mut seen = seen.borrow_mut();
            let times = if now.is_null() || now != seen.0 {
                1
            } else {
                seen.1 + 1
            };
            *seen = (now, times);
            Ok(times)
        };
        self.window
            .wait_until("the page to stand still", look, |times| *times >= STILL)
            .map(drop)
    }
}
