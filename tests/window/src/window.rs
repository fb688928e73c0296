//! The window as a reader uses it: look, click, type, press keys, select, close, open again.

use std::fmt::Debug;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::driver::Driver;
use crate::process::{self, run};
use crate::session::Session;
use crate::wait::poll;
use crate::{Failure, Outcome, Profile, built_binary, keys, page};

/// How long the page may take to show what was asked for.
const SHOW: Duration = Duration::from_secs(15);

/// How long a whole scenario may take.
const SCENARIO: Duration = Duration::from_mins(5);

/// The program to open and what it is called with.
pub struct Program {
    /// The path of its binary.
    pub binary: PathBuf,
    /// Its arguments.
    pub args: Vec<String>,
}

impl Program {
    /// The desktop program that `ANALECT_DESKTOP_BIN` names, or else the one cargo built. A new
    /// library stays empty, so that a scenario knows what is in it.
    pub fn built() -> Program {
        Program {
            args: vec!["--no-sample".to_owned()],
            ..Program::as_installed()
        }
    }

    /// The same program as a reader starts it: a new library gets the sample article.
    pub fn as_installed() -> Program {
        Program {
            binary: built_binary("ANALECT_DESKTOP_BIN", "analect-desktop"),
            args: Vec::new(),
        }
    }
}

/// The program's window with the profile it runs in. Dropping it ends the program.
pub struct Window {
    running: Option<(Session, Driver)>,
    program: Program,
    profile: Profile,
    evidence: PathBuf,
    until: Instant,
}

impl Window {
    /// Opens the program in a new profile. `name` names the folder for its output.
    pub fn open(program: &Program, name: &str) -> Outcome<Window> {
        let evidence = process::target_folder().join("window-tests").join(name);
        if evidence.exists() {
            fs::remove_dir_all(&evidence)?;
        }
        fs::create_dir_all(&evidence)?;
        let program = Program {
            binary: program.binary.clone(),
            args: program.args.clone(),
        };
        let until = Instant::now() + SCENARIO;
        let mut window = Window {
            running: None,
            program,
            profile: Profile::new()?,
            evidence,
            until,
        };
        window.start()?;
        Ok(window)
    }

    /// The profile the program runs in.
    pub fn profile(&self) -> &Profile {
        &self.profile
    }

    /// Closes the window, waits for the program's end and opens it again in the same profile.
    pub fn restart(&mut self) -> Outcome {
        self.quit()?;
        self.start()
    }

    /// Ends the program by a script that makes it quit and opens it again in the same profile.
    pub fn restart_after(&mut self, quit: &str) -> Outcome {
        if let Some((session, driver)) = self.running.take() {
            // The answer may be lost with the program that should give it.
            session.script(quit, &[]).ok();
            driver.wait_for_end()?;
            session.end().ok();
        }
        self.start()
    }

    /// Kills the program without warning and opens it again in the same profile.
    pub fn kill_and_reopen(&mut self) -> Outcome {
        if let Some((_, driver)) = self.running.take() {
            driver.kill_program();
            driver.wait_for_end()?;
        }
        self.start()
    }

    /// Closes the window and waits until the program has ended.
    pub fn quit(&mut self) -> Outcome {
        let Some((session, driver)) = self.running.take() else {
            return Ok(());
        };
        let closed = session.close_window().and_then(|()| driver.wait_for_end());
        // An ended session has no window left to report; the driver wants to hear of it all the same.
        session.end().ok();
        closed
    }

    fn start(&mut self) -> Outcome {
        if !self.program.binary.is_file() {
            return Err(Failure::new(format!(
                "{} is missing: build it first",
                self.program.binary.display()
            )));
        }
        let mut driver = Driver::start(&self.profile, &self.evidence.join("output.txt"))?;
        let address = driver.address().to_owned();
        driver.wait_until(|| Session::ask_ready(&address))?;
        let session = Session::open(
            &address,
            &self.program.binary,
            &self.program.args,
            self.until,
        )?;
        driver.note_started();
        self.running = Some((session, driver));
        Ok(())
    }

    fn session(&self) -> Outcome<&Session> {
        let (session, driver) = self
            .running
            .as_ref()
            .ok_or_else(|| Failure::new("the window is closed"))?;
        if driver.has_program() {
            Ok(session)
        } else {
            Err(Failure::new("the program has ended"))
        }
    }

