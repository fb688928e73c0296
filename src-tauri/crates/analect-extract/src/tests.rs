//! What extraction makes of whole pages.

#![allow(clippy::unwrap_used)]

use crate::{Extracted, Options, Warning, extract};
use analect_model::{BlockKind, Document, MarkKind};
use analect_text::slice;

const URL: &str = "https://post.example/news/tolls.html";

fn page(html: &str) -> Extracted {
    extract(
        html.as_bytes(),
        &Options {
            url: Some(URL),
            charset: None,
        },
    )
}

fn letter(kind: BlockKind) -> String {
    match kind {
        BlockKind::Heading(level) => format!("H{level}"),
        BlockKind::Paragraph => "P".into(),
        BlockKind::ListItem { depth, ordered } => {
            format!("{}{depth}", if ordered { "N" } else { "L" })
        }
        BlockKind::Quote => "Q".into(),
        BlockKind::Code => "C".into(),
        BlockKind::TableCell {
            row,
            column,
            header,
        } => format!("{}{row}.{column}", if header { "TH" } else { "TD" }),
        BlockKind::Caption => "F".into(),
        other => format!("{other:?}"),
    }
}

/// The blocks of `document`, each as its kind and text.
fn blocks(document: &Document) -> Vec<String> {
    document
        .blocks()
        .iter()
        .map(|block| format!("{} {}", letter(block.kind), document.block_text(block)))
        .collect()
}

fn marks(document: &Document) -> Vec<String> {
    let show = |kind: &MarkKind| match kind {
        MarkKind::Link(address) => address.clone(),
        other => format!("{other:?}"),
    };
    document
        .marks()
        .iter()
        .map(|mark| {
            format!(
                "{} {}",
                show(&mark.kind),
                slice(document.text(), mark.range).unwrap()
            )
        })
        .collect()
}

#[test]
fn elements_become_blocks() {
    let check =
        |html: &str, expect: &[&str]| assert_eq!(blocks(&page(html).document), expect, "{html}");
    check(
        "<p>One  two\n three</p><p>Four</p>",
        &["P One two three", "P Four"],
    );
    check(
        "bare text<div>and more</div>",
        &["P bare text", "P and more"],
    );
    check("<p>a</p><h2>Head</h2><p>b</p>", &["P a", "H2 Head", "P b"]);
    check(
        "<p>x</p><ul><li>a<ul><li>b</ul><li>c</ul>",
        &["P x", "L0 a", "L1 b", "L0 c"],
    );
    check(
        "<p>x</p><ol><li><p>a</p><p>b</p></li></ol>",
        &["P x", "N0 a\nb"],
    );
    check("<p>x</p><dl><dt>a<dd>b</dl>", &["P x", "L0 a", "L0 b"]);
    check(
        "<p>x</p><blockquote><p>a</p><p>b</p></blockquote>",
        &["P x", "Q a", "Q b"],
    );
    check(
        "<p>x</p><pre><code>  a\n\n\tb  \n</code></pre>",
        &["P x", "C   a\n\n\tb"],
    );
    check(
        "<p>x</p><pre>a<br>b<div>c</div></pre>",
        &["P x", "C a\nb\nc"],
    );
    check(
        "<p>x</p><figure><img src=a><figcaption>cap <b>b</b></figcaption></figure>",
        &["P x", "F cap b"],
    );
    check("<p>a<br>b<hr>c</p>", &["P a\nb", "P c"]);
    check("<p>He said <q>no</q>.</p>", &["P He said “no”."]);
    check(
        "<p>x&nbsp;y &lt;b&gt; &amp;amp;</p>",
        &["P x\u{a0}y <b> &amp;"],
    );
    check("<p>a\u{7}b&#1;c&#x80;</p>", &["P abc€"]);
}

