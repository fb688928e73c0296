//! The command line of Analect: everything the window can do to a library, and the analysis of
//! text from files or standard input.
//!
//! Results go to standard output, one line of explanation to standard error. Exit codes: 0 done,
//! 1 a failure of the machine, 2 wrong usage, input that cannot be read or a library that cannot be
//! written to. Offsets in JSON are Unicode code points.

mod analyse;
mod annotations;
mod args;
mod batch;
mod digest;
mod entities;
mod error;
mod export;
mod following;
mod input;
mod json;
mod json_entities;
mod json_following;
mod library;
mod manual;
mod marks;
mod output;
mod reanchor;
mod sets;
mod versions;

use args::{Cli, Verb};
use clap::Parser;
use error::Error;
use output::Output;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return usage(&error),
    };
    let mut output = Output::new();
    let result = run(&cli, &mut output).and_then(|()| output.flush());
    match result {
        Ok(()) => output.failure().map_or(ExitCode::SUCCESS, ExitCode::from),
        Err(Error::ClosedPipe) => ExitCode::SUCCESS,
        Err(error) => {
            output::complain(&error);
            ExitCode::from(error.exit_code())
        }
    }
}

fn run(cli: &Cli, output: &mut Output) -> Result<(), Error> {
    match &cli.verb {
        Verb::Import(args) => library::import(&cli.library, args, output),
        Verb::List(args) => library::list(&cli.library, args, output),
        Verb::Show(args) => library::show(&cli.library, args, output),
        Verb::Star(args) => library::star(&cli.library, args, output),
        Verb::Move(args) => library::shelve(&cli.library, args, output),
        Verb::Read(args) => library::read(&cli.library, args, output),
        Verb::Trash(args) => library::trash(&cli.library, args, output),
        Verb::Sample => library::sample(&cli.library, output),
        Verb::Relocate(args) => library::relocate(&cli.library, args, output),
        Verb::Collection(args) => sets::collection(&cli.library, args, output),
        Verb::Tags => sets::tags(&cli.library, output),
        Verb::Labels(args) => sets::labels(&cli.library, args, output),
        Verb::Export(args) => export::export(&cli.library, args, output),
        Verb::TakeEdits(args) => export::take_edits(&cli.library, args, output),
        Verb::Template(args) => export::template(args, output),
        Verb::Annotations(args) => annotations::annotations(&cli.library, args, output),
        Verb::Undo(args) => library::undo(&cli.library, args, output),
        Verb::Redo => library::redo(&cli.library, output),
        Verb::Manual(args) => manual::manual(args),
        Verb::History(args) => library::history(&cli.library, args, output),
        Verb::Highlight(args) => marks::highlight(&cli.library, args, output),
        Verb::Resize(args) => marks::resize(&cli.library, args, output),
        Verb::Sentence(args) => marks::sentence(&cli.library, args, output),
        Verb::Label(args) => marks::label(&cli.library, args, output),
        Verb::Note(args) => marks::note(&cli.library, args, output),
        Verb::Tag(args) => marks::tag(&cli.library, args, output),
        Verb::Remove(args) => marks::remove(&cli.library, args, output),
        Verb::Marks(args) => versions::marks(&cli.library, args, output),
        Verb::Place(args) => versions::place(&cli.library, args, output),
        Verb::Revise(args) => versions::revise(&cli.library, args, output),
        Verb::Revisions(args) => versions::revisions(&cli.library, args, output),
        Verb::Edit(args) => versions::edit(&cli.library, args, output),
        Verb::Entity(args) => match &args.verb {
            Some(verb) => following::entity(&cli.library, verb, output),
            None => marks::entity(&cli.library, &args.tag, output),
        },
        Verb::Summarize(args) => analyse::summarize(&cli.library, args, output),
        Verb::Digest(args) => digest::digest(&cli.library, args, output),
        Verb::Entities(args) => entities::entities(args, output),
        Verb::Sentences(args) => analyse::sentences(args, output),
        Verb::Extract(args) => analyse::extract(args, output),
        Verb::Reanchor(args) => reanchor::reanchor(args, output),
    }
}

/// Help and version as they are; a mistake as one line.
fn usage(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() {
        let printed = error.print();
        return if printed.is_ok() {
            ExitCode::SUCCESS
        } else {
            ExitCode::from(1)
        };
    }
    let text = error.to_string();
    let line = text
        .lines()
        .map(str::trim)
        .find(|line| !line.is_empty())
        .unwrap_or("wrong usage");
    let mut line = line.trim_start_matches("error: ").to_owned();
    let missing = text
        .lines()
        .skip(1)
        .map(str::trim)
        .take_while(|line| !line.starts_with("Usage"));
    for detail in missing.filter(|detail| detail.starts_with(['<', '-', '['])) {
        line = format!("{line} {detail}");
    }
    output::complain(&format!("{line} (see `analect --help`)"));
    ExitCode::from(2)
}
