//! Units of measure and currencies, and how they are written.

use crate::Certainty;
use crate::lexeme::Lexemes;

/// A unit that ends before the lexeme `end`.
#[derive(Debug, Clone, Copy)]
pub(super) struct UnitFound {
    pub(super) symbol: &'static str,
    pub(super) end: usize,
    /// Whether its words could be something else.
    pub(super) ambiguous: bool,
}

/// Names of units in one word, singular and plural, and the symbol of SI or the trade.
#[rustfmt::skip]
const WORDS: &[(&[&str], &str)] = &[
    (&["kilometre", "kilometres", "kilometer", "kilometers", "km", "kms"], "km"),
    (&["metre", "metres", "meter", "meters"], "m"),
    (&["centimetre", "centimetres", "centimeter", "centimeters", "cm"], "cm"),
    (&["millimetre", "millimetres", "millimeter", "millimeters", "mm"], "mm"),
    (&["mile", "miles", "mi"], "mi"), (&["yard", "yards", "yd", "yds"], "yd"), (&["foot", "feet", "ft"], "ft"),
    (&["inch", "inches"], "in"),
    (&["kilogram", "kilograms", "kilogramme", "kilogrammes", "kilo", "kilos", "kg", "kgs"], "kg"),
    (&["gram", "grams", "gramme", "grammes"], "g"), (&["milligram", "milligrams", "mg"], "mg"),
    (&["tonne", "tonnes"], "t"), (&["ton", "tons"], "ton"), (&["ounce", "ounces", "oz"], "oz"), (&["lb", "lbs"], "lb"),
    (&["acre", "acres"], "acre"), (&["hectare", "hectares", "ha"], "ha"),
    (&["litre", "litres", "liter", "liters"], "l"), (&["gallon", "gallons"], "gal"), (&["barrel", "barrels"], "bbl"),
    (&["pint", "pints"], "pt"), (&["bushel", "bushels"], "bu"),
    (&["mph"], "mi/h"), (&["kmh", "kph"], "km/h"), (&["knots"], "kn"),
    (&["kilowatt", "kilowatts", "kw"], "kW"), (&["megawatt", "megawatts", "mw"], "MW"), (&["gigawatt", "gigawatts", "gw"], "GW"),
    (&["kilowatt-hours", "kwh"], "kWh"), (&["mwh"], "MWh"), (&["gwh"], "GWh"), (&["twh"], "TWh"), (&["watts", "watt"], "W"),
    (&["volts", "volt"], "V"), (&["megabytes", "mb"], "MB"), (&["gigabytes", "gb"], "GB"), (&["terabytes", "tb"], "TB"),
    (&["hertz", "hz"], "Hz"), (&["megahertz", "mhz"], "MHz"), (&["gigahertz", "ghz"], "GHz"),
    (&["decibel", "decibels", "db"], "dB"), (&["calories", "calorie"], "cal"), (&["horsepower", "bhp"], "hp"),
];

/// Names of units in several words.
#[rustfmt::skip]
const PHRASES: &[(&[&str], &str)] = &[
    (&["square", "kilometres"], "km²"), (&["square", "kilometers"], "km²"), (&["square", "kilometre"], "km²"), (&["sq", "km"], "km²"),
    (&["square", "km"], "km²"), (&["square", "miles"], "mi²"), (&["square", "mile"], "mi²"), (&["sq", "miles"], "mi²"),
    (&["square", "metres"], "m²"), (&["square", "meters"], "m²"), (&["square", "metre"], "m²"), (&["sq", "m"], "m²"),
    (&["square", "feet"], "ft²"), (&["square", "foot"], "ft²"), (&["square", "-", "foot"], "ft²"), (&["sq", "ft"], "ft²"),
    (&["cubic", "metres"], "m³"), (&["cubic", "meters"], "m³"), (&["cubic", "feet"], "ft³"),
    (&["cubic", "kilometres"], "km³"), (&["cubic", "kilometers"], "km³"),
    (&["nautical", "miles"], "nmi"), (&["nautical", "mile"], "nmi"), (&["metric", "tons"], "t"), (&["metric", "tonnes"], "t"),
    (&["light", "years"], "ly"), (&["light", "-", "years"], "ly"),
    (&["miles", "per", "hour"], "mi/h"), (&["miles", "an", "hour"], "mi/h"), (&["kilometres", "per", "hour"], "km/h"),
    (&["kilometers", "per", "hour"], "km/h"), (&["kilometres", "an", "hour"], "km/h"), (&["kilometers", "an", "hour"], "km/h"),
    (&["km", "/", "h"], "km/h"), (&["barrels", "per", "day"], "bbl/d"), (&["barrels", "a", "day"], "bbl/d"),
    (&["megawatt", "hours"], "MWh"), (&["megawatt", "-", "hours"], "MWh"), (&["kilowatt", "hours"], "kWh"), (&["kilowatt", "-", "hours"], "kWh"),
    (&["degrees", "celsius"], "°C"), (&["degrees", "centigrade"], "°C"), (&["degrees", "fahrenheit"], "°F"), (&["degrees", "c"], "°C"),
    (&["degrees", "f"], "°F"), (&["°", "c"], "°C"), (&["°", "f"], "°F"), (&["º", "c"], "°C"), (&["º", "f"], "°F"),
    (&["km", "²"], "km²"), (&["m", "²"], "m²"), (&["m", "³"], "m³"), (&["ft", "²"], "ft²"),
];

