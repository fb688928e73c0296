//! Takes a picture of every screen in every theme and at two widths, looks at each with axe-core,
//! and lays contact sheets: `shots FOLDER [SCREEN]`.
//!
//! `cargo xtask shots` builds what is needed and starts it. A screen that cannot be reached is told
//! and the others go on; the exit code is then 1, as it is where axe-core finds a barrier.

mod axe;
mod fixture;
mod screens;
mod sheet;
mod studio;

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use analect_window_tests::{Failure, Outcome};

use crate::axe::{Axe, Findings};
use crate::fixture::Fixture;
use crate::screens::{Library, SCREENS, Screen};
use crate::sheet::Layout;
use crate::studio::Studio;

const THEMES: &[&str] = &["light", "sepia", "dark", "contrast"];
const SIZES: [(u64, u64); 2] = [(1440, 900), (700, 900)];

/// A row a screen: every theme in the one width, then in the other.
const WHOLE: Layout = Layout {
    columns: 8,
    tile: (320, 200),
};

/// Three screens a row, each in both widths.
const ONE_THEME: Layout = Layout {
    columns: 6,
    tile: (520, 325),
};

fn main() -> ExitCode {
    match Wanted::from_args(env::args().skip(1)).and_then(|wanted| shoot(&wanted)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("shots: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// What is asked for.
struct Wanted {
    folder: PathBuf,
    screens: Vec<&'static Screen>,
}

impl Wanted {
    fn from_args(mut args: impl Iterator<Item = String>) -> Outcome<Wanted> {
        let folder = args
            .next()
            .ok_or_else(|| Failure::new("name the folder for the pictures"))?;
        let only = args.next();
        let screens = SCREENS.iter();
        let screens: Vec<_> = screens
            .filter(|screen| only.as_ref().is_none_or(|only| only == screen.name))
            .collect();
        if screens.is_empty() {
            let names: Vec<_> = SCREENS.iter().map(|screen| screen.name).collect();
            let names = names.join(" ");
            return Err(Failure::new(format!(
                "no screen has this name: there are {names}"
            )));
        }
        Ok(Wanted {
            folder: folder.into(),
            screens,
        })
    }

    fn picture(&self, screen: &Screen, variant: Variant) -> PathBuf {
        let name = format!("{}.{}.png", screen.name, variant.name());
        self.folder.join(name)
    }

    /// Where what the display shows at a failure is kept.
    fn failed(&self, screen: &Screen, variant: Variant) -> PathBuf {
        let name = format!("failed.{}.{}.png", screen.name, variant.name());
        self.folder.join(name)
    }

    /// Lays a sheet of these variants of every screen.
    fn lay(&self, name: &str, variants: &[Variant], layout: Layout) -> Outcome {
        let screens = self.screens.iter();
        let pictures: Vec<_> = screens
            .flat_map(|screen| {
                variants
                    .iter()
                    .map(|variant| self.picture(screen, *variant))
            })
            .collect();
        sheet::lay(&pictures, layout, &self.folder.join(format!("{name}.png")))
    }
}

/// One theme at one size.
#[derive(Clone, Copy)]
struct Variant {
    theme: &'static str,
    size: (u64, u64),
}

impl Variant {
    fn name(self) -> String {
        format!("{}-{}", self.theme, self.size.0)
    }
}

/// Takes all pictures; whether every screen was reached and no barrier was found.
fn shoot(wanted: &Wanted) -> Outcome<bool> {
    let (axe, fixture) = (Axe::read()?, Fixture::make()?);
    if wanted.screens.len() == SCREENS.len() && wanted.folder.exists() {
        fs::remove_dir_all(&wanted.folder)?;
    }
    fs::create_dir_all(&wanted.folder)?;
    let mut shooting = Shooting {
        wanted,
        axe: &axe,
        fixture: &fixture,
        findings: Findings::default(),
        failures: Vec::new(),
    };
    for size in SIZES {
        for theme in THEMES {
            shooting.take(Variant { theme, size });
        }
    }
    let is_clean = shooting.report()?;
    lay_sheets(wanted)?;
    Ok(is_clean)
}

/// What is needed to take pictures, and what came of it so far.
struct Shooting<'a> {
    wanted: &'a Wanted,
    axe: &'a Axe,
    fixture: &'a Fixture,
    findings: Findings,
    failures: Vec<String>,
}

impl<'a> Shooting<'a> {
    /// Takes the pictures of one theme and size.
    fn take(&mut self, variant: Variant) {
        let start = Instant::now();
        for library in [Library::Empty, Library::Articles] {
            let mut studio = None;
            let screens = self.wanted.screens.iter();
            for screen in screens.filter(|screen| screen.library == library) {
                if let Err(failure) = self.screen(&mut studio, screen, variant) {
                    self.fail(&format!("{} ({}): {failure}", screen.name, variant.name()));
                    // The window may be stuck, gone or left with a changed library: the next
                    // screen gets a new one.
                    if let Some(studio) = studio.take() {
                        studio.keep(&self.wanted.failed(screen, variant));
                    }
                }
            }
            if let Some(Err(failure)) = studio.map(Studio::close) {
                self.fail(&format!("closing ({}): {failure}", variant.name()));
            }
        }
        let seconds = start.elapsed().as_secs_f32();
        println!("{} in {seconds:.0} s", variant.name());
    }

    fn screen(
        &mut self,
        studio: &mut Option<Studio<'a>>,
        screen: &'static Screen,
        variant: Variant,
    ) -> Outcome {
        let studio = match studio {
            Some(studio) => studio,
            None => studio.insert(self.open(screen.library, variant)?),
        };
        let picture = self.wanted.picture(screen, variant);
        studio.shoot(screen, variant.theme, &picture)?;
        let found = self.axe.look(studio.window())?;
        self.findings.add(screen.name, &variant.name(), found);
        studio.play(screen.back)
    }

    fn open(&self, library: Library, variant: Variant) -> Outcome<Studio<'a>> {
        let name = format!("shots-{}", variant.name());
        let studio = Studio::open(&name, library, self.fixture, variant.size)?;
        self.axe.prove(studio.window())?;
        Ok(studio)
    }

    fn fail(&mut self, failure: &str) {
        eprintln!("shots: {failure}");
        self.failures.push(failure.to_owned());
    }

    /// Prints and keeps what was found; whether that was nothing.
    fn report(&self) -> Outcome<bool> {
        let table = self.findings.table();
        fs::write(self.wanted.folder.join("axe.txt"), &table)?;
        println!(
            "pictures and sheets are in {}",
            self.wanted.folder.display()
        );
        if self.findings.is_empty() {
            println!("axe-core found no serious or critical barrier");
        } else {
            println!("\naxe-core found serious or critical barriers:\n{table}");
        }
        if !self.failures.is_empty() {
            println!(
                "\nscreens that were not reached:\n{}",
                self.failures.join("\n")
            );
        }
        Ok(self.findings.is_empty() && self.failures.is_empty())
    }
}

/// Lays one sheet with everything, a row a screen, and a larger one for each theme.
fn lay_sheets(wanted: &Wanted) -> Outcome {
    let variants = |theme: &'static str| SIZES.map(|size| Variant { theme, size });
    let all: Vec<Variant> = SIZES
        .into_iter()
        .flat_map(|size| THEMES.iter().map(move |theme| Variant { theme, size }))
        .collect();
    wanted.lay("sheet", &all, WHOLE)?;
    THEMES
        .iter()
        .try_for_each(|theme| wanted.lay(&format!("sheet-{theme}"), &variants(theme), ONE_THEME))
}