    /// Runs the body of a JavaScript function in the page, with `args` as its `arguments`.
    pub fn script(&self, body: &str, args: &[Value]) -> Outcome<Value> {
        self.session()?.script(body, args)
    }

    /// Asks one of the page's functions once.
    fn ask(&self, function: &str, args: &[Value]) -> Outcome<Value> {
        self.script(&page::call(function), args)
    }

    /// Asks until the answer is not null.
    fn ask_until(&self, function: &str, selector: &str, args: &[Value]) -> Outcome<Value> {
        let args: Vec<Value> = std::iter::once(json!(selector))
            .chain(args.iter().cloned())
            .collect();
        poll(SHOW, &format!("{function} of {selector}"), || {
            let answer = self.ask(function, &args)?;
            Ok((!answer.is_null()).then_some(answer))
        })
    }

    /// The text of every shown element that the selector matches, now.
    pub fn texts(&self, selector: &str) -> Outcome<Vec<String>> {
        Ok(serde_json::from_value(
            self.ask("texts", &[json!(selector)])?,
        )?)
    }

    /// An attribute of every shown element that the selector matches and that has it, now.
    pub fn attributes(&self, selector: &str, name: &str) -> Outcome<Vec<String>> {
        Ok(serde_json::from_value(
            self.ask("attributes", &[json!(selector), json!(name)])?,
        )?)
    }

    /// Looks again and again until what is found is as wanted, and returns it; `what` names it in a
    /// failure, together with what was found last.
    pub fn wait_until<T: Debug>(
        &self,
        what: &str,
        look: impl Fn() -> Outcome<T>,
        wanted: impl Fn(&T) -> bool,
    ) -> Outcome<T> {
        let mut last = None;
        let found = poll(SHOW, what, || {
            let found = look()?;
            if wanted(&found) {
                return Ok(Some(found));
            }
            last = Some(found);
            Ok(None)
        });
        found.map_err(|failure| Failure::new(format!("{failure}; found {last:#?}")))
    }

    /// Waits until the texts of the shown elements are as wanted, and returns them.
    pub fn wait_for_texts(
        &self,
        selector: &str,
        wanted: impl Fn(&[String]) -> bool,
    ) -> Outcome<Vec<String>> {
        self.wait_until(selector, || self.texts(selector), |texts| wanted(texts))
    }

    /// Waits until something that the selector matches is shown, and returns the first one's text.
    pub fn wait_for(&self, selector: &str) -> Outcome<String> {
        Ok(self
            .wait_for_texts(selector, |texts| !texts.is_empty())?
            .remove(0))
    }

    /// Waits until a message of the window has these words in it.
    pub fn wait_for_toast(&self, words: &str) -> Outcome {
        self.wait_for_texts("[data-testid=toast]", |toasts| {
            toasts.iter().any(|toast| toast.contains(words))
        })
        .map(drop)
    }

    /// Waits until nothing that the selector matches is shown.
    pub fn wait_until_gone(&self, selector: &str) -> Outcome {
        self.wait_for_texts(selector, <[String]>::is_empty)
            .map(drop)
    }

    /// Waits until exactly so many elements are shown, and returns their texts.
    pub fn wait_for_count(&self, selector: &str, count: usize) -> Outcome<Vec<String>> {
        self.wait_for_texts(selector, |texts| texts.len() == count)
    }

    /// Waits until a script answers true; `what` names it in a failure.
    pub fn wait_for_script(&self, what: &str, body: &str, args: &[Value]) -> Outcome {
        self.wait_until(what, || self.script(body, args), |answer| *answer == true)
            .map(drop)
    }

    /// Clicks the first shown element with the mouse, once it stands still and nothing covers it.
    pub fn click(&self, selector: &str) -> Outcome {
        let mut before = Value::Null;
        let point = poll(SHOW, &format!("a place to click {selector}"), || {
            let now = self.ask("clickPoint", &[json!(selector)])?;
            let still = !now.is_null() && now == before;
            before = now.clone();
            Ok(still.then_some(now))
        })?;
        self.session()?
            .mouse(&[move_to(&point), button("pointerDown"), button("pointerUp")])
    }

    /// Clicks at a point of the page, in pixels from its upper left corner.
    pub fn click_at(&self, x: u32, y: u32) -> Outcome {
        self.session()?.mouse(&[
            move_to(&json!([x, y])),
            button("pointerDown"),
            button("pointerUp"),
        ])
    }

