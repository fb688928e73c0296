//! Pronouns, speakers without a name, statements without marks.

use super::check;

#[test]
fn pronouns_stand_for_the_person_the_text_speaks_of() {
    check(
        "[Marta Holm] opened the port. “It is safe,” she said.",
        &["“It is safe,” / she=Marta Holm / said"],
    );
    check(
        "Mr [Berg] met Ms [Holm]. “It is safe,” she said.",
        &["“It is safe,” / she=Holm / said"],
    );
    check(
        "Mr [Berg] met Mr [Lind] in Bern.\n“It is safe,” he said.",
        &["“It is safe,” / he=Berg / said"],
    );
    check(
        "“It is safe,” [Holm] said.\nThe port of {Acme} is new.\n“It is big,” she added.",
        &[
            "“It is safe,” / Holm / said",
            "“It is big,” / she=Holm / added",
        ],
    );
    check(
        "“It is safe,” [Holm] said.\n[Lind] disagreed. “It is not,” he said.",
        &[
            "“It is safe,” / Holm / said",
            "“It is not,” / he=Lind / said",
        ],
    );
    check(
        "“It is safe,” [Holm] said.\nAsked about it, [Lind], who owns the port, laughed. “It is,” she said.",
        &["“It is safe,” / Holm / said", "“It is,” / she=Lind / said"],
    );
    // Somebody no list names is not taken for the last one it does.
    check(
        "[Bolton] left. Antonio Palocci said the port was safe. He said it was new.",
        &[
            "~the port was safe / Antonio Palocci / said",
            "~it was new / He / said",
        ],
    );
    check(
        "[Bolton] runs the port. The bank said it was safe. He said it was new.",
        &[
            "~it was safe / The bank / said",
            "~it was new / He=Bolton / said",
        ],
    );
    check("“It is safe,” she said.", &["“It is safe,” / she / said"]);
    check(
        "{Acme} closed the pit. “It is not safe,” they said.",
        &["“It is not safe,” / they=Acme / said"],
    );
}

#[test]
fn speakers_without_a_name_keep_their_words() {
    check(
        "“It is safe,” a spokesman said.",
        &["“It is safe,” / ?a spokesman / said"],
    );
    check(
        "“It is safe,” said a spokeswoman for {Acme}.",
        &["“It is safe,” / ?a spokeswoman for Acme / said"],
    );
    check(
        "“It is safe,” one diplomat said.",
        &["“It is safe,” / ?one diplomat / said"],
    );
    check(
        "“It is safe,” French presidency officials said.",
        &["“It is safe,” / ?French presidency officials / said"],
    );
    check(
        "“It is safe,” the minister said.",
        &["“It is safe,” / the minister / said"],
    );
    check(
        "“It is safe,” said the head of the port.",
        &["“It is safe,” / the head of the port / said"],
    );
    check(
        "“It is safe,” a spokesman for {Acme} said.",
        &["“It is safe,” / ?a spokesman for Acme / said"],
    );
    check(
        "“It is safe,” {Acme} spokesman [Bill Ward] said.",
        &["“It is safe,” / Bill Ward / said"],
    );
    check(
        "“It is safe,” police said.",
        &["“It is safe,” / police / said"],
    );
    check(
        "“It is safe,” [Holm]’s lawyer said.",
        &["“It is safe,” / Holm’s lawyer / said"],
    );
    check(
        "A senior official told {Acme}: “It is safe.”",
        &["“It is safe.” / ?A senior official / told"],
    );
}

#[test]
fn statements_without_marks_are_indirect() {
    check(
        "[Holm] said that the port would close.",
        &["~the port would close / Holm / said"],
    );
    check(
        "[Holm] said the port would close.",
        &["~the port would close / Holm / said"],
    );
    check(
        "[Holm] said on Monday the port would close.",
        &["~the port would close / Holm / said"],
    );
    check(
        "[Holm] told reporters that the port would close.",
        &["~the port would close / Holm / told"],
    );
    check(
        "The port will close, [Holm] said.",
        &["~The port will close / Holm / said"],
    );
    check(
        "The port will close, said [Holm].",
        &["~The port will close / Holm / said"],
    );
    check(
        "The port will close, the ministry said on Monday.",
        &["~The port will close / the ministry / said"],
    );
    check(
        "According to [Holm], the port will close.",
        &["~the port will close / Holm / According to"],
    );
    check(
        "The port will close, according to {Acme}.",
        &["~The port will close / Acme / according to"],
    );
    check(
        "Western officials say the port will close.",
        &["~the port will close / ?Western officials / say"],
    );
    check(
        "[Holm] warned that the ice was thin.",
        &["~the ice was thin / Holm / warned"],
    );
    check(
        "[Holm] said the “so-called” port would close.",
        &["~the “so-called” port would close / Holm / said"],
    );
    check(
        "The port, [Holm] said, will close.",
        &["~The port, Holm said, will close / Holm / said"],
    );
    check("A singer adds colour to the long evening.", &[]);
    check("The ship said to be lost was found.", &[]);
    check("[Holm] was told the port would close.", &[]);
}