#[test]
fn tables_hold_data_or_lay_out_the_page() {
    let check =
        |html: &str, expect: &[&str]| assert_eq!(blocks(&page(html).document), expect, "{html}");
    check(
        "<p>x</p><table><caption>Tolls</caption><tr><th>Year<th>Toll<tr><td>2024<td><p>9</p><p>10</p></table>",
        &[
            "P x",
            "F Tolls",
            "TH0.0 Year",
            "TH0.1 Toll",
            "TD1.0 2024",
            "TD1.1 9\n10",
        ],
    );
    check(
        "<table><tr><td></td><td>a</td></tr><tr><td>b</td></tr></table>",
        &["TD0.0 ", "TD0.1 a", "TD1.0 b"],
    );
    check(
        "<table><tr><td colspan=2>a<td>b</table>",
        &["TD0.0 a", "TD0.2 b"],
    );
    check("<table><tr><td><p>a</p><p>b</p></table>", &["P a", "P b"]);
    check(
        "<table><tr><td>x<td><table><tr><th>a</table></table>",
        &["P x", "TH0.0 a"],
    );
    check(
        "<table><tr><td>a<td><ul><li>b<li>c</ul></table>",
        &["TD0.0 a", "TD0.1 b\nc"],
    );
}

#[test]
fn blocks_are_joined_by_blank_lines_items_by_line_breaks_and_cells_by_tabs() {
    let check = |html: &str, expect: &str| assert_eq!(page(html).document.text(), expect, "{html}");
    check("<p>a</p><ul><li>b<li>c</ul><p>d</p>", "a\n\nb\nc\n\nd");
    check(
        "<p>a</p><table><tr><td>b<td>c</table><table><tr><td>d<td>e</table>",
        "a\n\nb\tc\n\nd\te",
    );
}

#[test]
fn what_is_no_text_is_left_out() {
    let check = |inside: &str| {
        let html = format!("<p>before</p>{inside}<p>after</p>");
        assert_eq!(
            blocks(&page(&html).document),
            ["P before", "P after"],
            "{inside}"
        );
    };
    check("<script>alert(1)</script>");
    check("<style>p { color: red }</style>");
    check("<noscript>enable scripts</noscript>");
    check("<template><p>not yet</p></template>");
    check("<svg><text>drawing</text></svg>");
    check("<iframe>frame</iframe>");
    check("<select><option>one</select><button>Buy</button><textarea>note</textarea>");
    check("<p hidden>hidden</p>");
    check("<p style='Display: None'>hidden</p>");
    check("<!-- comment --><?php echo 1 ?>");
}

#[test]
fn inline_elements_become_marks() {
    let check =
        |html: &str, expect: &[&str]| assert_eq!(marks(&page(html).document), expect, "{html}");
    check(
        "<p>a <em>b</em> <strong>c</strong> <code>d</code>",
        &["Emphasis b", "Strong c", "Code d"],
    );
    check(
        "<p>a <del>b</del> x<sup>2</sup> H<sub>2</sub>O",
        &["Strike b", "Superscript 2", "Subscript 2"],
    );
    check(
        "<p><b>bold <i>both</i></b>",
        &["Strong bold both", "Emphasis both"],
    );
    check("<p><b><strong>once</strong></b>", &["Strong once"]);
    check("<p>a<b> b </b>c", &["Strong b"]);
    check("<b><p>one</p><p>two</p></b>", &["Strong one", "Strong two"]);
    check("<p>x</p><pre><code>y</code></pre>", &[]);
    check(
        "<p>see <a href='../a b.html#c'>this</a>",
        &["https://post.example/a%20b.html#c this"],
    );
    check(
        "<p>see <a href='mailto:desk@post.example'>us</a>",
        &["mailto:desk@post.example us"],
    );
    check(
        "<p>see <a href='javascript:alert(1)'>this</a> <a href='#n'>n</a> <a>x</a>",
        &[],
    );
    check(
        "<base href='https://other.example/x/'><p><a href=y>z</a>",
        &["https://other.example/x/y z"],
    );
}

#[test]
fn the_main_content_is_told_from_the_rest_of_the_page() {
    let sentence = "The harbour board said on Monday that tolls would double in spring, and shipping firms protested. ";
    let html = format!(
        "<nav><a href=/>Home</a> <a href=/x>Sport</a></nav><div class=article><p>{0}</p><p>{0}</p><p>{0}</p></div>\
         <div class=sidebar><a href=/1>Most read one</a><a href=/2>Most read two</a></div><footer>Imprint</footer>",
        sentence.repeat(3)
    );
    let found = page(&html);
    assert_eq!(found.document.blocks().len(), 3);
    assert!(
        !found.document.text().contains("Most read") && !found.document.text().contains("Imprint")
    );
    assert_eq!(found.warnings, []);
}

