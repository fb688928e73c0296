//! Telling a library from any other file before SQLite touches it.
//!
//! The first 100 bytes of an SQLite database say what it is (SQLite file format §1.3), so that a
//! foreign, empty or cut-off file is refused without ever being opened for writing.

use crate::Error;
use crate::migrations::SCHEMA_VERSION;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// `application_id` of a library file: "Anlc" in ASCII.
pub(crate) const APPLICATION_ID: i32 = 0x416E_6C63;

const MAGIC: &[u8; 16] = b"SQLite format 3\0";
const HEADER: usize = 100;

/// Refuses `path` unless it looks like a whole library file.
pub(crate) fn inspect(path: &Path) -> Result<(), Error> {
    let io = |cause| Error::Io {
        path: path.to_owned(),
        cause,
    };
    let metadata = std::fs::metadata(path).map_err(io)?;
    if !metadata.is_file() {
        return Err(Error::Foreign(path.to_owned()));
    }
    if metadata.len() == 0 {
        return Err(Error::Empty(path.to_owned()));
    }
    let mut header = [0; HEADER];
    let mut file = File::open(path).map_err(io)?;
    if file.read_exact(&mut header).is_err() || !header.starts_with(MAGIC) {
        return Err(Error::Foreign(path.to_owned()));
    }
    if word(&header, 68) != APPLICATION_ID.cast_unsigned() {
        return Err(Error::Foreign(path.to_owned()));
    }
    let (found, known) = (i64::from(word(&header, 60)), SCHEMA_VERSION);
    if found > known {
        return Err(Error::TooNew {
            path: path.to_owned(),
            found,
            known,
        });
    }
    if metadata.len() < promised_length(&header) {
        return Err(Error::Damaged(path.to_owned()));
    }
    Ok(())
}

/// The file length the header promises, 0 where the header does not keep count.
fn promised_length(header: &[u8; HEADER]) -> u64 {
    let page = match u64::from(word(header, 16) >> 16) {
        1 => 65_536,
        size => size,
    };
    let counted = word(header, 24) == word(header, 92);
    if counted {
        page * u64::from(word(header, 28))
    } else {
        0
    }
}

/// The big-endian 32-bit number at `at`.
fn word(header: &[u8; HEADER], at: usize) -> u32 {
    let bytes = header
        .get(at..at + 4)
        .and_then(|bytes| bytes.try_into().ok());
    u32::from_be_bytes(bytes.unwrap_or_default())
}
