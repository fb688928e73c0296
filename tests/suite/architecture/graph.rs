//! Which crate may depend on which: the table, the rule as a function over edges, and its tests.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::process::Command;

use serde_json::Value;

use super::root;

/// Each product crate with every workspace crate it may depend on, lowest layer first. The names
/// lack their common start, `analect-`.
const TABLE: &[(&str, &str)] = &[
    ("text", ""),
    ("model", "text"),
    ("language", "text"),
    ("anchor", "text model"),
    ("extract", "text model language"),
    ("summary", "text model language"),
    ("entities", "text model language"),
    ("export", "text model language"),
    ("import", "text model language extract export"),
    ("store", "text model"),
    ("fetch", ""),
    (
        "library",
        "text model language anchor extract summary entities export import store fetch",
    ),
    ("api", "text model library"),
    (
        "cli",
        "text model language anchor extract summary entities export import store fetch library",
    ),
    ("desktop", "api"),
];

/// Packages of the workspace that only test the others: they may use what they need.
const FREE: &[&str] = &["analect-window-tests", "analect-fuzz"];

/// Third-party crates that only the named crates may use. A name also stands for every crate that
/// continues it with a hyphen, as `tauri` does for `tauri-build`.
const RESERVED: &[(&str, &[&str])] = &[
    ("rusqlite", &["analect-store"]),
    ("libsqlite3", &["analect-store"]),
    ("tauri", &["analect-desktop"]),
    ("wry", &["analect-desktop"]),
    ("tokio", &["analect-desktop"]),
    ("ureq", &["analect-fetch"]),
    ("reqwest", &["analect-fetch"]),
    ("hyper", &["analect-fetch"]),
    ("isahc", &["analect-fetch"]),
    ("curl", &["analect-fetch"]),
    ("attohttpc", &["analect-fetch"]),
    ("minreq", &["analect-fetch"]),
    ("surf", &["analect-fetch"]),
    ("clap", &["analect-cli", "xtask"]),
];

/// Which builds a dependency is part of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Normal,
    Build,
    Dev,
}

/// One line of a `Cargo.toml`: `krate` depends on `dependency`.
struct Edge {
    krate: String,
    dependency: String,
    kind: Kind,
}

/// Every broken rule, as a sentence. `crates` are the workspace's packages.
fn violations(crates: &[String], edges: &[Edge]) -> Vec<String> {
    let unknown = crates
        .iter()
        .filter(|krate| !is_free(krate) && uses(krate).is_none());
    let unknown = unknown.map(|krate| format!("{krate} is not in the table of crates"));
    let bound = edges
        .iter()
        .filter(|edge| edge.kind != Kind::Dev && !is_free(&edge.krate));
    unknown
        .chain(bound.filter_map(|edge| violation(crates, edge)))
        .collect()
}

fn violation(crates: &[String], edge: &Edge) -> Option<String> {
    let Edge {
        krate, dependency, ..
    } = edge;
    if crates.contains(dependency) && !may_use(krate, dependency) {
        return Some(format!("{krate} must not depend on {dependency}"));
    }
    let users = reserved_to(dependency)?;
    let refused = !users.contains(&krate.as_str());
    refused.then(|| format!("{dependency} is reserved to {users:?}: {krate} uses it"))
}

fn may_use(krate: &str, dependency: &str) -> bool {
    let allowed = uses(krate).unwrap_or_default();
    let dependency = dependency.strip_prefix("analect-");
    dependency.is_some_and(|name| allowed.split(' ').any(|allowed| allowed == name))
}

/// The second column of a crate's row; xtask has an empty one, and a stranger none.
fn uses(krate: &str) -> Option<&'static str> {
    if krate == "xtask" {
        return Some("");
    }
    let name = krate.strip_prefix("analect-")?;
    let row = TABLE.iter().find(|(row, _)| *row == name);
    row.map(|(_, allowed)| *allowed)
}

fn is_free(krate: &str) -> bool {
    FREE.contains(&krate)
}

fn reserved_to(dependency: &str) -> Option<&'static [&'static str]> {
    let stands_for = |name: &str| {
        let rest = dependency.strip_prefix(name);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    let row = RESERVED.iter().find(|(name, _)| stands_for(name));
    row.map(|(_, users)| *users)
}

/// The workspace's packages and their direct dependencies, from the output of `cargo metadata`.
fn graph(metadata: &Value) -> (Vec<String>, Vec<Edge>) {
    let packages = metadata["packages"].as_array().unwrap();
    let name = |package: &Value| package["name"].as_str().unwrap().to_owned();
    let edges = packages.iter().flat_map(|package| {
        let dependencies = package["dependencies"].as_array().unwrap();
        dependencies.iter().map(move |dependency| Edge {
            krate: name(package),
            dependency: name(dependency),
            kind: kind(&dependency["kind"]),
        })
    });
    (packages.iter().map(name).collect(), edges.collect())
}

fn kind(value: &Value) -> Kind {
    match value.as_str() {
        None => Kind::Normal,
        Some("build") => Kind::Build,
        Some("dev") => Kind::Dev,
        Some(other) => panic!("cargo metadata knows a new kind of dependency: {other}"),
    }
}

fn metadata() -> Value {
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--format-version",
            "1",
            "--no-deps",
            "--offline",
        ])
        .current_dir(root())
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn every_edge_between_crates_is_in_the_table() {
    let (crates, edges) = graph(&metadata());
    let found = violations(&crates, &edges);
    assert!(found.is_empty(), "\n{}", found.join("\n"));
    let seen = |krate: &str, dependency: &str| {
        edges
            .iter()
            .any(|edge| edge.krate == krate && edge.dependency == dependency)
    };
    assert!(seen("analect-store", "rusqlite") && seen("analect-store", "analect-text"));
}

