//! The library that the pictures show, made by the command line from the texts in
//! `tests/fixtures/shots`: articles on several shelves, with highlights, notes, tags and entities;
//! and the folder of notes that was exported from it and edited since.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use analect_window_tests::{Failure, Outcome, built_binary, run};
use serde_json::Value;
use tempfile::TempDir;

/// How long one call of the command line may take.
const CALL: Duration = Duration::from_secs(20);

/// The library's name in whatever folder it lies.
const FILE: &str = "library.db";

/// The folder of exported notes beside it.
const NOTES: &str = "notes";

/// The articles' files in the order of their import, with what is done to each at the end.
const ARTICLES: &[(&str, &[&[&str]])] = &[
    ("notice.txt", &[&["move", "--to", "trash"]]),
    ("walkout.txt", &[&["move", "--to", "archive"]]),
    (
        "letter.md",
        &[&["move", "--to", "later"], &["tag", "--add", "letters"]],
    ),
    ("harvest.txt", &[&["move", "--to", "later"], &["star"]]),
    ("lighthouse.md", &[]),
    ("ice.md", &[]),
    ("japanese.md", &[]),
    ("arabic.md", &[]),
    ("untitled.txt", &[]),
    ("long-title.md", &[]),
    (
        "field-notes.md",
        &[
            &["star"],
            &["tag", "--add", "method", "--add", "public-records"],
        ],
    ),
    ("ferry.txt", &[]),
    (
        "reservoir.html",
        &[
            &["star"],
            &[
                "tag",
                "--add",
                "water",
                "--add",
                "water/dams",
                "--add",
                "council",
            ],
            &[
                "note",
                "--text",
                "Background for the March column. **Check the accounts** before calling Northmoor.",
            ],
        ],
    ),
];

/// A highlight: file, label, words, note and tags.
type Mark = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static [&'static str],
);

const MARKS: &[Mark] = &[
    (
        "reservoir.html",
        "yellow",
        "In 1987 the council of Aldermoor sold its reservoir for the price of a swimming pool.",
        "Find the minutes.",
        &[],
    ),
    (
        "reservoir.html",
        "purple",
        "the price of a swimming pool. The pool opened two years later, was found to leak, and closed.",
        "",
        &["opening"],
    ),
    ("reservoir.html", "blue", "swimming pool", "", &[]),
    (
        "reservoir.html",
        "pink",
        "roughly nine times what the town spends in a year on everything else",
        LONG_NOTE,
        &[],
    ),
    (
        "reservoir.html",
        "orange",
        "the most important decision of her lifetime",
        "",
        &[],
    ),
    (
        "reservoir.html",
        "green",
        "“at a reasonable charge”, and nobody has ever agreed on what reasonable means",
        "The whole dispute in six words.",
        &["contract"],
    ),
    (
        "reservoir.html",
        "blue",
        "what reasonable means. Bills have risen by a third since 2021.",
        "Ask for the bills of three streets.",
        &[],
    ),
    (
        "reservoir.html",
        "yellow",
        "It gives the seller a share of any rise in the value of the land for thirty years after a sale",
        "",
        &[],
    ),
    (
        "reservoir.html",
        "orange",
        "thirty years after a sale, and the land around the reservoir is no longer moor",
        "",
        &[],
    ),
    (
        "reservoir.html",
        "purple",
        "But I accept that it does not say what I think it says either.",
        "Use as the last line?",
        &["quote"],
    ),
    (
        "reservoir.html",
        "green",
        "the purchase would pay for itself in twenty-two years",
        "",
        &[],
    ),
    (
        "reservoir.html",
        "pink",
        "the dam will need £6 million of repairs before 2030",
        "In neither leaflet. @Tomas Hale should know. #dam",
        &["dam"],
    ),
    (
        "field-notes.md",
        "purple",
        "nobody was paid to make it beautiful",
        "",
        &[],
    ),
    (
        "field-notes.md",
        "yellow",
        "A guess that comes back every year is a policy.",
        "For the wall.",
        &[],
    ),
    (
        "arabic.md",
        "yellow",
        "ولم يضع حتى الآن إلا سبعة عشر كتاباً",
        "نسبة مدهشة",
        &[],
    ),
    (
        "arabic.md",
        "blue",
        "شراء قارب ثانٍ بمحرك من نوع Delfin 40",
        "",
        &[],
    ),
    (
        "japanese.md",
        "green",
        "丸くなった字は、声が小さくなった人に似ています",
        "引用したい。",
        &[],
    ),
    ("japanese.md", "orange", "題は『坂の町のことば』。", "", &[]),
    (
        "long-title.md",
        "pink",
        "the right date and the wrong bridge",
        "",
        &[],
    ),
    (
        "lighthouse.md",
        "yellow",
        "eleven years after a storm put it out",
        "",
        &[],
    ),
    ("lighthouse.md", "green", "built in 1871", "", &[]),
    (
        "lighthouse.md",
        "purple",
        "“That was true, and nobody wanted it.”",
        "",
        &["quote"],
    ),
    (
        "lighthouse.md",
        "yellow",
        "collected 2.4 million crowns in six years",
        "Compare with the society’s report.",
        &[],
    ),
    (
        "lighthouse.md",
        "blue",
        "It changed its mind last autumn, after a trawler ran aground within sight of the dark tower.",
        "Which ship?",
        &[],
    ),
    (
        "lighthouse.md",
        "orange",
        "spent a summer cleaning its prisms with vinegar and cotton",
        "Call him: *how* does one clean a prism?",
        &["to check"],
    ),
    (
        "lighthouse.md",
        "pink",
        "the beam crosses their bedrooms every twelve seconds",
        "",
        &[],
    ),
    (
        "lighthouse.md",
        "blue",
        "It has not said who will pay for them.",
        "",
        &[],
    ),
    (
        "lighthouse.md",
        "yellow",
        "Ship traffic off Sandholm has doubled since 2010.",
        "",
        &[],
    ),
    (
        "lighthouse.md",
        "orange",
        "Most of the ships steer by satellite",
        "",
        &[],
    ),
    (
        "lighthouse.md",
        "purple",
        "A town should be able to see itself from the water",
        "",
        &["quote"],
    ),
    (
        "lighthouse.md",
        "green",
        "children climb its 184 steps for nothing",
        "",
        &[],
    ),
];

