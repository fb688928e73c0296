#![allow(clippy::unwrap_used)]

use super::*;
use analect_model::Block;
use analect_text::slice;

fn shown(text: &str, amount: &Amount) -> String {
    let words = slice(text, amount.range).unwrap();
    let unit = match amount.measure {
        Measure::Money(code) => code.unwrap_or("money").to_owned(),
        Measure::Percent => "%".into(),
        Measure::PercentagePoints => "pp".into(),
        Measure::Unit(symbol) => symbol.into(),
        Measure::Count(noun) => format!("[{}]", slice(text, noun).unwrap()),
    };
    if amount.low < amount.high {
        format!("{words} = {}..{} {unit}", amount.low, amount.high)
    } else {
        format!("{words} = {} {unit}", amount.low)
    }
}

/// Checks that the amounts of `text` are those of `expect`: "words = value unit", parted by "; ".
fn check(text: &str, expect: &str) {
    let block = Block {
        kind: BlockKind::Paragraph,
        range: TextRange::whole(text),
    };
    let document = Document::new(text.to_owned(), vec![block], Vec::new()).unwrap();
    let found: Vec<String> = amounts(&document)
        .iter()
        .map(|amount| shown(text, amount))
        .collect();
    assert_eq!(found.join("; "), expect, "{text:?}");
}

#[test]
fn money_has_its_currency() {
    check("It cost $5.", "$5 = 5 USD");
    check("It cost $1.2 million.", "$1.2 million = 1200000 USD");
    check("a $5m deal", "$5m = 5000000 USD");
    check("a $5-million deal", "$5-million = 5000000 USD");
    check(
        "It cost US$500 and A$700.",
        "US$500 = 500 USD; A$700 = 700 AUD",
    );
    check(
        "It cost €8.5bn (£7.2bn).",
        "€8.5bn = 8500000000 EUR; £7.2bn = 7200000000 GBP",
    );
    check("It cost 8 million euros.", "8 million euros = 8000000 EUR");
    check(
        "It cost 8-9 million euros.",
        "8-9 million euros = 8000000..9000000 EUR",
    );
    check(
        "It cost $8-9 million.",
        "$8-9 million = 8000000..9000000 USD",
    );
    check("between $8m and $9m", "$8m and $9m = 8000000..9000000 USD");
    check("from €10 to €15", "€10 to €15 = 10..15 EUR");
    check(
        "two million Canadian dollars",
        "two million Canadian dollars = 2000000 CAD",
    );
    check(
        "half a billion dollars",
        "half a billion dollars = 500000000 USD",
    );
    check(
        "30 million U.S. dollars",
        "30 million U.S. dollars = 30000000 USD",
    );
    check("CHF 12,500 in fees", "CHF 12,500 = 12500 CHF");
    check("fees of 300 kroner", "300 kroner = 300 money");
    check(
        "fees of 300 Norwegian kroner",
        "300 Norwegian kroner = 300 NOK",
    );
    check("a fine of 40,000 pounds", "40,000 pounds = 40000 GBP");
    check("bread at 50p a loaf", "50p = 0.5 GBP");
    check("Rs 500", "Rs 500 = 500 INR");
    check("It rose to 100€.", "100€ = 100 EUR");
    check(
        "Gold gained $21.30 to $3,368.",
        "$21.30 = 21.3 USD; $3,368 = 3368 USD",
    );
    check("Gold fell 2% to $3,368.", "2% = 2 %; $3,368 = 3368 USD");
    check("5 million won", "5 million won = 5000000 KRW");
}