/// The unit at `at`, which a number stands before; `tied` where a hyphen or nothing parts them.
pub(super) fn unit(lexemes: &Lexemes, at: usize, tied: bool) -> Option<UnitFound> {
    let found = |symbol, end, ambiguous| {
        Some(UnitFound {
            symbol,
            end,
            ambiguous,
        })
    };
    if let Some((words, symbol)) = PHRASES.iter().find(|(words, _)| lexemes.are(at, words)) {
        return found(*symbol, at + words.len(), false);
    }
    let word = lexemes.lower(at);
    if let Some((_, symbol)) = WORDS.iter().find(|(words, _)| words.contains(&word)) {
        return found(*symbol, at + 1, matches!(word, "mi" | "yard"));
    }
    let text = lexemes.text(at);
    match text {
        "C" if tied => found("°C", at + 1, true),
        "F" if tied => found("°F", at + 1, true),
        "m" if tied || lexemes.joined_by_space(at) => found("m", at + 1, true),
        "g" if tied => found("g", at + 1, true),
        "V" if tied => found("V", at + 1, false),
        "W" if tied => found("W", at + 1, false),
        "t" if tied => found("t", at + 1, true),
        "degrees" | "°" | "degree" => found("°", at + 1, true),
        "stone" if lexemes.joined_by_space(at) => found("st", at + 1, true),
        _ => None,
    }
}

/// A currency: its code where it is certain which one, what a piece of it is worth, where its
/// words end, and how sure that is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Currency {
    pub(super) code: Option<&'static str>,
    pub(super) worth: f64,
    pub(super) end: usize,
    pub(super) certainty: Certainty,
}

#[rustfmt::skip]
const SIGNS: &[(&str, &str, Certainty)] = &[
    ("$", "USD", Certainty::Medium), ("€", "EUR", Certainty::High), ("£", "GBP", Certainty::High), ("¥", "JPY", Certainty::Low),
    ("₹", "INR", Certainty::High), ("₩", "KRW", Certainty::High), ("₽", "RUB", Certainty::High), ("₴", "UAH", Certainty::High),
    ("₺", "TRY", Certainty::High), ("₪", "ILS", Certainty::High), ("₫", "VND", Certainty::High), ("₱", "PHP", Certainty::High),
    ("₦", "NGN", Certainty::High), ("฿", "THB", Certainty::High),
];

/// Letters before a dollar sign.
#[rustfmt::skip]
const DOLLARS: &[(&str, &str)] = &[
    ("US", "USD"), ("A", "AUD"), ("AU", "AUD"), ("C", "CAD"), ("CA", "CAD"), ("CAD", "CAD"), ("NZ", "NZD"), ("HK", "HKD"), ("S", "SGD"),
    ("R", "BRL"), ("NT", "TWD"), ("MX", "MXN"), ("AUD", "AUD"), ("USD", "USD"),
];

#[rustfmt::skip]
const CODES: &[&str] = &[
    "USD", "EUR", "GBP", "JPY", "CHF", "CNY", "RMB", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RUB", "UAH", "TRY", "INR", "AUD", "CAD", "NZD",
    "HKD", "SGD", "ZAR", "BRL", "MXN", "KRW", "ILS", "AED", "SAR", "EGP", "NGN", "KES", "THB", "IDR", "MYR", "PHP", "VND", "RON", "BGN", "ISK",
];

