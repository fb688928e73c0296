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
    // What a filter or an operator would make is counted before it is made.
    check("{{ \"%1000000000d\" | format(3) }}", "too much memory");
    let long = "(\"%99999d\" | format(1))";
    for expression in [
        format!("{long} | list | join({long})"),
        format!("{long} | replace(\" \", \"\\n\") | indent(99999)"),
        format!("{long} | replace(\" \", {long})"),
    ] {
        check(&format!("{{{{ {expression} }}}}"), "too much memory");
    }
    check(
        "{% for a in range(9999) %}{{ \"%90000d\" | format(1) }}{% endfor %}",
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
    let expect = "\n<!-- analect:body b05dd39c29 -->\n# Title\n\n- A sentence to try.\n<!-- /analect:body -->\n\n<!-- analect:written body title=";
    assert!(text.starts_with(expect), "{text}");
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

#[test]
fn a_tag_is_no_longer_than_its_limit() {
    let told = |source: &str, line: usize, column: usize| {
        let error = Template::new(source).unwrap_err();
        assert_eq!((error.line, error.column), (line, column), "{error}");
        assert!(error.message.contains("longer than 2 KiB"), "{error}");
    };
    for part in [
        "-",
        "not ",
        ".a",
        "|list",
        "+1",
        "*1",
        "[",
        "(",
        "if 1 else ",
    ] {
        told(
            &format!("x\n {{{{ 1{} }}}}", part.repeat(20_000 / part.len())),
            2,
            2,
        );
    }
    let long = "-".repeat(3000);
    told(&format!("{{{{ [\"}}}}\", {long}1] }}}}"), 1, 1);
    told(&format!("{{{{ '\\'}}}}' + {long}1 }}}}"), 1, 1);
    told(&format!("{{% if \"%}}\" == {long}1 %}}"), 1, 1);
    told(&format!("{{# }}}} #}}{{{{ {long}1"), 1, 9);
    // What only looks like a tag has no limit.
    let raw = "{% raw %}{{ '{% endraw %}";
    told(
        &format!("{raw}{{{{ ['}}}}', {long}1] }}}}"),
        1,
        raw.len() + 1,
    );
    assert!(Template::new(&format!("{{%- raw -%}}{{{{ {long}{{% endraw %}}")).is_ok());
    assert!(Template::new(&format!("{{# {{{{ {long} #}}text {long}")).is_ok());
    let many = "{% if 0 %}".to_owned() + &"{% elif 0 %}".repeat(4000) + "{% endif %}";
    let error = Template::new(&many).unwrap_err();
    assert!(error.message.contains("1000 tags"), "{error}");
    let error = Template::new(&"x".repeat(70_000)).unwrap_err();
    assert!(error.message.contains("64 KiB"), "{error}");
}

#[test]
fn no_template_within_the_limits_uses_up_the_stack() {
    let fill = |part: &str| part.repeat(2000 / part.len());
    for (before, part, after) in [
        ("", "-", "1"),
        ("", "not ", "1"),
        ("article", ".a", ""),
        ("article", "|list", ""),
        ("1", "+1", ""),
        ("[1]", "*1", ""),
        ("'a'", "~'a'", ""),
        ("1", "|d(1", ""),
        ("", "(", "1"),
        ("", "[", "1"),
        ("", "1 if 1 else ", "1"),
        ("1", " is odd", ""),
        ("1", "==1", ""),
        ("1", " and 1", ""),
        ("2", "**1", ""),
    ] {
        // What counts is that it answers at all.
        let expression = format!("{before}{}{after}", fill(part));
        let _ = written(&format!("{{{{ {expression} }}}}"));
        let depth = "{% for a in [1] %}".repeat(140);
        let _ = written(&format!(
            "{depth}{{{{ {expression} }}}}{}",
            "{% endfor %}".repeat(140)
        ));
    }
    let branches = "{% if 0 %}".to_owned() + &"{% elif 0 %}".repeat(998) + "{% endif %}";
    assert!(written(&branches).is_ok());
    for step in ["x*1*1*1*1*1*1*1*1*1*1*1*1*1*1*1*1*1*1*1*1*1*1*1*1", "[x]"] {
        let steps = format!("{{% set x = {step} %}}").repeat(700);
        let _ = written(&format!("{{% set x = [1] %}}{steps}{{{{ x|length }}}}"));
    }
}

#[test]
fn no_step_that_a_template_repeats_doubles_a_list() {
    for first in ["[1, 2]", "\"ab\"", "highlights"] {
        for step in [
            "x + x",
            "x * 2",
            "[x, x]",
            "(x, x)",
            "x, x",
            "{\"a\": x, \"b\": x}",
            "1 if 0 else [x, x]",
            "x and [x, x]",
            "dict(a=x, b=x)",
            "x | chain(x)",
            "x | zip(x)",
            "x | batch(2, x)",
            "x | slice(2, x)",
            "x | join(x)",
            "x | replace(x, x ~ x)",
            "x ~ x",
            "x | list",
            "x | items",
            "x | reverse",
            "x | groupby",
            "x | map(\"list\")",
            "x[:]",
        ] {
            let steps = format!("{{% set x = {step} %}}").repeat(60);
            // What counts is that it answers at all.
            let _ = written(&format!("{{% set x = {first} %}}{steps}{{{{ x }}}}"));
        }
    }
    let steps = "{% set x %}{{ x }}{{ x }}{% endset %}".repeat(300);
    assert!(written(&format!("{{% set x = \"ab\" %}}{steps}{{{{ x }}}}")).is_err());
}

#[test]
fn what_would_make_lists_grow_is_refused_where_it_stands() {
    let refused = |source: &str, column: usize, words: &str| {
        let error = Template::new(source).unwrap_err();
        assert_eq!((error.line, error.column), (1, column), "{source}: {error}");
        assert!(error.message.contains(words), "{source}: {error}");
    };
    refused("{{ note + note }}", 9, "`+` and `*`");
    refused("{{ \"+\" ~ 2 * 3 }}", 12, "`+` and `*`");
    refused("{% for a in [note] %}{% endfor %}", 13, "texts and numbers");
    refused(
        "{% for a in (note, 1) %}{% endfor %}",
        13,
        "texts and numbers",
    );
    refused("{%- set x = note, note %}", 17, "in brackets");
    for source in [
        "{% set a, b = [1, 2] %}{% with c = a, d = b %}{{ c ~ d }}{% endwith %}",
        "{%+ if article.site in [\"a\", 'b+c', 1] +%}\nx\n{% endif %}",
        "{% if (article.site or none) is none %}x{% endif %}",
        "{% for a in (1, 2) %}{{ a }}{% endfor %}",
        "{% for h in highlights %}{{ (h.tags | first) | default([], true) }}{% endfor %}",
        "{# 1 + [x] #}{% raw %}{{ 1 + [x] }}{% endraw %}",
    ] {
        let outcome = Template::new(source);
        assert!(outcome.is_ok(), "{source}: {:?}", outcome.err());
    }
}
