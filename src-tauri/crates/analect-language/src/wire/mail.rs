//! The headers and closings of mail around a forwarded story.

use super::matching::{after_any, opens_with};

#[rustfmt::skip]
const HEADERS: &[&str] = &[
    "from:", "to:", "cc:", "bcc:", "date:", "sent:", "subject:", "reply-to:", "message-id:", "received:", "return-path:", "mime-version:",
    "content-type:", "importance:", "attachments:", "von:", "an:", "gesendet:", "betreff:", "datum:", "de :", "de:", "à :", "objet :",
    "objet:", "envoyé :", "asunto:", "para:", "oggetto:", "assunto:", "onderwerp:", "aan:",
];

const SUBJECTS: &[&str] = &[
    "subject:",
    "betreff:",
    "objet :",
    "objet:",
    "asunto:",
    "oggetto:",
    "assunto:",
    "onderwerp:",
];

const DATES: &[&str] = &["date:", "sent:", "gesendet:", "datum:", "envoyé :"];

#[rustfmt::skip]
const CLOSINGS: &[&str] = &[
    "sent from my", "sent from outlook", "sent from mail for", "sent via", "get outlook for", "von meinem iphone gesendet",
    "envoyé de mon", "enviado desde mi", "enviado do meu", "inviato da",
];

/// Whether `line` is the header field of a mail.
pub(super) fn is_header(line: &str) -> bool {
    after_any(line, HEADERS).is_some()
}

/// Whether `line` announces a forwarded mail or ends one.
pub(super) fn is_frame(line: &str) -> bool {
    let bare = line.trim_matches(|c: char| matches!(c, '-' | '_' | ' ' | ':' | '>' | '*'));
    let announced = opens_with(
        bare,
        &[
            "forwarded message",
            "begin forwarded message",
            "original message",
            "weitergeleitete nachricht",
        ],
    );
    let quoted = bare.ends_with(" wrote") && opens_with(bare, &["on"]) && bare.len() < 160;
    (announced && bare.len() < 40) || quoted || (opens_with(bare, CLOSINGS) && bare.len() < 60)
}

/// The subject a header field states, without the marks of replies and forwards.
pub(super) fn subject(line: &str) -> Option<&str> {
    let mut subject = after_any(line, SUBJECTS)?.trim();
    while let Some(rest) = after_any(subject, &["fwd:", "fw:", "re:", "aw:", "wg:", "tr:", "rv:"]) {
        subject = rest.trim();
    }
    (!subject.is_empty()).then_some(subject)
}

/// The value of the header field that dates a mail.
pub(super) fn date(line: &str) -> Option<&str> {
    after_any(line, DATES).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subjects_lose_the_marks_of_forwarding() {
        let check =
            |line: &str, expect: Option<&str>| assert_eq!(subject(line), expect, "{line:?}");
        check("Subject: Fwd: RE: Cod is dear", Some("Cod is dear"));
        check("Betreff: WG: Dorsch ist teuer", Some("Dorsch ist teuer"));
        check("Subject:", None);
        check("Subject to change: cod", None);
    }

    #[test]
    fn frames_of_mail_are_known() {
        let check = |line: &str, expect| assert_eq!(is_frame(line), expect, "{line:?}");
        check("---------- Forwarded message ---------", true);
        check("Begin forwarded message:", true);
        check("-----Original Message-----", true);
        check(
            "On Fri, 7 Feb 2031 at 09:12, Desk <desk@example.org> wrote:",
            true,
        );
        check("Sent from my iPhone", true);
        check("On Friday the mayor wrote", true);
        check("The letter was sent from my office in Oslo.", false);
        check(
            "Sent from my office to the ministry in Oslo, it was never answered by anyone.",
            false,
        );
    }
}
