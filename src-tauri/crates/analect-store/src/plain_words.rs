//! What the system says about a file, in words for people.

use std::io::{Error, ErrorKind};

/// Why a file or folder could not be used, as the end of a sentence: what is the matter, without
/// the system's numbers.
pub fn plain_words(cause: &Error) -> String {
    let words = match cause.kind() {
        ErrorKind::NotFound => "there is no such file or folder",
        ErrorKind::PermissionDenied => "you have no permission for it",
        ErrorKind::ReadOnlyFilesystem => "it lies on a disk that can only be read",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "no room is left on the disk",
        ErrorKind::AlreadyExists => "something of that name is there already",
        ErrorKind::NotADirectory => "a part of its path is a file and no folder",
        ErrorKind::IsADirectory => "it is a folder",
        ErrorKind::InvalidFilename => "the name is too long, or not allowed there",
        ErrorKind::FileTooLarge => "it would be too large for this disk",
        _ => return without_number(cause),
    };
    words.to_owned()
}

/// The system's own words, where it is the system that speaks.
fn without_number(cause: &Error) -> String {
    let said = cause.to_string();
    let Some(number) = cause.raw_os_error() else {
        return said;
    };
    let said = said.trim_end_matches(&format!(" (os error {number})"));
    format!("the system says “{said}”")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_the_system_says_is_told_without_its_numbers() {
        let folder = tempfile::tempdir().unwrap();
        let missing = std::fs::read(folder.path().join("no/notes.md")).unwrap_err();
        assert_eq!(plain_words(&missing), "there is no such file or folder");
        let file = folder.path().join("a.md");
        std::fs::write(&file, "a").unwrap();
        let below = std::fs::create_dir_all(file.join("b")).unwrap_err();
        assert_eq!(
            plain_words(&below),
            "a part of its path is a file and no folder"
        );
        // Its number is that of no failure with words of its own.
        let rare = Error::from_raw_os_error(71);
        let words = plain_words(&rare);
        assert!(words.starts_with("the system says “"), "{words}");
        assert!(!words.contains("os error"), "{words}");
        let own = Error::other("“a.md” was changed just now");
        assert_eq!(plain_words(&own), "“a.md” was changed just now");
    }
}