/// Articles that came in once more, corrected: the file of each and that of its newer text.
const CORRECTED: &[(&str, &str)] = &[("lighthouse.md", "lighthouse-corrected.md")];

/// The articles whose notes were exported.
const EXPORTED: &[&str] = &["reservoir.html", "field-notes.md"];

/// Words of notes that the reader changed in the exported files: before and after.
const EDITED: &[(&str, &str)] = &[
    (
        "Find the minutes.",
        "The minutes are in the county archive, box 14.",
    ),
    (DISPUTE, "The whole dispute in six words: ask a judge."),
    ("For the wall.", "For the wall, and for the column."),
];

/// The note that was changed in the library too, and what it says there.
const DISPUTE: &str = "The whole dispute in six words.";
const DISPUTED: &str = "Six words, and two lawyers for each of them.";

/// A line that the reader wrote between the blocks of a file.
const OWN_LINE: &str = "Mine: the minutes first, then the bills.";

const LONG_NOTE: &str = "Nine times *everything else* cannot be right: the published accounts give \
    £5.2 million a year **without** schools, which the county pays.\n\n- ask Okafor’s office for \
    the year they used\n- compare with the review of January\n\nIf it holds, it is the headline. \
    #figures @Ruth Okafor";

/// An entity: file, name as the text has it, and kind.
const ENTITIES: &[(&str, &str, &str)] = &[
    ("reservoir.html", "Ruth Okafor", "person"),
    ("reservoir.html", "Tomas Hale", "person"),
    ("reservoir.html", "Aldermoor", "place"),
    ("reservoir.html", "Northmoor Holdings", "organization"),
    (
        "reservoir.html",
        "Centre for Public Accounts",
        "organization",
    ),
    ("ferry.txt", "Ingrid Valle", "person"),
    ("ferry.txt", "Hanne Lysgaard", "person"),
    ("ferry.txt", "Paul Reine", "person"),
    ("ferry.txt", "Kelda Sound", "place"),
    ("ferry.txt", "Marsund", "place"),
    ("ferry.txt", "Sundlink", "organization"),
    ("ferry.txt", "Seafarers’ Union", "organization"),
    ("ferry.txt", "summit", "event"),
    ("ferry.txt", "Brandur", "other"),
    ("walkout.txt", "Ingrid Valle", "person"),
    ("walkout.txt", "Hanne Lysgaard", "person"),
    ("walkout.txt", "Kelda Sound", "place"),
    ("walkout.txt", "Sundlink", "organization"),
    ("arabic.md", "مريم العطار", "person"),
    ("japanese.md", "潮見町", "place"),
    ("japanese.md", "坂の町のことば", "work"),
];

/// What is known of somebody besides the name.
const KNOWN: &[&str] = &[
    "entity",
    "edit",
    "Ingrid Valle",
    "--alias",
    "Valle",
    "--alias",
    "Ms Valle",
    "--wikidata",
    "Q42",
    "--note",
    "Leads the union since 2019. **Prefers to be called** after four; never by the press office.",
];

/// Names that are no entities.
const STOPS: &[&str] = &["Fridays", "Maritime", "Bills", "Summit Hotel"];

/// A collection with the files of its articles.
const COLLECTIONS: &[(&str, &[&str])] = &[
    (
        "Column for March",
        &["reservoir.html", "field-notes.md", "letter.md"],
    ),
    ("Sea and coast", &["ferry.txt", "arabic.md"]),
    ("العربية", &["arabic.md"]),
];

