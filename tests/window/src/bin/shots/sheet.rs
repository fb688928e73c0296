//! Contact sheets: small copies of many pictures on one, each with its name below it.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use analect_window_tests::{Failure, Outcome, run};

/// How long laying a sheet may take.
const LAYING: Duration = Duration::from_mins(3);

/// How the tiles of a sheet lie.
#[derive(Clone, Copy)]
pub(crate) struct Layout {
    /// How many stand in a row.
    pub(crate) columns: usize,
    /// The box that each picture is made to fit, as width and height in pixels.
    pub(crate) tile: (u32, u32),
}

/// Lays the pictures row by row; the place of a missing one stays empty.
pub(crate) fn lay(pictures: &[PathBuf], layout: Layout, sheet: &Path) -> Outcome {
    let (width, height) = layout.tile;
    let tiles = pictures.iter().map(|picture| {
        // Read at the small size: all at full size are more than ImageMagick's limits allow.
        let mut tile = picture.clone().into_os_string();
        tile.push(format!("[{width}x{height}]"));
        if picture.is_file() {
            tile
        } else {
            OsString::from("null:")
        }
    });
    // Written under another name first, so that a sheet is never half of one.
    let part = sheet.with_extension("part.png");
    let mut montage = Command::new("montage");
    montage
        .args(["-font", &font()?])
        .args([
            "-label",
            "%t",
            "-pointsize",
            "13",
            "-depth",
            "8",
            "-background",
            "#d8d8d8",
        ])
        .args(tiles)
        .args(["-tile", &format!("{}x", layout.columns)])
        .args(["-geometry", &format!("{width}x{height}+6+6")])
        .arg(&part);
    output(&mut montage, LAYING)?;
    Ok(fs::rename(part, sheet)?)
}

/// The file of the system's sans-serif font: `ImageMagick` by itself asks for one that is often missing.
fn font() -> Outcome<String> {
    let mut ask = Command::new("fc-match");
    ask.args(["--format", "%{file}", "sans"]);
    output(&mut ask, Duration::from_secs(20))
}

fn output(command: &mut Command, limit: Duration) -> Outcome<String> {
    let finished = run(command, limit)?;
    if finished.status.success() {
        return Ok(String::from_utf8_lossy(&finished.stdout).into_owned());
    }
    let program = command.get_program().display();
    Err(Failure::new(format!("{program}: {}", finished.stderr)))
}
