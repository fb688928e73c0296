//! Manual pages and completions of shells, made from the command line's own description.

use crate::args::{Cli, ManualArgs};
use crate::error::Error;
use clap::CommandFactory;
use clap_complete::Shell;
use std::path::Path;

/// Shells and the folder, below the one asked for, where each looks for completions.
const SHELLS: [(Shell, &str); 3] = [
    (Shell::Bash, "bash-completion/completions"),
    (Shell::Zsh, "zsh/vendor-completions"),
    (Shell::Fish, "fish/vendor_completions.d"),
];

/// Writes `man/man1` and the completions into a folder laid out like `/usr/share`.
pub(crate) fn manual(args: &ManualArgs) -> Result<(), Error> {
    let pages = folder(&args.to, "man/man1")?;
    clap_mangen::generate_to(Cli::command(), &pages)?;
    for (shell, place) in SHELLS {
        let folder = folder(&args.to, place)?;
        let name = match shell {
            Shell::Bash => "analect".to_owned(),
            Shell::Zsh => "_analect".to_owned(),
            other => format!("analect.{other}"),
        };
        let mut script = Vec::new();
        clap_complete::generate(shell, &mut Cli::command(), "analect", &mut script);
        std::fs::write(folder.join(name), script)?;
    }
    Ok(())
}

fn folder(below: &Path, place: &str) -> Result<std::path::PathBuf, Error> {
    let folder = below.join(place);
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}
