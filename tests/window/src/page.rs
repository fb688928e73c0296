//! The scripts that look at the page, and the selectors they are asked with.

/// The functions of `page.js`, followed by a call of one of them with the script's arguments.
pub(crate) fn call(function: &str) -> String {
    format!(
        "{}\nreturn {function}(...arguments);",
        include_str!("page.js")
    )
}

/// The selector of what carries this test id.
pub fn test_id(id: &str) -> String {
    format!("[data-testid=\"{id}\"]")
}
