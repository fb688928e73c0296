//! News agencies and how they sign.

/// Agencies and wire services by the names they sign with, in lower case.
#[rustfmt::skip]
const AGENCIES: &[&str] = &[
    "reuters", "thomson reuters", "thomson reuters foundation", "reuters breakingviews", "ap", "the associated press",
    "associated press", "afp", "agence france-presse", "dpa", "deutsche presse-agentur", "xinhua", "pa", "pa media",
    "press association", "upi", "united press international", "ansa", "efe", "lusa", "ntb", "tt", "ritzau", "stt", "anp", "belga",
    "apa", "sda", "keystone-sda", "pap", "ctk", "čtk", "mti", "agerpres", "bta", "ana-mpa", "anadolu", "anadolu agency", "aa",
    "dha", "kyodo", "kyodo news", "jiji", "jiji press", "yonhap", "kcna", "vna", "tass", "itar-tass", "interfax", "ria novosti",
    "ukrinform", "belta", "pti", "press trust of india", "ani", "ians", "uni", "app", "bss", "bernama", "antara", "pna", "aap",
    "cp", "the canadian press", "canadian press", "bloomberg", "bloomberg news", "dow jones", "dow jones newswires", "mt newswires",
    "cnn", "cnn business", "nbc news", "cbs news", "abc news", "bbc", "npr", "rfe/rl", "rferl", "voa", "al jazeera", "sapa",
    "ena", "gna", "nan", "spa", "wam", "kuna", "qna", "mena", "irna", "sana", "petra", "ips", "ens", "cns", "cna", "rns", "kna", "epd",
    "sid", "awp", "dts", "afx", "guardian", "the guardian", "the new york times", "new york times", "the washington post",
    "washington post", "los angeles times", "financial times", "tca", "tribune news service", "stats perform", "field level media",
    "agencies", "newswires", "pr newswire", "prnewswire", "business wire", "globe newswire", "globenewswire", "newsfile corp.",
    "accesswire", "ein presswire", "press release", "mehr", "isna", "notimex", "telam", "télam", "agencia brasil", "agência brasil",
    "europa press", "adnkronos", "agi", "askanews", "inter press service", "the conversation", "stat", "propublica", "kff health news",
    "mcclatchy", "gannett", "usa today", "politico", "axios", "swissinfo", "euronews", "deutsche welle", "dw", "france 24", "rfi",
];

/// Endings by which an agency nobody listed says what it is.
#[rustfmt::skip]
const DESCRIBED: &[&str] = &[
    " news agency", " press agency", " news service", " wire service", " newswire", " news wire",
];

/// Agencies that write themselves in lower case.
const LOWER_CASE: &[&str] = &["dpa", "epd", "dts", "sid", "awp", "sda", "apa"];

/// The agency `text` names, as written, without the space around it; `None` where it names none.
///
/// Several agencies may sign together ("AP/Reuters", "Reuters and AFP").
pub(super) fn agency(text: &str) -> Option<&str> {
    let name = text.trim().trim_end_matches('.');
    let known = |part: &str| is_agency(part.trim());
    let joined = || {
        name.split(['/', ',', '+', '&'])
            .flat_map(|part| part.split(" and "))
            .all(known)
    };
    let signed =
        name.len() < 80 && (name.starts_with(char::is_uppercase) || LOWER_CASE.contains(&name));
    (signed && (is_agency(name) || joined())).then_some(name)
}

fn is_agency(name: &str) -> bool {
    let name = name.to_lowercase();
    AGENCIES.contains(&name.as_str()) || DESCRIBED.iter().any(|ending| name.ends_with(ending))
}
