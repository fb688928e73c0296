//! An open window that is led to one screen after another and photographed.

use std::cell::{Cell, RefCell};
use std::path::Path;

use analect_window_tests::{Outcome, Program, Window, test_id};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::fixture::Fixture;
use crate::screens::{Library, Screen, Step};

/// How often the page must look the same before its picture is taken.
const STILL: usize = 3;

/// Makes the window forget all it kept for itself, except the theme, and loads it anew. What a
/// first start began goes on.
const RESET: &str = "
if (!arguments[1]) localStorage.clear();
localStorage.setItem('analect.theme', arguments[0]);
window.isOld = true;
location.reload();";

const IS_RESET: &str = "
return window.isOld === undefined
  && document.documentElement.dataset.theme === arguments[0]
  && document.querySelector(arguments[1]) !== null;";

/// Asks for a menu where an element is, or where some words of it are.
const ASK_MENU: &str = "
const [element] = [...document.querySelectorAll(arguments[0])].filter((one) => one.checkVisibility());
if (!element) return false;
let [target, box] = [element, element.getBoundingClientRect()];
if (arguments[1]) {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let text = texts.nextNode();
  while (text && !text.data.includes(arguments[1])) text = texts.nextNode();
  if (!text) return false;
  const words = document.createRange();
  words.setStart(text, text.data.indexOf(arguments[1]));
  words.setEnd(text, words.startOffset + arguments[1].length);
  target = text.parentElement;
  target.scrollIntoView({ block: 'center', behavior: 'instant' });
  [box] = words.getClientRects();
}
target.dispatchEvent(new MouseEvent('contextmenu', {
  bubbles: true, cancelable: true, button: 2,
  clientX: box.x + Math.min(box.width / 2, 80), clientY: box.y + box.height / 2,
}));
return true;";

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
    size: (u64, u64),
    /// Whether a step has given the window another size.
    resized: Cell<bool>,
    /// Holds the library while the window is open.
    _library: TempDir,
}

/// What there is as soon as the window can be used, or says why it cannot.
const READY: &str = "[data-testid=status], [data-testid=unusable]";

impl<'a> Studio<'a> {
    /// Opens the window. `name` names the folder for the program's output.
    pub(crate) fn open(
        name: &str,
        library: Library,
        fixture: &'a Fixture,
        size: (u64, u64),
    ) -> Outcome<Studio<'a>> {
        let folder = TempDir::with_prefix("analect-shots-")?;
        let path = match library {
            Library::New | Library::Empty => folder.path().join("new.db"),
            Library::Foreign => {
                let path = folder.path().join("list.db");
                std::fs::write(&path, "Bread, flour, lamp oil.\n")?;
                path
            }
            Library::Articles => fixture.copy_into(folder.path())?,
        };
        let mut program = match library {
            Library::New => Program::as_installed(),
            Library::Empty | Library::Foreign | Library::Articles => Program::built(),
        };
        let path = path.to_string_lossy().into_owned();
        program.args.extend(["--library".into(), path]);
        let window = Window::open(&program, name)?;
        if library == Library::Articles {
            fixture.copy_notes(&window.profile().path("home"))?;
        }
        window.wait_for(READY)?;
        window.resize(size.0, size.1)?;
        Ok(Studio {
            window,
            fixture,
            size,
            resized: Cell::new(false),
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
        if self.resized.take() {
            self.window.resize(self.size.0, self.size.1)?;
        }
        let is_new = screen.library == Library::New;
        self.window.script(RESET, &[json!(theme), json!(is_new)])?;
        let ready = [json!(theme), json!(READY)];
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
            Step::Menu(words) => self.ask_menu("article", words),
            Step::MenuOf(id) => self.ask_menu(id, ""),
            Step::Size(width, height) => {
                self.resized.set(true);
                window.resize(width, height)
            }
            Step::Way(steps) => self.play(steps),
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

    /// Asks the page itself: the window tests' mouse has no right button.
    fn ask_menu(&self, id: &str, words: &str) -> Outcome {
        let target = [json!(test_id(id)), json!(words)];
        self.window
            .wait_for_script("something with a menu", ASK_MENU, &target)
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
