//! axe-core inside the window: which elements of a screen shut some readers out.

use std::collections::BTreeMap;
use std::env;
use std::fs;

use analect_window_tests::{Failure, Outcome, Window};
use serde_json::Value;

/// Starts a run with all rules that are on by default.
const START: &str = "
window.axeFound = null;
axe.run(document, { resultTypes: ['violations'] }).then(
  ({ violations }) => { window.axeFound = violations.flatMap(({ id, impact, nodes }) =>
    nodes.map((node) => [id, node.impact ?? impact, node.target.flat().join(' ')])); },
  (error) => { window.axeFound = String(error); },
);";

/// Puts a button without a name into the page, or takes it out again.
const PLANT: &str = "
const planted = document.getElementById('planted');
if (planted) return planted.remove();
const button = document.createElement('button');
button.id = 'planted';
document.body.append(button);";

/// What the command fails for.
const GRAVE: &[&str] = &["critical", "serious"];

/// The rule, its impact and the selector of the element.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Finding {
    rule: String,
    impact: String,
    selector: String,
}

/// The program text of axe-core.
pub(crate) struct Axe(String);

impl Axe {
    /// Reads the file that `ANALECT_AXE` names.
    pub(crate) fn read() -> Outcome<Axe> {
        let path = env::var_os("ANALECT_AXE")
            .ok_or_else(|| Failure::new("ANALECT_AXE does not name axe.min.js"))?;
        Ok(Axe(fs::read_to_string(path)?))
    }

    /// Makes sure that a barrier is found in this window: a run that sees nothing is no proof.
    pub(crate) fn prove(&self, window: &Window) -> Outcome {
        window.script(PLANT, &[])?;
        let found = self.look(window)?;
        window.script(PLANT, &[])?;
        if found.iter().any(|finding| finding.selector == "#planted") {
            Ok(())
        } else {
            Err(Failure::new("axe-core overlooks a button without a name"))
        }
    }

    /// Looks at what the window shows now and returns the serious and critical findings.
    pub(crate) fn look(&self, window: &Window) -> Outcome<Vec<Finding>> {
        // The page's security policy stops scripts of any other origin; the driver's are let through.
        window.script(&format!("{}\n{START}", self.0), &[])?;
        let found = window.wait_until(
            "axe-core",
            || window.script("return window.axeFound", &[]),
            |found| !found.is_null(),
        )?;
        let nodes = found
            .as_array()
            .ok_or_else(|| Failure::new(format!("axe-core failed: {found}")))?;
        Ok(nodes
            .iter()
            .map(finding)
            .filter(Finding::is_grave)
            .collect())
    }
}

impl Finding {
    fn is_grave(&self) -> bool {
        GRAVE.contains(&self.impact.as_str())
    }
}

fn finding(node: &Value) -> Finding {
    let field = |index: usize| node[index].as_str().unwrap_or_default().to_owned();
    Finding {
        rule: field(0),
        impact: field(1),
        selector: field(2),
    }
}

/// Every finding of a screen once, with the themes and widths that show it.
#[derive(Default)]
pub(crate) struct Findings(BTreeMap<(&'static str, Finding), Vec<String>>);

impl Findings {
    /// Adds what was found on a screen; `variant` says in which theme and width.
    pub(crate) fn add(&mut self, screen: &'static str, variant: &str, found: Vec<Finding>) {
        for finding in found {
            let variants = self.0.entry((screen, finding)).or_default();
            variants.push(variant.to_owned());
        }
    }

    /// Whether nothing was found.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One line a finding: the screen, impact, rule, where it shows, and the selector.
    pub(crate) fn table(&self) -> String {
        let rows = self.0.iter().map(|((screen, finding), variants)| {
            let Finding {
                rule,
                impact,
                selector,
            } = finding;
            format!(
                "{screen:20} {impact:9} {rule:28} {}\n    {selector}\n",
                variants.join(" ")
            )
        });
        rows.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_grave_findings_count_and_each_screen_tells_one_once() {
        let nodes = [
            json!(["color-contrast", "serious", ".a"]),
            json!(["region", "moderate", ".b"]),
        ];
        let found: Vec<_> = nodes
            .iter()
            .map(finding)
            .filter(Finding::is_grave)
            .collect();
        assert_eq!(found.len(), 1);
        let mut findings = Findings::default();
        findings.add("trash", "light-1440", found.clone());
        findings.add("trash", "sepia-1440", found);
        let table = findings.table();
        assert_eq!(table.lines().count(), 2, "{table}");
        assert!(table.contains("light-1440 sepia-1440\n    .a"), "{table}");
    }
}
