//! Time and chance, handed in so that everything else is a function of its input.

use analect_model::Timestamp;
use std::time::{SystemTime, UNIX_EPOCH};

/// Tells the time.
pub trait Clock: Send + Sync {
    /// The present moment.
    fn now(&self) -> Timestamp;
}

/// Provides the random part of identifiers.
pub trait IdSource: Send + Sync {
    /// Eighty fresh bits.
    fn random(&self) -> [u8; 10];
}

/// The clock and the source of identifiers a library works with.
pub struct World {
    /// Tells the time.
    pub clock: Box<dyn Clock>,
    /// Provides identifiers.
    pub ids: Box<dyn IdSource>,
}

impl World {
    /// The system's clock and randomness.
    pub fn system() -> Self {
        Self {
            clock: Box::new(SystemClock),
            ids: Box::new(SystemIds),
        }
    }
}

/// The system's clock.
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        let since = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        Timestamp::from_milliseconds(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }
}

/// The system's source of randomness.
pub struct SystemIds;

impl IdSource for SystemIds {
    fn random(&self) -> [u8; 10] {
        let mut bytes = [0; 10];
        // Where the system has no randomness left (it never happens on the supported ones), the
        // clock's finest digits still tell two ids of one process apart.
        if getrandom::fill(&mut bytes).is_err() {
            let since = SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .unwrap_or_default();
            bytes = since
                .as_nanos()
                .to_be_bytes()
                .last_chunk()
                .copied()
                .unwrap_or(bytes);
        }
        bytes
    }
}
