//! How sure a rule is.

/// How sure it is that something found by rule is what it is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// One of several readings.
    Low,
    /// What such words usually mean in news.
    Medium,
    /// The words say so.
    High,
}
