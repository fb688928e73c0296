//! What templates can do, what they cannot, and how that is said.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::notes_file::split;

/// What `source` writes for the small article every template is tried on.
fn written(source: &str) -> Result<String, TemplateError> {
    let template = Template::new(source)?;
    trial(|notes| template.write(notes))
}

/// The text after the properties.
fn body(source: &str) -> String {
    let file = written(source).unwrap();
    split(&file).unwrap().body.to_owned()
}

#[test]
fn every_preset_is_a_template() {
    for preset in Preset::ALL {
        let file = written(preset.source()).unwrap();
        assert!(file.contains("> A sentence to try."), "{file}");
        assert!(file.contains("**Note.** Why?"), "{file}");
        assert_eq!(Preset::named(preset.name()), Some(preset));
    }
}

#[test]
fn a_mistake_is_told_with_its_line_and_column() {
    let check = |source: &str, line: usize, column: usize, message: &str| {
        let error = written(source).unwrap_err();
        assert_eq!(
            (error.line, error.column),
            (line, column),
            "{source:?}: {error}"
        );
        assert!(error.message.contains(message), "{source:?}: {error}");
    };
    check(
        "a\n{{ article.titel }}",
        2,
        4,
        "there is no value “article.titel”",
    );
    check("a\n  {% for x %}", 2, 12, "this is no template language");
    check(
        "é {{ article.title | shout }}",
        1,
        22,
        "filter shout is unknown",
    );
    check("{{ h }}\n", 1, 4, "there is no value “h”");
    check("a\u{7}", 1, 2, "control character");
    check(
        "{{ article.saved | date(\"%Q!\") }}",
        1,
        20,
        "is no form of a date",
    );
    check(
        "x\n{{ about.begin }}\nno end",
        2,
        4,
        "this block has no end",
    );
    check(
        "{{ about.begin }} text\n{{ about.end }}",
        1,
        4,
        "stand alone",
    );
    check(
        "{{ about.begin }}\n{{ summary.begin }}\n",
        2,
        4,
        "inside another",
    );
    check("a\n\n{{ about.end }}\n", 3, 4, "has not begun");
    check(
        "{{ about.begin }}\na\n{{ summary.end }}\n",
        3,
        4,
        "not the one",
    );
    let twice = "{{ about.begin }}\na\n{{ about.end }}\n";
    check(&format!("{twice}{twice}"), 4, 4, "written twice");
    check(
        "---\nkey: 1\n---\n",
        1,
        1,
        "does not hold {{ front_matter }}",
    );
    check(
        "---\n{{ front_matter }}\nno key\n---\n",
        1,
        1,
        "no list of properties",
    );
}

#[test]
fn a_template_cannot_run_on_or_fill_the_memory() {
    let check = |source: &str, message: &str| {
        let error = written(source).unwrap_err();
        assert!(error.message.contains(message), "{source:?}: {error}");
    };
    let nested = "{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}{% endfor %}{% endfor %}{% endfor %}";
    check(nested, "too many steps");
    check(
        "{% for a in range(9999) %}{{ \"x\" * 90000 }}{% endfor %}",
        "64 MiB",
    );
    check("{% include \"/etc/passwd\" %}", "no template language");
    check(&"{% if true %}".repeat(500), "no template language");
}

#[test]
fn a_template_that_parts_no_highlights_writes_one_block() {
    let text = body(
        "# {{ article.title }}\n\n{% for h in highlights %}\n- {{ h.quote | oneline }}\n{% endfor %}\n",
    );
    let expect = "\n<!-- analect:body b05dd39c29 -->\n# Title\n\n- A sentence to try.\n<!-- /analect:body -->\n\n<!-- analect:written body -->\n";
    assert_eq!(text, expect);
}

#[test]
fn what_looks_like_a_marker_and_is_none_is_escaped() {
    let text = body(
        "<!-- analect:n h0000000 -->\n<!-- /analect:n -->\n{% for h in highlights %}\n{{ h.begin }}\n<!-- /analect:h -->\n{{ h.end }}\n{% endfor %}",
    );
    assert!(
        text.starts_with(
            "\n\\<!-- analect:n h0000000 -->\n\\<!-- /analect:n -->\n\n<!-- analect:h "
        ),
        "{text}"
    );
    assert!(
        text.contains("\n\\<!-- /analect:h -->\n<!-- /analect:h -->\n"),
        "{text}"
    );
}

#[test]
fn a_template_writes_properties_of_its_own() {
    let file = written("---\n{{ front_matter }}\nshelf: {{ article.authors | yaml }}\n---\n\nx\n")
        .unwrap();
    assert!(
        file.contains("\nanalect-format: 2\nshelf: [\"Author\"]\n---\n"),
        "{file}"
    );
}

#[test]
fn filters_give_what_their_place_needs() {
    let check = |expression: &str, expect: &str| {
        let text = body(&format!(
            "{{{{ {expression} }}}}\n{{% for h in highlights %}}\n{{{{ h.begin }}}}\nx\n{{{{ h.end }}}}{{% endfor %}}"
        ));
        assert_eq!(
            text.trim_start().lines().next().unwrap(),
            expect,
            "{expression}"
        );
    };
    check("\"a *b*\" | escape", "a \\*b\\*");
    check("\"a *b*\" | escape | yaml", "\"a *b*\"");
    check("\"Rosa [Lind]\" | escape | wikilink", "[[Rosa Lind]]");
    check("\"Été, à l’eau!\" | slug", "été-à-l-eau");
    check("article.published | date(\"%d.%m.%Y\")", "01.01.1970");
    check("article.saved | date(\"%H:%M\")", "00:00");
    check("\"x\" | callout(\"tip\", \"T\")", "> [!tip] T");
    check("\"a\" | quote", "> a");
    check("\"- a\" | lead(\"Note\")", "**Note.**");
    check("article.site == \"Site\"", "True");
}