/// A finished library, kept apart from the ones the windows work on.
pub(crate) struct Fixture {
    folder: TempDir,
    /// The file of each article with its id.
    ids: Vec<(&'static str, String)>,
}

impl Fixture {
    /// Imports, marks and sorts everything.
    pub(crate) fn make() -> Outcome<Fixture> {
        let mut fixture = Fixture {
            folder: TempDir::with_prefix("analect-shots-")?,
            ids: Vec::new(),
        };
        for (file, _) in ARTICLES {
            let id = fixture.import(file)?;
            fixture.ids.push((file, id));
        }
        fixture.mark()?;
        for (file, newer) in CORRECTED {
            let newer = text(newer);
            fixture.on(file, &["revise", "--with", &newer.to_string_lossy()])?;
        }
        for (file, calls) in ARTICLES {
            for call in *calls {
                fixture.on(file, call)?;
            }
        }
        fixture.export()?;
        Ok(fixture)
    }

    /// Exports notes; then some are changed in the files, and one in the library.
    fn export(&self) -> Outcome {
        let notes = self.folder.path().join(NOTES);
        for file in EXPORTED {
            self.on(file, &["export", "--to", &notes.to_string_lossy()])?;
        }
        for entry in fs::read_dir(&notes)? {
            let path = entry?.path();
            let mut text = fs::read_to_string(&path)?;
            for (before, after) in EDITED {
                text = text.replace(before, after);
            }
            let text = text.replacen(
                "\n## Highlights\n",
                &format!("\n{OWN_LINE}\n\n## Highlights\n"),
                1,
            );
            fs::write(&path, text)?;
        }
        let shown = self.on("reservoir.html", &["show", "--format", "json"])?;
        let marks = shown["annotations"].as_array().into_iter().flatten();
        for mark in marks.filter(|mark| mark["note"] == DISPUTE) {
            let id = mark["id"].as_str().unwrap_or_default();
            self.analect(&["note", "--mark", id, "--text", DISPUTED])?;
        }
        Ok(())
    }

    /// The id of the article that was imported from this file.
    pub(crate) fn id(&self, file: &str) -> Outcome<&str> {
        let found = self.ids.iter().find(|(name, _)| *name == file);
        found
            .map(|(_, id)| id.as_str())
            .ok_or_else(|| Failure::new(format!("{file} is not in the library")))
    }

    /// Copies the library into a folder and returns the path of the copy.
    pub(crate) fn copy_into(&self, folder: &Path) -> Outcome<PathBuf> {
        copy_files(self.folder.path(), folder)?;
        Ok(folder.join(FILE))
    }

    /// Copies the exported notes into a folder of that name in the home folder of a reader.
    pub(crate) fn copy_notes(&self, home: &Path) -> Outcome {
        let copy = home.join(NOTES);
        fs::create_dir(&copy)?;
        copy_files(&self.folder.path().join(NOTES), &copy)
    }

    fn import(&self, file: &str) -> Outcome<String> {
        let answer =
            self.analect(&["import", &text(file).to_string_lossy(), "--format", "jsonl"])?;
        let id = answer["article"]["id"].as_str().map(str::to_owned);
        id.ok_or_else(|| Failure::new(format!("{file} was not imported: {answer}")))
    }

    fn mark(&self) -> Outcome {
        for (file, label, quote, note, tags) in MARKS {
            let made = self.on(
                file,
                &[
                    "highlight",
                    "--quote",
                    quote,
                    "--label",
                    label,
                    "--note",
                    note,
                ],
            )?;
            let mark = made["id"].as_str().unwrap_or_default();
            for tag in *tags {
                self.analect(&["tag", "--mark", mark, "--add", tag])?;
            }
        }
        for (file, name, kind) in ENTITIES {
            self.on(file, &["entity", "--name", name, "--type", kind])?;
        }
        self.analect(KNOWN)?;
        for name in STOPS {
            self.analect(&["entity", "reject", name])?;
        }
        for (name, files) in COLLECTIONS {
            for file in *files {
                self.on(file, &["collection", "add", name])?;
            }
        }
        Ok(())
    }

    /// Runs a verb on the article of this file.
    fn on(&self, file: &str, call: &[&str]) -> Outcome<Value> {
        let id = self.id(file)?;
        let mut args = call.to_vec();
        args.push(id);
        self.analect(&args)
    }

    /// Runs the command line on this library and returns what it says, where that is JSON.
    fn analect(&self, args: &[&str]) -> Outcome<Value> {
        let mut command = Command::new(built_binary("ANALECT_CLI_BIN", "analect"));
        command
            .args(args)
            .arg("--library")
            .arg(self.folder.path().join(FILE));
        let finished = run(&mut command, CALL)?;
        if finished.status.success() {
            return Ok(serde_json::from_slice(&finished.stdout).unwrap_or_default());
        }
        Err(Failure::new(format!(
            "analect {}: {}",
            args.join(" "),
            finished.stderr
        )))
    }
}

/// Copies the files of one folder, and no folder in it, into another.
fn copy_files(from: &Path, to: &Path) -> Outcome {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}

/// Where the text of this name lies.
fn text(file: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/shots");
    folder.join(file)
}