/// The currency before a number, whose sign or code starts at `at`.
pub(super) fn before(lexemes: &Lexemes, at: usize) -> Option<Currency> {
    let text = lexemes.text(at);
    let found = |code, end, certainty| {
        Some(Currency {
            code,
            worth: 1.0,
            end,
            certainty,
        })
    };
    if let Some((_, code, certainty)) = SIGNS.iter().find(|(sign, ..)| *sign == text) {
        return found(Some(*code), at + 1, *certainty);
    }
    if lexemes.text(at + 1) == "$" && lexemes.joined(at + 1) {
        let (_, code) = DOLLARS.iter().find(|(letters, _)| *letters == text)?;
        return found(Some(*code), at + 2, Certainty::High);
    }
    if let Some(code) = CODES.iter().find(|code| **code == text) {
        let code = if *code == "RMB" { "CNY" } else { code };
        return found(Some(code), at + 1, Certainty::High);
    }
    // "Rs 500", "Rs. 500".
    let stop = usize::from(lexemes.text(at + 1) == "." && lexemes.joined(at + 1));
    (text == "Rs").then_some(())?;
    found(Some("INR"), at + 1 + stop, Certainty::Low)
}

/// Nationalities and what their dollars, pounds, crowns are.
#[rustfmt::skip]
const NATIONAL: &[(&str, &[(&str, &str)])] = &[
    ("us", &[("dollar", "USD")]), ("american", &[("dollar", "USD")]), ("canadian", &[("dollar", "CAD")]),
    ("australian", &[("dollar", "AUD")]), ("zealand", &[("dollar", "NZD")]), ("kong", &[("dollar", "HKD")]),
    ("singapore", &[("dollar", "SGD")]), ("taiwan", &[("dollar", "TWD")]),
    ("british", &[("pound", "GBP")]), ("egyptian", &[("pound", "EGP")]), ("lebanese", &[("pound", "LBP")]), ("syrian", &[("pound", "SYP")]),
    ("swiss", &[("franc", "CHF")]), ("norwegian", &[("kroner", "NOK"), ("krone", "NOK"), ("crown", "NOK")]),
    ("danish", &[("kroner", "DKK"), ("krone", "DKK"), ("crown", "DKK")]), ("swedish", &[("kronor", "SEK"), ("krona", "SEK"), ("crown", "SEK")]),
    ("icelandic", &[("kronur", "ISK"), ("krona", "ISK")]), ("czech", &[("crown", "CZK"), ("koruna", "CZK")]),
    ("indian", &[("rupee", "INR")]), ("pakistani", &[("rupee", "PKR")]), ("lankan", &[("rupee", "LKR")]), ("nepali", &[("rupee", "NPR")]),
    ("mexican", &[("peso", "MXN")]), ("philippine", &[("peso", "PHP")]), ("argentine", &[("peso", "ARS")]), ("chilean", &[("peso", "CLP")]),
    ("colombian", &[("peso", "COP")]), ("turkish", &[("lira", "TRY")]), ("russian", &[("rouble", "RUB"), ("ruble", "RUB")]),
    ("belarusian", &[("rouble", "BYN"), ("ruble", "BYN")]), ("japanese", &[("yen", "JPY")]), ("chinese", &[("yuan", "CNY")]),
    ("african", &[("rand", "ZAR")]), ("brazilian", &[("real", "BRL"), ("reais", "BRL")]), ("korean", &[("won", "KRW")]),
    ("israeli", &[("shekel", "ILS")]), ("polish", &[("zloty", "PLN")]), ("saudi", &[("riyal", "SAR")]), ("qatari", &[("riyal", "QAR")]),
    ("iranian", &[("rial", "IRR")]), ("uae", &[("dirham", "AED")]), ("moroccan", &[("dirham", "MAD")]), ("kuwaiti", &[("dinar", "KWD")]),
    ("iraqi", &[("dinar", "IQD")]), ("serbian", &[("dinar", "RSD")]), ("ukrainian", &[("hryvnia", "UAH")]),
];

