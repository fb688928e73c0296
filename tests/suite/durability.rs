//! What was acknowledged survives a kill.

use crate::command::Desk;
use std::io::{BufRead, BufReader};
use std::process::Stdio;

#[test]
fn every_article_reported_before_a_kill_is_there_after_it() {
    for wanted in [1, 7, 23] {
        let desk = Desk::new();
        let files: Vec<String> = (0..60)
            .map(|number| {
                desk.file(
                    &format!("{number}.txt"),
                    format!("Story {number} begins. It goes on for a while."),
                )
            })
            .collect();
        let mut args = vec!["import"];
        args.extend(files.iter().map(String::as_str));
        let mut child = desk
            .command(&args)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let reported: Vec<String> = lines.take(wanted).map(Result::unwrap).collect();
        child.kill().unwrap();
        child.wait().unwrap();
        let listed = desk.ok(&["list", "--shelf", "all"]);
        for line in reported {
            let id = line.split_whitespace().next().unwrap();
            assert!(listed.contains(id), "{id} was lost");
            assert!(desk.ok(&["show", id]).contains("It goes on for a while."));
        }
    }
}
