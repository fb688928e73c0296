//! One window for each library: a second start hands its files to the first one and ends.
//!
//! The lock beside the library is held as long as the window lives and falls with its process; the
//! socket only carries the word. Where the system has no sockets in files, a second start says that
//! the library is open already.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

/// The right to be the window of a library.
pub(crate) struct Instance {
    _lock: File,
    lock_path: PathBuf,
    #[cfg(unix)]
    socket: PathBuf,
}

/// How a start turned out.
pub(crate) enum Start {
    /// This is the library's window.
    First(Instance),
    /// Another window has the library; it was told of the files, where it could be.
    Second,
}

impl Instance {
    /// Becomes the window of the library at `path`, or hands `files` to the one that is.
    ///
    /// `heard` is called, on a thread of its own, with the files of every later start.
    pub(crate) fn claim(
        path: &Path,
        files: &[String],
        heard: impl Fn(Vec<String>) + Send + 'static,
    ) -> std::io::Result<Start> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let path = &canonical(path);
        let (lock, lock_path) = lock_of(path)?;
        match lock.try_lock() {
            Ok(()) => first((lock, lock_path), path, heard).map(Start::First),
            Err(TryLockError::WouldBlock) => {
                tell(path, files);
                Ok(Start::Second)
            }
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// Gives the right up for good: the library is not there any more.
    pub(crate) fn end(self) {
        std::fs::remove_file(&self.lock_path).ok();
    }
}

/// The file whose lock is the right to a library's window: beside the library, or where its folder
/// does not allow writing, in the folder for sockets. All who may write agree on the first.
fn lock_of(path: &Path) -> std::io::Result<(File, PathBuf)> {
    #[cfg(unix)]
    use std::io::ErrorKind::{PermissionDenied, ReadOnlyFilesystem};
    let create = |name: PathBuf| {
        let mut options = File::options();
        let file = options
            .create(true)
            .truncate(false)
            .write(true)
            .open(&name)?;
        Ok::<_, std::io::Error>((file, name))
    };
    let mut name = path.as_os_str().to_owned();
    name.push(".window");
    match create(PathBuf::from(name)) {
        #[cfg(unix)]
        Err(error) if matches!(error.kind(), PermissionDenied | ReadOnlyFilesystem) => {
            create(socket_of(path).with_extension("window"))
        }
        created => created,
    }
}

/// One name for a library, however it is reached and whether it is there yet.
fn canonical(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let in_folder = || {
        let folder = absolute.parent()?.canonicalize().ok()?;
        Some(folder.join(absolute.file_name()?))
    };
    absolute
        .canonicalize()
        .ok()
        .or_else(in_folder)
        .unwrap_or(absolute)
}

#[cfg(unix)]
fn first(
    (lock, lock_path): (File, PathBuf),
    path: &Path,
    heard: impl Fn(Vec<String>) + Send + 'static,
) -> std::io::Result<Instance> {
    use std::os::unix::net::UnixListener;
    let socket = socket_of(path);
    // One that lies there is of a process that ended: its lock is ours now.
    if socket.exists() {
        std::fs::remove_file(&socket)?;
    }
    let listener = UnixListener::bind(&socket)?;
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            if let Some(files) = hear(stream) {
                heard(files);
            }
        }
    });
    Ok(Instance {
        _lock: lock,
        lock_path,
        socket,
    })
}

#[cfg(not(unix))]
fn first(
    (lock, lock_path): (File, PathBuf),
    _: &Path,
    _: impl Fn(Vec<String>) + Send + 'static,
) -> std::io::Result<Instance> {
    Ok(Instance {
        _lock: lock,
        lock_path,
    })
}

/// The files another start names; `None` where it says nothing that can be read.
#[cfg(unix)]
fn hear(stream: std::os::unix::net::UnixStream) -> Option<Vec<String>> {
    use std::io::Read;
    const LONGEST: u64 = 1 << 20;
    stream
        .set_read_timeout(Some(std::time::Duration::from_secs(2)))
        .ok()?;
    let mut said = String::new();
    stream.take(LONGEST).read_to_string(&mut said).ok()?;
    serde_json::from_str(&said).ok()
}

#[cfg(unix)]
fn tell(path: &Path, files: &[String]) {
    use std::io::Write;
    let said = serde_json::Value::from(files).to_string();
    // A window that ends this moment hears nothing, and nothing is lost: the files lie where they
    // lay.
    if let Ok(mut stream) = std::os::unix::net::UnixStream::connect(socket_of(path)) {
        stream.write_all(said.as_bytes()).ok();
    }
}

#[cfg(not(unix))]
fn tell(_: &Path, _: &[String]) {}

/// A short path of its own for each library, in the folder the system keeps for sockets: paths of
/// sockets may have 100 bytes only.
#[cfg(unix)]
fn socket_of(path: &Path) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    // FNV-1a, 64 bits: short, and the same in every version of the program.
    let hash = path
        .as_os_str()
        .as_bytes()
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        });
    let folder = std::env::var_os("XDG_RUNTIME_DIR").map_or_else(std::env::temp_dir, PathBuf::from);
    folder.join(format!("analect-{hash:016x}.sock"))
}

#[cfg(unix)]
impl Drop for Instance {
    fn drop(&mut self) {
        std::fs::remove_file(&self.socket).ok();
    }
}

#[cfg(all(test, unix))]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;
    use std::sync::mpsc::channel;
    use std::time::Duration;

    #[test]
    fn a_second_start_hands_its_files_to_the_first() {
        let folder = std::env::temp_dir().join(format!("analect-instance-{}", std::process::id()));
        let path = folder.join("library.db");
        let (send, receive) = channel();
        let claim = |files: &[String], send: std::sync::mpsc::Sender<Vec<String>>| {
            Instance::claim(&path, files, move |files| send.send(files).unwrap()).unwrap()
        };
        let Start::First(first) = claim(&[], send.clone()) else {
            panic!("nobody else had it");
        };
        let files = ["/a story.txt".to_owned(), "/é.md".to_owned()];
        assert!(matches!(claim(&files, send.clone()), Start::Second));
        assert_eq!(receive.recv_timeout(Duration::from_secs(5)).unwrap(), files);
        drop(first);
        assert!(matches!(claim(&[], send), Start::First(_)));
        std::fs::remove_dir_all(folder).unwrap();
    }
}