#[test]
fn words_between_marks_that_nobody_spoke_are_no_quotations() {
    check("They want a “backstop” for the port.", &[]);
    check("Her film “The Long Road Home” opens today.", &[]);
    check("Robert “Bob” [Lind] won.", &[]);
    check("The ‘coalition of the willing’ met.", &[]);
    check("The so-called “grey zone” is wide.", &[]);
    check(
        "The prize went to the song “Live Like You Fly,” written by [Holm].",
        &[],
    );
    check("He reads “Moby-Dick” to children.", &[]);
    check(
        "[Holm] said the robot, named “Idea of Girls,” scored.",
        &["~the robot, named “Idea of Girls,” scored / Holm / said"],
    );
    check(
        "[Holm] said it was part of “regular maintenance” work.",
        &["~it was part of “regular maintenance” work / Holm / said"],
    );
    check("The plan is known as “Operation Sunrise”.", &[]);
    check("It snowed 6\" and 7\" there.", &[]);
}

#[test]
fn speakers_are_told_from_those_spoken_of() {
    // A sentence that another one begins opens no aside of the words before it.
    check(
        "Her record, “Night Ferry”, is out. Critics have called it “a late masterpiece”.",
        &["“a late masterpiece” / ?Critics / called"],
    );
    // A pronoun tells the gender of a name, and the name keeps it.
    check(
        "[Mira Santos] is 74. “I wanted to drive,” she says.\nHer teacher, the composer [Rui Faria], called her “the little storm”.\n“He was a monster,” she says.",
        &[
            "“I wanted to drive,” / she=Mira Santos / says",
            "“the little storm” / Rui Faria / called",
            "“He was a monster,” / she=Mira Santos / says",
        ],
    );
    // One who stays unknown also does so as a pronoun.
    check(
        "[Amal Haddad] did not elaborate.\nA western diplomat close to the talks was more blunt. “They hate us,” he said.",
        &["“They hate us,” / ?he / said"],
    );
    check(
        "Analysts at {Brightwell} left. “It has a problem,” they wrote.",
        &["“It has a problem,” / ?they / wrote"],
    );
    check(
        "Sen. [Mark Tully] of Ohio, a Republican, called it “a bloated handout” and vowed to fight.",
        &["“a bloated handout” / Mark Tully / called"],
    );
    check(
        "One of the aides, who asked not to be named, described the talks as “ugly.”",
        &["“ugly.” / ?One of the aides / described"],
    );
    check(
        "[Nina Ortega] declined to say when it would take place.",
        &[],
    );
    check(
        "The 19-year-old said the port was safe.",
        &["~the port was safe / The 19-year-old / said"],
    );
    check(
        "The rebels said he was “lying to his people”.",
        &["“lying to his people” / The rebels / said"],
    );
    check(
        "At least 30 people were hurt in Bern, doctors said.",
        &["~At least 30 people were hurt in Bern / ?doctors / said"],
    );
    check(
        "His wife [Maureen] said: ‘It shook.’ ‘I ran,’ she said.",
        &[
            "‘It shook.’ / Maureen / said",
            "‘I ran,’ / she=Maureen / said",
        ],
    );
    check("Then he turns the sign on the door: “Closed.”", &[]);
    check(
        "[Reis] promised to help, which, [Pires] says, is usual.\nHe is 70. “We’ll see,” he says.",
        &["“We’ll see,” / he=Pires / says"],
    );
}

#[test]
fn speakers_that_no_list_of_names_holds_keep_their_words() {
    check(
        "“It is safe,” Zarif said.",
        &["“It is safe,” / Zarif / said"],
    );
    check(
        "“It is safe,” said Javad Zarif.",
        &["“It is safe,” / Javad Zarif / said"],
    );
    check(
        "“It is safe,” one tweeter wrote.",
        &["“It is safe,” / ?one tweeter / wrote"],
    );
    check(
        "“It is safe,” Zarif on Sunday wrote.",
        &["“It is safe,” / Zarif / wrote"],
    );
    check("Nobody said the port was safe.", &[]);
    check("“It is safe,” they all sang.", &["“It is safe,” / - / -"]);
}