/// Currencies by their name alone; without a code where several countries have one.
#[rustfmt::skip]
const NAMES: &[(&str, Option<&str>, f64, Certainty)] = &[
    ("dollar", Some("USD"), 1.0, Certainty::Medium), ("euro", Some("EUR"), 1.0, Certainty::High), ("sterling", Some("GBP"), 1.0, Certainty::High),
    ("pound", Some("GBP"), 1.0, Certainty::Low), ("yen", Some("JPY"), 1.0, Certainty::High), ("yuan", Some("CNY"), 1.0, Certainty::High),
    ("renminbi", Some("CNY"), 1.0, Certainty::High), ("rouble", Some("RUB"), 1.0, Certainty::Medium), ("ruble", Some("RUB"), 1.0, Certainty::Medium),
    ("hryvnia", Some("UAH"), 1.0, Certainty::High), ("zloty", Some("PLN"), 1.0, Certainty::High), ("zlotys", Some("PLN"), 1.0, Certainty::High),
    ("rupee", Some("INR"), 1.0, Certainty::Low), ("rand", Some("ZAR"), 1.0, Certainty::Medium), ("shekel", Some("ILS"), 1.0, Certainty::High),
    ("baht", Some("THB"), 1.0, Certainty::High), ("ringgit", Some("MYR"), 1.0, Certainty::High), ("forint", Some("HUF"), 1.0, Certainty::High),
    ("won", Some("KRW"), 1.0, Certainty::Medium), ("lira", Some("TRY"), 1.0, Certainty::Medium), ("naira", Some("NGN"), 1.0, Certainty::High), ("reais", Some("BRL"), 1.0, Certainty::High),
    ("kronor", Some("SEK"), 1.0, Certainty::Medium), ("bitcoin", None, 1.0, Certainty::Low),
    ("kroner", None, 1.0, Certainty::Medium), ("krona", None, 1.0, Certainty::Medium), ("krone", None, 1.0, Certainty::Medium),
    ("crown", None, 1.0, Certainty::Low), ("franc", None, 1.0, Certainty::Medium), ("peso", None, 1.0, Certainty::Medium),
    ("riyal", None, 1.0, Certainty::Medium), ("rial", None, 1.0, Certainty::Medium), ("dinar", None, 1.0, Certainty::Medium),
    ("dirham", None, 1.0, Certainty::Medium), ("pence", Some("GBP"), 0.01, Certainty::High), ("penny", Some("GBP"), 0.01, Certainty::Low),
    ("cent", None, 0.01, Certainty::Low),
];

/// The currency behind a number, whose words start at `at`; `tied` where nothing parts them.
pub(super) fn after(lexemes: &Lexemes, at: usize, tied: bool) -> Option<Currency> {
    let text = lexemes.text(at);
    let singular = |word: &str| -> String { word.strip_suffix('s').unwrap_or(word).to_owned() };
    if tied && text == "p" {
        let (code, worth, certainty) = (Some("GBP"), 0.01, Certainty::Medium);
        return Some(Currency {
            code,
            worth,
            end: at + 1,
            certainty,
        });
    }
    if let Some((_, code, certainty)) = SIGNS.iter().find(|(sign, ..)| *sign == text && text != "$")
    {
        return Some(Currency {
            code: Some(*code),
            worth: 1.0,
            end: at + 1,
            certainty: *certainty,
        });
    }
    if let Some(code) = CODES.iter().find(|code| **code == text) {
        let (code, certainty) = (Some(*code), Certainty::High);
        return Some(Currency {
            code,
            worth: 1.0,
            end: at + 1,
            certainty,
        });
    }
    national(lexemes, at).or_else(|| {
        let word = lexemes.lower(at);
        let bare = singular(word);
        let named = |name: &&(&'static str, _, _, _)| name.0 == word || name.0 == bare;
        let (_, code, worth, certainty) = *NAMES.iter().find(named)?;
        Some(Currency {
            code,
            worth,
            end: at + 1,
            certainty,
        })
    })
}

/// "Canadian dollars", "U.S. dollars", "New Zealand dollars", "South African rand".
fn national(lexemes: &Lexemes, at: usize) -> Option<Currency> {
    let dotted = lexemes.are(at, &["u", ".", "s", "."]);
    let two = lexemes.is(at, &["new", "hong", "south", "sri"]);
    let (nation, next) = match (dotted, two) {
        (true, _) => ("us", at + 4),
        (_, true) => (lexemes.lower(at + 1), at + 2),
        _ => (lexemes.lower(at), at + 1),
    };
    let (_, names) = NATIONAL.iter().find(|(known, _)| *known == nation)?;
    let word = lexemes.lower(next);
    let bare = word.strip_suffix('s').unwrap_or(word);
    let (_, code) = names
        .iter()
        .find(|(name, _)| *name == bare || *name == word)?;
    let (code, certainty) = (Some(*code), Certainty::High);
    Some(Currency {
        code,
        worth: 1.0,
        end: next + 1,
        certainty,
    })
}
