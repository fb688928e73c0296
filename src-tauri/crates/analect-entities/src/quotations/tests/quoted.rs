//! Quotations and who stands beside them.

use super::check;

#[test]
fn a_speaker_stands_behind_the_quotation() {
    check(
        "“The ice is thin,” [Marta Holm] said.",
        &["“The ice is thin,” / Marta Holm / said"],
    );
    check(
        "“The ice is thin,” said [Marta Holm].",
        &["“The ice is thin,” / Marta Holm / said"],
    );
    check(
        "\"The ice is thin,\" said Ms [Holm], who heads the port.",
        &["\"The ice is thin,\" / Holm / said"],
    );
    check(
        "‘The ice is thin,’ says [Holm].",
        &["‘The ice is thin,’ / Holm / says"],
    );
    check(
        "'It isn't thick,' [Holm] said.",
        &["'It isn't thick,' / Holm / said"],
    );
    check(
        "«The ice is thin», said [Holm].",
        &["«The ice is thin» / Holm / said"],
    );
    check(
        "„The ice is thin“, [Holm] said.",
        &["„The ice is thin“ / Holm / said"],
    );
    check(
        "“Is it thin?” asked [Holm].",
        &["“Is it thin?” / Holm / asked"],
    );
    check("“Stop!” [Holm] shouted.", &["“Stop!” / Holm / shouted"]);
    check(
        "“The ice is thin,” [Marta Holm], 34, a nurse from Bern, said.",
        &["“The ice is thin,” / Marta Holm / said"],
    );
    check(
        "“The ice is thin,” [Holm] later told reporters in Bern.",
        &["“The ice is thin,” / Holm / told"],
    );
    check(
        "“The ice is thin,” according to [Holm].",
        &["“The ice is thin,” / Holm / according to"],
    );
    check(
        "“The ice is thin,” the minister, [Anna Berg], said.",
        &["“The ice is thin,” / Anna Berg / said"],
    );
    check(
        "“The ice is thin,” {Acme} said in a statement.",
        &["“The ice is thin,” / Acme / said"],
    );
    check("“Never”, said [Holm].", &["“Never” / Holm / said"]);
}

#[test]
fn a_speaker_stands_before_the_quotation() {
    check(
        "[Holm] said: “The ice is thin.”",
        &["“The ice is thin.” / Holm / said"],
    );
    check(
        "[Holm] said, “The ice is thin.”",
        &["“The ice is thin.” / Holm / said"],
    );
    check(
        "[Holm] told the court on Monday: “The ice was thin.”",
        &["“The ice was thin.” / Holm / told"],
    );
    check(
        "Asked about it, [Holm] replied: “No.”",
        &["“No.” / Holm / replied"],
    );
    check(
        "[Holm] warned that “the ice is thin”.",
        &["“the ice is thin” / Holm / warned"],
    );
    check(
        "[Holm] called the plan “a gift to smugglers”.",
        &["“a gift to smugglers” / Holm / called"],
    );
    check(
        "[Holm] described it as “madness”.",
        &["“madness” / Holm / described"],
    );
    check(
        "[Holm] left the room, adding: “It is over.”",
        &["“It is over.” / Holm / adding"],
    );
    check(
        "According to [Holm], “the ice is thin”.",
        &["“the ice is thin” / Holm / According to"],
    );
    check(
        "[Holm] laughed and said: “Not yet.”",
        &["“Not yet.” / Holm / said"],
    );
    check(
        "[Holm] said on Monday:\n“The ice is thin.”",
        &["“The ice is thin.” / Holm / -"],
    );
    check(
        "As [Holm] put it: “Nobody won.”",
        &["“Nobody won.” / Holm / put"],
    );
    check("Judge: “Did you stop?”", &["“Did you stop?” / Judge / -"]);
    check(
        "[HOLM]: “The ice is thin.”",
        &["“The ice is thin.” / HOLM / -"],
    );
    check(
        "[Holm] was quoted as saying “the ice is thin”.",
        &["“the ice is thin” / Holm / saying"],
    );
}

#[test]
fn a_quotation_goes_on_after_a_pause() {
    check(
        "“Nothing,” [Holm] said. “Nothing at all”.",
        &["“Nothing,” / Holm / said", "“Nothing at all” / Holm / said"],
    );
    check(
        "“The ice,” [Holm] said, “is thin.”",
        &["“The ice,” / Holm / said", "“is thin.” / Holm / said"],
    );
    check(
        "“The ice is thin,” [Holm] said. “Stay away.”",
        &[
            "“The ice is thin,” / Holm / said",
            "“Stay away.” / Holm / said",
        ],
    );
    check(
        "[Kelly] said the firm regrets it. “We apologize to all.”",
        &[
            "~the firm regrets it / Kelly / said",
            "“We apologize to all.” / Kelly / -",
        ],
    );
    check(
        "“It is thin,” [Holm] said. [Berg] said it was not. “I tried it.”",
        &[
            "“It is thin,” / Holm / said",
            "~it was not / Berg / said",
            "“I tried it.” / Berg / -",
        ],
    );
    check(
        "“It is thin,” [Holm] said, adding that [Berg] had said so. “I tried it.”",
        &["“It is thin,” / Holm / said", "“I tried it.” / Holm / said"],
    );
    check(
        "“It is thin,” [Holm] said at the port. “Stay away.” “I will not,” said [Berg].",
        &[
            "“It is thin,” / Holm / said",
            "“Stay away.” / Holm / said",
            "“I will not,” / Berg / said",
        ],
    );
    check(
        "“It is thin. \n“Stay away,” [Holm] said.",
        &["“It is thin. / Holm / -", "“Stay away,” / Holm / said"],
    );
    check(
        "“It is thin,” [Holm] said. “Stay away.\n“And warn the others.”",
        &[
            "“It is thin,” / Holm / said",
            "“Stay away. / Holm / said",
            "“And warn the others.” / Holm / -",
        ],
    );
    check(
        "“It is thin,” [Holm] said.\n“Stay away from it today.”",
        &[
            "“It is thin,” / Holm / said",
            "“Stay away from it today.” / Holm / -",
        ],
    );
}

#[test]
fn a_quotation_that_never_closes_ends_with_its_sentence() {
    check(
        "[Holm] said: “The ice is thin. The port closed.\nNothing else happened.",
        &["“The ice is thin. / Holm / said"],
    );
}

#[test]
fn nested_quotations_belong_to_the_outer_one() {
    check(
        "“He told me ‘stay away’ twice,” [Holm] said.",
        &["“He told me ‘stay away’ twice,” / Holm / said"],
    );
    check(
        "‘He told me “stay away” twice,’ [Holm] said.",
        &["‘He told me “stay away” twice,’ / Holm / said"],
    );
}
