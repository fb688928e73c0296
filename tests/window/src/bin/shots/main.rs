//! Takes a picture of every screen in every theme and at two widths, looks at each with axe-core,
//! and lays contact sheets: `shots FOLDER [SCREEN or VARIANT ...]`, where a variant
//! is a theme and a width such as `dark-700`.
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
use crate::screens::{Library, Screen};
use crate::sheet::Layout;
use crate::studio::Studio;

const THEMES: &[&str] = &["light", "sepia", "dark", "contrast"];
const SIZES: [(u64, u64); 2] = [(1440, 900), (700, 900)];

/// Three screens a row: every theme in the one width, then in the other. `ImageMagick` makes nothing
/// that is higher than 16,000 pixels.
const WHOLE: Layout = Layout {
    columns: 24,
    tile: (256, 160),
};

/// Four screens a row, each in both widths.
const ONE_THEME: Layout = Layout {
    columns: 8,
    tile: (420, 262),
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

/// How many pictures are taken in one window: it must not outlive what a session may take.
const FILM: usize = 60;

/// What is asked for.
struct Wanted {
    folder: PathBuf,
    variants: Vec<Variant>,
    screens: Vec<&'static Screen>,
}

impl Wanted {
    fn from_args(mut args: impl Iterator<Item = String>) -> Outcome<Wanted> {
        let folder = args
            .next()
            .ok_or_else(|| Failure::new("name the folder for the pictures"))?;
        let (mut variants, mut screens) = (Vec::new(), Vec::new());
        for name in args {
            let screen = screens::all().find(|screen| screen.name == name);
            let variant = Variant::all().find(|variant| variant.name() == name);
            if screen.is_none() && variant.is_none() {
                let names: Vec<_> = screens::all().map(|screen| screen.name).collect();
                let names = names.join(" ");
                return Err(Failure::new(format!(
                    "no screen is named {name}: there are {names}"
                )));
            }
            screens.extend(screen);
            variants.extend(variant);
        }
        if screens.is_empty() {
            screens = screens::all().collect();
        }
        if variants.is_empty() {
            variants = Variant::all().collect();
        }
        Ok(Wanted {
            folder: folder.into(),
            variants,
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
    fn all() -> impl Iterator<Item = Variant> {
        let sizes = SIZES.into_iter();
        sizes.flat_map(|size| THEMES.iter().map(move |theme| Variant { theme, size }))
    }

    fn name(self) -> String {
        format!("{}-{}", self.theme, self.size.0)
    }
}

/// Takes all pictures; whether every screen was reached and no barrier was found.
fn shoot(wanted: &Wanted) -> Outcome<bool> {
    let (axe, fixture) = (Axe::read()?, Fixture::make()?);
    let is_whole = wanted.screens.len() == screens::all().count()
        && wanted.variants.len() == Variant::all().count();
    if is_whole && wanted.folder.exists() {
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
    for variant in &wanted.variants {
        shooting.take(*variant);
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
        for library in [
            Library::New,
            Library::Empty,
            Library::Foreign,
            Library::Articles,
        ] {
            let screens = self.wanted.screens.iter().copied();
            let screens: Vec<_> = screens.filter(|one| one.library == library).collect();
            for film in screens.chunks(FILM) {
                self.take_film(film, variant);
            }
        }
        let seconds = start.elapsed().as_secs_f32();
        println!("{} in {seconds:.0} s", variant.name());
    }

    /// Takes the pictures of screens over one library, in one window where none of them fails.
    fn take_film(&mut self, screens: &[&'static Screen], variant: Variant) {
        let mut studio = None;
        for screen in screens {
            if let Err(failure) = self.screen(&mut studio, screen, variant) {
                self.fail(&format!("{} ({}): {failure}", screen.name, variant.name()));
                // The window may be stuck, gone or left with a changed library: the next screen
                // gets a new one.
                if let Some(studio) = studio.take() {
                    studio.keep(&self.wanted.failed(screen, variant));
                }
            }
        }
        if let Some(Err(failure)) = studio.map(Studio::close) {
            self.fail(&format!("closing ({}): {failure}", variant.name()));
        }
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

/// Lays one sheet with everything and a larger one for each theme.
fn lay_sheets(wanted: &Wanted) -> Outcome {
    let variants = |theme: &'static str| SIZES.map(|size| Variant { theme, size });
    let all: Vec<Variant> = Variant::all().collect();
    wanted.lay("sheet", &all, WHOLE)?;
    THEMES
        .iter()
        .try_for_each(|theme| wanted.lay(&format!("sheet-{theme}"), &variants(theme), ONE_THEME))
}
