//! Waiting for something to become true, with a deadline.

use std::thread;
use std::time::{Duration, Instant};

use crate::{Failure, Outcome};

/// The pause between two looks.
const PAUSE: Duration = Duration::from_millis(20);

/// Looks again and again until the probe finds something. A probe that fails counts as one that
/// found nothing, because pages and programs answer with errors while they change; its last message
/// is told when the time is over.
pub(crate) fn poll<T>(
    limit: Duration,
    what: &str,
    mut probe: impl FnMut() -> Outcome<Option<T>>,
) -> Outcome<T> {
    let deadline = Instant::now() + limit;
    loop {
        let found = probe();
        if let Ok(Some(found)) = found {
            return Ok(found);
        }
        if Instant::now() >= deadline {
            let why = found
                .err()
                .map(|failure| format!(" ({failure})"))
                .unwrap_or_default();
            return Err(Failure::new(format!(
                "waited {} s for {what}{why}",
                limit.as_secs_f32()
            )));
        }
        thread::sleep(PAUSE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_found_after_errors_and_empty_looks_is_returned() {
        let mut looks = 0;
        let found = poll(Duration::from_secs(5), "the third look", || {
            looks += 1;
            match looks {
                1 => Err(Failure::new("not yet")),
                2 => Ok(None),
                _ => Ok(Some(looks)),
            }
        });
        assert_eq!(found.unwrap(), 3);
    }

    #[test]
    fn the_deadline_ends_the_wait_with_the_last_message() {
        let outcome: Outcome = poll(Duration::from_millis(50), "nothing", || {
            Err(Failure::new("closed"))
        });
        assert_eq!(
            outcome.unwrap_err().to_string(),
            "waited 0.05 s for nothing (closed)"
        );
    }
}