#[test]
fn percentages() {
    check("It rose 5 percent.", "5 percent = 5 %");
    check("It rose 0.5 per cent.", "0.5 per cent = 0.5 %");
    check("a 12% rise", "12% = 12 %");
    check("between 10 and 15 percent", "10 and 15 percent = 10..15 %");
    check("10%-15% of them", "10%-15% = 10..15 %");
    check("10-15% of them", "10-15% = 10..15 %");
    check("five percent of them", "five percent = 5 %");
    check("up 2 percentage points", "2 percentage points = 2 pp");
    check("up 25 basis points", "25 basis points = 0.25 pp");
    check("It fell from 5 to 3 percent.", "3 percent = 3 %");
    check("half a percent", "half a percent = 0.5 %");
    check(
        "fell 8.3% to 412 pence",
        "8.3% = 8.3 %; 412 pence = 4.12 GBP",
    );
    check("a 5-percent fall", "5-percent = 5 %");
}

#[test]
fn quantities_have_their_unit() {
    check("It lies 12 km away.", "12 km = 12 km");
    check("a 10-mile walk", "10-mile = 10 mi");
    check("a 300-kilogram bomb", "300-kilogram = 300 kg");
    check(
        "an area of 40 square kilometres",
        "40 square kilometres = 40 km²",
    );
    check("It was 30C in the shade.", "30C = 30 °C");
    check(
        "It was minus 5 degrees Celsius.",
        "minus 5 degrees Celsius = -5 °C",
    );
    check("It fell to -12°C.", "-12°C = -12 °C");
    check(
        "winds of 90 to 100 miles per hour",
        "90 to 100 miles per hour = 90..100 mi/h",
    );
    check(
        "two and a half tonnes of fish",
        "two and a half tonnes = 2.5 t",
    );
    check("half a mile away", "half a mile = 0.5 mi");
    check(
        "3 1/2 acres at 240V",
        "3 1/2 acres = 3.5 acre; 240V = 240 V",
    );
    check("the 100m final", "100m = 100 m");
    check(
        "He is 6ft 6in and 13 stone 7 pounds.",
        "6ft 6in = 6.5 ft; 13 stone 7 pounds = 13.5 st",
    );
    check(
        "between 5 feet and 6 feet 3 inches",
        "5 feet and 6 feet 3 inches = 5..6.25 ft",
    );
    check("He weighs 200 pounds.", "200 pounds = 200 lb");
    check(
        "3 million barrels a day",
        "3 million barrels a day = 3000000 bbl/d",
    );
    check("a 1,500-square-foot flat", "1,500-square-foot = 1500 ft²");
}

#[test]
fn counts_name_what_is_counted() {
    check(
        "26 western countries signed.",
        "26 western countries = 26 [countries]",
    );
    check(
        "Some 30 western leaders met.",
        "30 western leaders = 30 [leaders]",
    );
    check(
        "More than 2 million people fled.",
        "2 million people = 2000000 [people]",
    );
    check("Some 5m people fled.", "5m people = 5000000 [people]");
    check(
        "Two Democratic aides left.",
        "Two Democratic aides = 2 [aides]",
    );
    check("a dozen ships", "a dozen ships = 12 [ships]");
    check("two dozen soldiers", "two dozen soldiers = 24 [soldiers]");
    check("20 to 30 people", "20 to 30 people = 20..30 [people]");
    check("five or six boats", "five or six boats = 5..6 [boats]");
    check(
        "two masked gunmen and three lanterns",
        "three lanterns = 3 [lanterns]",
    );
    check("It employs 1,200 people.", "1,200 people = 1200 [people]");
    check(
        "Fourteen children were hurt.",
        "Fourteen children = 14 [children]",
    );
}

#[test]
fn other_numbers_are_no_amounts() {
    check("He is a 26-year-old from Bern.", "");
    check("It lasted three weeks and two hours.", "");
    check("Bern won 2-1 in 2019.", "");
    check("He flew a Boeing 747 twice.", "");
    check("Article 5 states it, version 1.5.2 too.", "");
    check("one in five people", "");
    check("in 2019 elections", "");
    check("after the September 11, 2001 attacks", "");
    check("on 4 September ships left", "");
    check("No one is the one.", "");
    check("At half past two Duarte Pires lights up.", "");
    check("Call 555-1234 or see page 12.", "");
}
