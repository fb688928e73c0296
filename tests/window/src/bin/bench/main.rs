//! Measures what a reader feels in the real window: `bench`, started by `cargo xtask bench`.
//!
//! Opening and marking a long article, typing a note, scrolling a large library, and the start of
//! the program. Every figure is printed beside its budget; one over it fails the command. Times are
//! taken in the page, on a machine that does nothing else.

mod library;

use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::thread::sleep;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use analect_window_tests::{Failure, Outcome, Program, Window, test_id};
use serde_json::Value;

/// What is typed into a note with a rest after each letter, and what follows it without one.
const SLOW: &str = "a slow hand #tag and @name";
const FAST: &str = ", then a quick one, on and on and on";
/// How long typing rests until the draft is written, and some more.
const RESTING: Duration = Duration::from_millis(350);

/// One figure and the most it may be; both in the unit of its name.
struct Figure {
    name: &'static str,
    value: f64,
    most: f64,
}

fn main() -> ExitCode {
    match measure() {
        Ok(figures) => report(&figures),
        Err(failure) => {
            eprintln!("bench: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn report(figures: &[Figure]) -> ExitCode {
    for figure in figures {
        let verdict = if figure.value <= figure.most {
            ""
        } else {
            "  OVER"
        };
        println!(
            "{:58} {:8.1} of {:6.0}{verdict}",
            figure.name, figure.value, figure.most
        );
    }
    if figures.iter().all(|figure| figure.value <= figure.most) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn measure() -> Outcome<Vec<Figure>> {
    let folder = tempfile::tempdir()?;
    let (long, many) = (folder.path().join("long.db"), folder.path().join("many.db"));
    println!("making the libraries ..");
    library::long(&long)?;
    library::many(&many)?;
    let mut figures = long_article(&long)?;
    figures.extend(large_library(&many)?);
    Ok(figures)
}

fn window_on(library: &Path, name: &str) -> Outcome<Window> {
    let mut program = Program::built();
    program.args.push("--library".into());
    program.args.push(library.to_string_lossy().into_owned());
    Window::open(&program, name)
}

fn long_article(library: &Path) -> Outcome<Vec<Figure>> {
    let window = window_on(library, "bench-long")?;
    window.wait_for(&test_id("library-row"))?;
    begin(&window, "opening()")?;
    let opened = finish(&window)?;
    let marks = number(&opened, "marks");
    #[allow(clippy::cast_precision_loss)]
    let wanted = library::HIGHLIGHTS as f64;
    if marks < wanted {
        return Err(Failure::new(format!(
            "only {marks} of {wanted} marks are drawn"
        )));
    }
    let mut took = Vec::new();
    for _ in 0..9 {
        window.press("j")?;
        begin(&window, "highlighting()")?;
        window.press("2")?;
        took.push(number(&finish(&window)?, "took"));
    }
    took.sort_by(f64::total_cmp);
    let letter = typing(&window)?;
    Ok(vec![
        figure(
            "open 20,000 words, 1,000 marks: readable, ms",
            &opened,
            "readable",
            150.0,
        ),
        figure(
            "open 20,000 words, 1,000 marks: all painted, ms",
            &opened,
            "whole",
            500.0,
        ),
        Figure {
            name: "key to painted and durable mark, median of 9, ms",
            value: took.get(took.len() / 2).copied().unwrap_or(f64::INFINITY),
            most: 50.0,
        },
        Figure {
            name: "a letter in a note and its draft, longest hold, ms",
            value: letter,
            most: 8.0,
        },
    ])
}

/// The longest time that a letter typed with real keys keeps the window's thread. Each letter is
/// typed in three notes, of which the shortest time counts: what the machine does besides is not
/// there again, what the letter costs is.
fn typing(window: &Window) -> Outcome<f64> {
    let mut least = vec![f64::INFINITY; SLOW.len() + FAST.len()];
    for _ in 0..3 {
        window.press("j")?;
        window.press("n")?;
        window.wait_for(&test_id("note-editor"))?;
        for (least, hold) in least.iter_mut().zip(line(window)?) {
            *least = least.min(hold);
        }
        window.press("Escape")?;
        window.wait_until_gone(&test_id("note-editor"))?;
    }
    let (slowest, longest) = SLOW
        .chars()
        .chain(FAST.chars())
        .zip(least)
        .enumerate()
        .fold(
            (0, 0.0),
            |most, (at, (_, hold))| {
                if hold > most.1 { (at, hold) } else { most }
            },
        );
    println!(
        "the letter that held longest: {} of “{SLOW}{FAST}”",
        slowest + 1
    );
    Ok(longest)
}

/// Types a line into the open note: first so slowly that the draft of each letter is written, then
/// without a rest. Returns the longest time of each letter.
fn line(window: &Window) -> Outcome<Vec<f64>> {
    begin(window, &format!("typing({})", SLOW.len() + FAST.len()))?;
    // The notes around the one that was opened have come to rest by then.
    sleep(RESTING);
    for letter in SLOW.chars() {
        window.type_text(letter.encode_utf8(&mut [0; 4]))?;
        sleep(RESTING);
    }
    window.type_text(FAST)?;
    let typed = finish(window)?;
    #[allow(clippy::cast_precision_loss)]
    if number(&typed, "drafts") < SLOW.len() as f64 {
        return Err(Failure::new(format!("not every draft was kept: {typed}")));
    }
    let holds = typed["holds"].as_array().into_iter().flatten();
    Ok(holds.filter_map(Value::as_f64).collect())
}

fn large_library(library: &Path) -> Outcome<Vec<Figure>> {
    let window = window_on(library, "bench-many")?;
    window.wait_for(&test_id("library-row"))?;
    let readable = window.script(
        "const [mark] = performance.getEntriesByName('window-readable');
return mark ? performance.timeOrigin + mark.startTime : null;",
        &[],
    )?;
    let started = started(&Program::built().binary)?;
    begin(&window, "scrolling()")?;
    let scrolled = finish(&window)?;
    Ok(vec![
        Figure {
            name: "start to a readable list of 10,000 articles, ms",
            value: readable.as_f64().map_or(f64::INFINITY, |at| at - started),
            most: 800.0,
        },
        figure(
            "scroll 10,000 rows: places without a row",
            &scrolled,
            "gaps",
            0.0,
        ),
        figure(
            "scroll 10,000 rows: longest frame, ms",
            &scrolled,
            "longest",
            50.0,
        ),
    ])
}

fn figure(name: &'static str, measured: &Value, key: &str, most: f64) -> Figure {
    Figure {
        name,
        value: number(measured, key),
        most,
    }
}

fn number(measured: &Value, key: &str) -> f64 {
    measured[key].as_f64().unwrap_or(f64::INFINITY)
}

/// Starts one of the page's measurements.
fn begin(window: &Window, what: &str) -> Outcome {
    let body = format!(
        "{}\nwindow.measured = null;
{what}.then((found) => (window.measured = found), (error) => (window.measured = {{ error: String(error) }}));
return true;",
        include_str!("page.js")
    );
    window.script(&body, &[]).map(drop)
}

/// Waits for what was begun.
fn finish(window: &Window) -> Outcome<Value> {
    let found = window.wait_until(
        "the measurement",
        || window.script("return window.measured", &[]),
        |found| !found.is_null(),
    )?;
    match &found["error"] {
        Value::Null => Ok(found),
        error => Err(Failure::new(error.to_string())),
    }
}

/// When the youngest process of this program started, in milliseconds since the Unix epoch.
fn started(binary: &Path) -> Outcome<f64> {
    let missing = || Failure::new("the program is not among the processes");
    let binary = binary.canonicalize()?;
    let processes = fs::read_dir("/proc")?.flatten().map(|entry| entry.path());
    let ages = processes
        .filter(|path| fs::read_link(path.join("exe")).is_ok_and(|exe| exe == binary))
        .filter_map(|path| age(&path));
    let age = ages.min_by(f64::total_cmp).ok_or_else(missing)?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    Ok(now
        .map_or(0.0, |now| now.as_secs_f64())
        .mul_add(1000.0, -age))
}

/// The age of a process in milliseconds, to a hundredth of a second: `/proc/PID/stat` counts in
/// ticks since the machine started, of which every Linux this runs on has a hundred a second.
fn age(process: &Path) -> Option<f64> {
    let stat = fs::read_to_string(process.join("stat")).ok()?;
    let (_, after) = stat.rsplit_once(") ")?;
    let ticks: f64 = after.split(' ').nth(19)?.parse().ok()?;
    let uptime = fs::read_to_string("/proc/uptime").ok()?;
    let uptime: f64 = uptime.split(' ').next()?.parse().ok()?;
    Some((uptime - ticks / 100.0) * 1000.0)
}
