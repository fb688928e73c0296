//! Libraries made by earlier versions open, are brought up to date and have lost nothing.

use crate::command::Desk;
use std::path::Path;

/// The schema versions of which `tests/fixtures/libraries` holds a library.
const RELEASED: [u32; 4] = [1, 2, 3, 4];

/// Takes back all that is left, the import included; says how many steps that took.
fn undone_to_the_start(desk: &Desk) -> usize {
    std::iter::repeat_with(|| desk.run(&["undo"]))
        .take_while(|ran| ran.code == Some(0))
        .inspect(|ran| assert_eq!(ran.err, ""))
        .count()
}

#[test]
fn a_library_of_every_schema_opens_with_all_its_marks() {
    for version in RELEASED {
        let desk = Desk::new();
        let kept = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join(format!("../../../tests/fixtures/libraries/v{version}.db"));
        std::fs::copy(&kept, desk.library()).unwrap();
        let shown = desk.json(&["show", "--last", "--format", "json"]);
        assert_eq!(shown["title"], "Night ferries return to Sund", "{version}");
        let annotations = shown["annotations"].as_array().unwrap();
        let told: Vec<_> = annotations
            .iter()
            .map(|one| {
                (
                    one["exact"].as_str(),
                    one["label"].as_str(),
                    one["note"].as_str(),
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                (
                    Some("The first boat leaves at ten"),
                    Some("yellow"),
                    Some("who pays? #fares")
                ),
                (Some("boat leaves at ten on Friday"), Some("pink"), Some("")),
            ]
        );
        assert_eq!(shown["entities"][0]["name"], "Tuva Ek");
        assert_eq!(shown["tags"][0], "transport");
        desk.ok(&["star", "--last"]);
        // What was done before the upgrade can still be taken back.
        desk.ok(&["undo"]);
        desk.ok(&["undo"]);
        let steps = undone_to_the_start(&desk);
        assert!(desk.ok(&["list", "--shelf", "all"]).is_empty());
        (0..steps).for_each(|_| drop(desk.ok(&["redo"])));
        let marked = desk.json(&["show", "--last", "--format", "json"]);
        assert_eq!(marked["tags"].as_array().map(Vec::len), Some(0));
    }
}