#[test]
fn the_table_names_only_lower_layers() {
    let mut lower = Vec::new();
    for (krate, allowed) in TABLE {
        for dependency in allowed.split(' ').filter(|name| !name.is_empty()) {
            assert!(lower.contains(&dependency), "{krate} -> {dependency}");
        }
        lower.push(*krate);
    }
}

/// Whether a workspace with this one edge is reported.
fn is_reported(krate: &str, dependency: &str, kind: Kind) -> bool {
    let product = TABLE.iter().map(|(name, _)| format!("analect-{name}"));
    let others = ["xtask", "analect-window-tests"].map(String::from);
    let crates: Vec<String> = product.chain(others).collect();
    let edge = Edge {
        krate: krate.into(),
        dependency: dependency.into(),
        kind,
    };
    !violations(&crates, &[edge]).is_empty()
}

#[test]
fn an_edge_outside_the_table_is_reported() {
    for (krate, dependency) in [
        ("analect-text", "analect-model"),
        ("analect-language", "analect-model"),
        ("analect-store", "analect-library"),
        ("analect-store", "analect-language"),
        ("analect-export", "analect-import"),
        ("analect-cli", "analect-api"),
        ("analect-desktop", "analect-library"),
        ("analect-library", "analect-library"),
        ("xtask", "analect-text"),
        ("analect-cli", "xtask"),
        ("analect-cli", "analect-window-tests"),
    ] {
        for (kind, expect) in [
            (Kind::Normal, true),
            (Kind::Build, true),
            (Kind::Dev, false),
        ] {
            let reported = is_reported(krate, dependency, kind);
            assert_eq!(reported, expect, "{krate} -> {dependency} {kind:?}");
        }
    }
}

#[test]
fn an_edge_of_the_table_is_not_reported() {
    for (krate, dependency) in [
        ("analect-model", "analect-text"),
        ("analect-import", "analect-export"),
        ("analect-library", "analect-fetch"),
        ("analect-cli", "analect-library"),
        ("analect-desktop", "analect-api"),
        ("analect-window-tests", "analect-library"),
    ] {
        let reported = is_reported(krate, dependency, Kind::Normal);
        assert!(!reported, "{krate} -> {dependency}");
    }
}

#[test]
fn a_reserved_crate_is_reported_where_it_may_not_be_used() {
    for (krate, dependency, expect) in [
        ("analect-library", "rusqlite", true),
        ("analect-store", "rusqlite", false),
        ("analect-api", "tauri", true),
        ("analect-api", "tauri-plugin-dialog", true),
        ("analect-desktop", "tauri-build", false),
        ("analect-library", "ureq", true),
        ("analect-library", "reqwest", true),
        ("analect-fetch", "ureq", false),
        ("analect-fetch", "tokio", true),
        ("analect-library", "tokio-util", true),
        ("analect-desktop", "tokio", false),
        ("analect-library", "clap", true),
        ("analect-cli", "clap", false),
        ("xtask", "clap", false),
        ("analect-window-tests", "ureq", false),
        ("analect-library", "tokenizers", false),
    ] {
        for kind in [Kind::Normal, Kind::Build] {
            let reported = is_reported(krate, dependency, kind);
            assert_eq!(reported, expect, "{krate} -> {dependency} {kind:?}");
        }
        assert!(!is_reported(krate, dependency, Kind::Dev), "{dependency}");
    }
}

#[test]
fn a_crate_outside_the_table_is_reported() {
    let crates = ["analect-text", "analect-helpers", "analect-fuzz", "xtask"].map(String::from);
    let found = violations(&crates, &[]);
    assert_eq!(found, ["analect-helpers is not in the table of crates"]);
}

#[test]
fn dependencies_are_read_with_their_kind() {
    let metadata = serde_json::json!({"packages": [
        {"name": "a", "dependencies": [{"name": "b", "kind": null}, {"name": "c", "kind": "dev"}]},
        {"name": "b", "dependencies": [{"name": "d", "kind": "build"}]},
    ]});
    let (crates, edges) = graph(&metadata);
    assert_eq!(crates, ["a", "b"]);
    let shown = |edge: &Edge| format!("{} {} {:?}", edge.krate, edge.dependency, edge.kind);
    let shown: Vec<_> = edges.iter().map(shown).collect();
    assert_eq!(shown, ["a b Normal", "a c Dev", "b d Build"]);
}
