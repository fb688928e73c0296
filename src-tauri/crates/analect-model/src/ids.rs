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

impl AnnotationId {
    /// The short name this annotation has in exported Markdown: `h` and seven characters of
    /// Crockford's base 32 (lower case) from the last 35 bits, which are random in a UUIDv7.
    pub fn block_id(&self) -> String {
        const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
        let bits = self.0.as_u128();
        let digit = |place: u32| {
            let index = usize::try_from((bits >> (5 * place)) & 31).unwrap_or(0);
            char::from(ALPHABET.get(index).copied().unwrap_or(b'0'))
        };
        std::iter::once('h')
            .chain((0..7).rev().map(digit))
            .collect()
    }
}

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
}