    /// Selects a quotation inside the first shown element by dragging the mouse over it.
    pub fn drag_over(&self, selector: &str, quote: &str) -> Outcome {
        let points = self.ask_until("quotePoints", selector, &[json!(quote)])?;
        let (start, end) = (&points[0], &points[1]);
        self.session()?.mouse(&[
            move_to(start),
            button("pointerDown"),
            move_to(end),
            button("pointerUp"),
        ])
    }

    /// Presses a key or a chord such as `j`, `Mod+Shift+V` or `Alt+ArrowLeft`.
    pub fn press(&self, chord: &str) -> Outcome {
        self.session()?.keys(&keys::chord(chord)?)
    }

    /// Types a text into what has the focus; only the Basic Multilingual Plane can be typed.
    pub fn type_text(&self, text: &str) -> Outcome {
        self.session()?.keys(&keys::typing(text)?)
    }

    /// Puts any text into the first shown field, as pasting it does.
    pub fn fill(&self, selector: &str, text: &str) -> Outcome {
        self.ask_until("fill", selector, &[json!(text)]).map(drop)
    }

    /// Gives the page this size in pixels, in the middle of the display.
    pub fn resize(&self, width: u64, height: u64) -> Outcome {
        let display = self.script("return [screen.width, screen.height]", &[])?;
        let has = |index: usize, least| display[index].as_u64().is_none_or(|size| size >= least);
        if !has(0, width) || !has(1, height) {
            return Err(Failure::new(format!(
                "the display of {display} pixels has no room for {width} × {height}"
            )));
        }
        // Without a window manager the focus is where the display's own pointer rests: the middle.
        let start =
            |index: usize, size| display[index].as_u64().unwrap_or(size).saturating_sub(size) / 2;
        let place = (start(0, width), start(1, height));
        self.session()?.place(place, (width, height))?;
        self.wait_until(
            "the window's place",
            || {
                self.script(
                    "return [screenX, screenY, innerWidth, innerHeight, document.hasFocus()]",
                    &[],
                )
            },
            |found| *found == json!([place.0, place.1, width, height, true]),
        )
        .map(drop)
    }

    /// Moves the mouse to a point of the page, in pixels from its upper left corner.
    pub fn point_at(&self, x: u32, y: u32) -> Outcome {
        self.session()?.mouse(&[move_to(&json!([x, y]))])
    }

    /// Saves a picture of the whole display as PNG. Needs `ImageMagick`'s `import`.
    pub fn picture(&self, path: &Path) -> Outcome {
        picture(&[], path)
    }

    /// Saves a picture of the page alone as PNG. Needs `ImageMagick`'s `import`.
    pub fn page_picture(&self, path: &Path) -> Outcome {
        let place = "return `${innerWidth}x${innerHeight}+${screenX}+${screenY}`";
        let place = self.script(place, &[])?;
        picture(
            &["-crop", place.as_str().unwrap_or_default(), "+repage"],
            path,
        )
    }

    /// Keeps what can be seen of the window beside its output and prints where. Nothing of it is
    /// needed, so what cannot be had is left out.
    pub fn keep_evidence(&self) {
        self.picture(&self.evidence.join("display.png")).ok();
        if let Ok(Value::String(report)) = self.ask("report", &[]) {
            fs::write(self.evidence.join("page.txt"), report).ok();
        }
        eprintln!("kept in {}", self.evidence.display());
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.keep_evidence();
        }
        if let Some((session, _driver)) = self.running.take() {
            session.end().ok();
        }
    }
}

/// The driver's own pictures can stall, so the display is asked instead.
fn picture(options: &[&str], path: &Path) -> Outcome {
    let mut import = Command::new("import");
    import.args(["-window", "root"]).args(options).arg(path);
    let finished = run(&mut import, Duration::from_secs(20))?;
    if finished.status.success() {
        Ok(())
    } else {
        Err(Failure::new(finished.stderr))
    }
}

fn move_to(point: &Value) -> Value {
    // A short way on the road lets the page see a drag, not a jump.
    json!({ "type": "pointerMove", "origin": "viewport", "duration": 60, "x": point[0], "y": point[1] })
}

fn button(action: &str) -> Value {
    json!({ "type": action, "button": 0 })
}
