//! Every screen and state to take a picture of, as data: a name and the way there.
//!
//! A new screen is one entry of a list in one of the modules below. Each starts from a freshly
//! loaded window that has forgotten what it kept for itself, so entries do not depend on one another.

mod dialogs;
mod exporting;
mod first;
mod followed;
mod inspector;
mod library;
mod reading;
mod versions;

/// What the window is opened on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Library {
    /// A new library as a reader first sees it: with the sample article.
    New,
    /// A library that has never held an article.
    Empty,
    /// A file that is none.
    Foreign,
    /// The one that [`crate::fixture`] makes.
    Articles,
}

/// One thing a reader does, or waits to see. Elements are named by their test id.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Step {
    /// Clicks the article that was imported from this file in the shelf that is shown.
    Open(&'static str),
    /// Asks for the menu of these words of the article, as the right button of the mouse does.
    Menu(&'static str),
    /// Asks for the menu of an element, as the right button of the mouse does.
    MenuOf(&'static str),
    /// Gives the page this size; the next screen has its own again.
    Size(u64, u64),
    /// Takes a way that several screens share.
    Way(&'static [Step]),
    /// Presses a key or a chord.
    Press(&'static str),
    /// Types into what has the focus.
    Type(&'static str),
    /// Clicks an element.
    Click(&'static str),
    /// Puts a text into a field, as pasting does.
    Fill(&'static str, &'static str),
    /// Selects these words of the article with the mouse.
    Select(&'static str),
    /// Waits until the element is shown.
    Shown(&'static str),
    /// Waits until no such element is shown.
    Gone(&'static str),
    /// Waits until the element holds the focus.
    Focused(&'static str),
    /// Waits until the element is shown and says these words.
    Says(&'static str, &'static str),
}

/// A screen or one state of it.
pub(crate) struct Screen {
    /// Part of its pictures' file names.
    pub(crate) name: &'static str,
    /// What the window is opened on.
    pub(crate) library: Library,
    /// The way there, from a window that was loaded just now.
    pub(crate) steps: &'static [Step],
    /// Played after the picture, where the way there changed the library.
    pub(crate) back: &'static [Step],
}

use Step::{Focused, Open, Press, Says, Shown, Way};

/// All screens, in the order of the contact sheet.
pub(crate) fn all() -> impl Iterator<Item = &'static Screen> {
    let lists = [
        first::SCREENS,
        library::SCREENS,
        reading::SCREENS,
        inspector::SCREENS,
        followed::SCREENS,
        dialogs::SCREENS,
        exporting::SCREENS,
        versions::SCREENS,
    ];
    lists.into_iter().flatten()
}

const fn with_articles(name: &'static str, steps: &'static [Step]) -> Screen {
    and_back(name, steps, &[])
}

/// For a way that changes the library: the way back is played after the picture.
const fn and_back(name: &'static str, steps: &'static [Step], back: &'static [Step]) -> Screen {
    Screen {
        name,
        library: Library::Articles,
        steps,
        back,
    }
}

/// An essay with all kinds of marks.
const RESERVOIR: Step = Way(&[Open("reservoir.html"), Shown("article")]);
/// A wire story without marks.
const FERRY: Step = Way(&[Open("ferry.txt"), Shown("article")]);
const ROWS: Step = Way(&[Press("Mod+1"), Shown("library-row")]);
const SUMMARY: Step = Way(&[Press("g"), Press("s"), Focused("summary-item")]);
const ENTITIES: Step = Way(&[Press("g"), Press("e"), Focused("entity-item")]);
const NOTES: Step = Way(&[Press("g"), Press("n"), Focused("note-item")]);
const UNDO: Step = Way(&[Press("Mod+Z"), Says("toast", "Undid")]);
const PAY: &str = "They agreed on pay within the first two";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_screen_has_a_name_of_its_own_that_is_fit_for_a_file() {
        let mut names: Vec<_> = all().map(|screen| screen.name).collect();
        let count = names.len();
        let fit = |letter: char| letter.is_ascii_lowercase() || letter == '-';
        for name in &names {
            assert!(name.chars().all(fit), "{name}");
        }
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}
