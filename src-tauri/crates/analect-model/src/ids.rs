//! Identifiers: newtypes over UUID version 7 (RFC 9562), so that ids sort by creation time.

use uuid::Uuid;

/// A text that is no identifier.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not an identifier")]
pub struct IdError(pub String);

macro_rules! id {
    ($name:ident, $what:literal) => {
        #[doc = concat!("Identifies one ", $what, ".")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Uuid);

        impl $name {
            /// The identifier with these 16 bytes.
            pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(Uuid::from_bytes(bytes))
            }

            /// The 16 bytes, in network order.
            pub const fn as_bytes(&self) -> &[u8; 16] {
                self.0.as_bytes()
            }

            /// A UUID version 7 of `milliseconds` since the Unix epoch and 80 bits of `randomness`.
            pub const fn from_parts(milliseconds: u64, randomness: [u8; 10]) -> Self {
                Self(
                    uuid::Builder::from_unix_timestamp_millis(milliseconds, &randomness)
                        .into_uuid(),
                )
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                Uuid::try_parse(text)
                    .map(Self)
                    .map_err(|_| IdError(text.chars().take(80).collect()))
            }
        }
    };
}

id!(ArticleId, "article");
id!(RevisionId, "revision of an article's text");
id!(AnnotationId, "annotation");
id!(EntityId, "entity");
id!(MentionId, "mention of an entity");
id!(CollectionId, "collection of articles");
id!(EntityTypeId, "type of entities of the reader's own");
id!(RejectionId, "name on the stop list");

impl AnnotationId {
    /// The short name this annotation has in exported Markdown: `h` and seven characters of
    /// Crockford's base 32 (lower case) from the last 35 bits, which are random in a UUIDv7.
    pub fn block_id(&self) -> String {
        let bits = self.0.as_u128();
        let digit = |place: u32| {
            let index = usize::try_from((bits >> (5 * place)) & 31).unwrap_or(0);
            char::from(BASE_32.get(index).copied().unwrap_or(b'0'))
        };
        std::iter::once('h')
            .chain((0..7).rev().map(digit))
            .collect()
    }

    /// This identifier with other random bits, so that `name` is its [`block_id`](Self::block_id);
    /// `None` where no identifier has such a name.
    pub fn with_block_id(self, name: &str) -> Option<Self> {
        let digits = name.strip_prefix('h').filter(|digits| digits.len() == 7)?;
        let places = digits
            .bytes()
            .map(|byte| BASE_32.iter().position(|one| *one == byte));
        let mut bits = 0_u128;
        for place in places {
            bits = bits << 5 | u128::try_from(place?).ok()?;
        }
        let rest = self.0.as_u128() >> 35 << 35;
        Some(Self(Uuid::from_u128(rest | bits)))
    }
}

/// Crockford's base 32, in lower case.
const BASE_32: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn ids_are_version_seven_and_print_and_parse_back() {
        let id = ArticleId::from_parts(1_757_000_000_000, [7; 10]);
        let text = id.to_string();
        assert_eq!(text.as_bytes()[14], b'7');
        assert_eq!(text.parse(), Ok(id));
        assert!("not-an-id".parse::<ArticleId>().is_err());
    }

    #[test]
    fn later_ids_sort_after_earlier_ones() {
        assert!(ArticleId::from_parts(1, [255; 10]) < ArticleId::from_parts(2, [0; 10]));
    }

    #[test]
    fn block_ids_come_from_the_random_bits_alone() {
        let check = |ms, random: [u8; 10], expect: &str| {
            assert_eq!(AnnotationId::from_parts(ms, random).block_id(), expect);
        };
        check(1, [0; 10], "h0000000");
        check(9, [0; 10], "h0000000");
        check(1, [255; 10], "hzzzzzzz");
        check(1, [0, 0, 0, 0, 0, 0, 0, 0, 0, 33], "h0000011");
    }

    #[test]
    fn an_id_can_be_made_for_a_block_id() {
        let id = AnnotationId::from_parts(9, [7; 10]);
        let made = id.with_block_id("hz0a1b2c").unwrap();
        assert_eq!(made.block_id(), "hz0a1b2c");
        assert_eq!(made.with_block_id(&id.block_id()), Some(id));
        for name in ["", "h", "hz0a1b2", "hz0a1b2cc", "hz0a1b2l", "xz0a1b2c"] {
            assert_eq!(id.with_block_id(name), None, "{name}");
        }
    }
}
