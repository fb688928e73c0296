//! A file of notes in its parts.

use crate::block::lines;

/// A file in its parts.
pub(crate) struct File<'f> {
    /// The lines between the two `---`.
    pub(crate) front: &'f str,
    /// What follows.
    pub(crate) body: &'f str,
    /// Where that starts.
    pub(crate) start: usize,
    /// Where `front` starts.
    pub(crate) front_start: usize,
}

/// The parts of a file; `None` where it has no front matter.
pub(crate) fn split(text: &str) -> Option<File<'_>> {
    let lead = text.len() - text.trim_start_matches('\u{feff}').len();
    let bare = text.get(lead..)?;
    let mut found = lines(bare);
    let (_, first) = found.next().filter(|(_, line)| line.trim_end() == "---")?;
    let (end, line) = found.find(|(_, line)| line.trim_end() == "---")?;
    let front_start = lead + first.len();
    let start = lead + end + line.len();
    Some(File {
        front: text.get(front_start..lead + end)?,
        body: text.get(start..)?,
        start,
        front_start,
    })
}
