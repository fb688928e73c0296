//! The stages of one command: their headings, their seconds and whether they held.

use std::time::{Duration, Instant};

use crate::tools::{Failure, Outcome};

/// What is known of a finished stage.
struct Row {
    name: &'static str,
    took: Duration,
    held: bool,
}

/// The stages that have run so far, in their order.
pub(crate) struct Stages {
    rows: Vec<Row>,
}

impl Stages {
    /// Runs a command's stages and prints their table at the end, also when one failed.
    pub(crate) fn play(work: impl FnOnce(&mut Stages) -> Outcome) -> Outcome {
        let mut stages = Stages { rows: Vec::new() };
        let outcome = work(&mut stages);
        println!("\n{}", stages.table());
        outcome.and(stages.verdict())
    }

    /// A stage that later ones build on: when it fails, the command ends.
    pub(crate) fn need(&mut self, name: &'static str, work: impl FnOnce() -> Outcome) -> Outcome {
        println!("\n== {name}");
        let start = Instant::now();
        let outcome = work();
        self.rows.push(Row {
            name,
            took: start.elapsed(),
            held: outcome.is_ok(),
        });
        outcome
    }

    /// A stage that stands alone: when it fails, the others still run, so that one call shows all
    /// there is to mend.
    pub(crate) fn attempt(&mut self, name: &'static str, work: impl FnOnce() -> Outcome) {
        if let Err(failure) = self.need(name, work) {
            eprintln!("xtask: {failure}");
        }
    }

    fn verdict(&self) -> Outcome {
        let failed: Vec<_> = self
            .rows
            .iter()
            .filter(|row| !row.held)
            .map(|row| row.name)
            .collect();
        if failed.is_empty() {
            return Ok(());
        }
        Err(Failure::Failed(format!(
            "did not pass: {}",
            failed.join(", ")
        )))
    }

    fn table(&self) -> String {
        let width = self
            .rows
            .iter()
            .map(|row| row.name.len())
            .max()
            .unwrap_or(0)
            .max("total".len());
        let total: Duration = self.rows.iter().map(|row| row.took).sum();
        let mut lines: Vec<String> = self.rows.iter().map(|row| line(width, row)).collect();
        lines.push(format!("{:width$}  {:7.1} s", "total", total.as_secs_f64()));
        lines.join("\n")
    }
}

fn line(width: usize, row: &Row) -> String {
    let mark = if row.held { "" } else { "  FAILED" };
    format!(
        "{:width$}  {:7.1} s{mark}",
        row.name,
        row.took.as_secs_f64()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failing() -> Outcome {
        Err(Failure::Failed("no".into()))
    }

    #[test]
    fn a_failed_attempt_lets_the_next_stage_run_and_fails_the_command() {
        let mut ran = false;
        let outcome = Stages::play(|stages| {
            stages.attempt("first", failing);
            stages.need("second", || {
                ran = true;
                Ok(())
            })
        });
        assert!(ran);
        assert_eq!(outcome.unwrap_err().to_string(), "did not pass: first");
    }

    #[test]
    fn a_failed_need_ends_the_command() {
        let outcome = Stages::play(|stages| {
            stages.need("first", failing)?;
            panic!("the second stage must not run")
        });
        assert_eq!(outcome.unwrap_err().to_string(), "no");
    }

    #[test]
    fn the_table_names_each_stage_with_its_seconds_and_the_sum() {
        let row = |name, tenths: u64, held| Row {
            name,
            took: Duration::from_millis(tenths * 100),
            held,
        };
        let stages = Stages {
            rows: vec![row("set-up", 12, true), row("lint", 305, false)],
        };
        let expect = "set-up      1.2 s\nlint       30.5 s  FAILED\ntotal      31.7 s";
        assert_eq!(stages.table(), expect);
    }
}