#[test]
fn a_page_built_by_script_gives_what_it_keeps_for_readers_without() {
    let sentence = "The ferry did not sail on Monday. ";
    let check = |times, expect: usize| {
        let html = format!(
            "<div id=app>Loading</div><noscript><p>{}</p></noscript>",
            sentence.repeat(times)
        );
        assert_eq!(page(&html).document.text().matches("ferry").count(), expect);
    };
    check(30, 30);
    check(3, 0);
}

#[test]
fn a_page_without_content_is_an_empty_document() {
    let check = |html: &str| assert_eq!(page(html).document, Document::default(), "{html:?}");
    check("");
    check("  \n ");
    check("<html><head><title>t</title></head><body></body></html>");
    check("<script>x</script><!-- y -->");
    check("<p>&#8203;<br></p>".replace("&#8203;", "").as_str());
}

#[test]
fn a_heading_that_repeats_the_title_is_left_out() {
    let html = "<title>Tolls rise | Post</title><meta property=og:site_name content=Post><h1>Tolls rise</h1><p>Text of it.</p>";
    let found = page(html);
    assert_eq!(found.metadata.title.as_deref(), Some("Tolls rise"));
    assert_eq!(blocks(&found.document), ["P Text of it."]);
}

#[test]
fn metadata_comes_from_the_most_trusted_place() {
    let check = |head: &str, of: fn(&Extracted) -> String, expect: &str| {
        let found = page(&format!("<head>{head}</head><p>Some text.</p>"));
        assert_eq!(of(&found), expect, "{head}");
    };
    let title = |e: &Extracted| e.metadata.title.clone().unwrap_or_default();
    let byline = |e: &Extracted| e.metadata.byline.join("; ");
    let site = |e: &Extracted| e.metadata.site.clone().unwrap_or_default();
    let published = |e: &Extracted| {
        e.metadata
            .published
            .map(|day| day.to_string())
            .unwrap_or_default()
    };
    let source = |e: &Extracted| e.metadata.source.clone().unwrap_or_default();
    check("<title>Plain &amp; simple</title>", title, "Plain & simple");
    check(
        "<title>x</title><meta property='og:title' content='Tolls &amp;amp; fees'>",
        title,
        "Tolls & fees",
    );
    check(
        "<meta name=author content='By Ana Duarte and Tom Avery'>",
        byline,
        "Ana Duarte; Tom Avery",
    );
    check(
        "<script type='application/ld+json'>{\"@type\":\"Article\",\"author\":{\"name\":\"Rosa Lind\"}}</script><meta name=author content=Desk>",
        byline,
        "Rosa Lind",
    );
    check(
        "<meta property=og:site_name content='Harbour Post'>",
        site,
        "Harbour Post",
    );
    check(
        "<meta property='article:published_time' content='2025-01-09T23:00:00-05:00'>",
        published,
        "2025-01-09",
    );
    check(
        "<meta name=date content='9 January 2025'>",
        published,
        "2025-01-09",
    );
    check(
        "<time class=updated datetime=2025-02-02></time><time datetime=2025-01-09>",
        published,
        "2025-01-09",
    );
    check(
        "<link rel=canonical href='/news/1'>",
        source,
        "https://post.example/news/1",
    );
    check("<link rel=canonical href='/'>", source, URL);
    check("<link rel=canonical href='javascript:x'>", source, URL);
    check("", source, URL);
}

#[test]
fn the_language_is_stated_or_told_from_the_text() {
    let check = |html: &str, expect: Option<&str>| {
        assert_eq!(page(html).metadata.language.as_deref(), expect, "{html}");
    };
    check("<html lang=pt-PT><p>x", Some("pt-PT"));
    check("<html lang='EN_us'><p>x", Some("en-us"));
    check(
        "<html lang='javascript:x'><meta property=og:locale content=de_DE><p>x",
        Some("de-DE"),
    );
}

#[test]
fn trouble_is_told() {
    let check = |html: Vec<u8>, expect: &[Warning]| {
        assert_eq!(
            extract(
                &html,
                &Options {
                    url: None,
                    charset: Some("utf-8")
                }
            )
            .warnings,
            expect
        );
    };
    check(b"<p>fine</p>".to_vec(), &[]);
    check(
        b"<p>caf\xe9</p>".to_vec(),
        &[Warning::BadCharacters("UTF-8")],
    );
    check(
        ["<div>".repeat(400).as_bytes(), b"x"].concat(),
        &[Warning::TooDeep],
    );
}
