//! Words too common to say what a text is about: articles, pronouns, prepositions, conjunctions,
//! auxiliaries. The lists are the product's own, written for this purpose; they are short on
//! purpose, since a word that carries meaning in one article must not be lost for it.

use crate::Language;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A language and its stop words, in lower case, each list sorted so that it can be searched.
pub(crate) struct StopList {
    /// The language.
    pub(crate) language: Language,
    words: &'static [&'static str],
}

impl StopList {
    /// Whether `word`, in lower case, is in the list.
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.words.binary_search(&word).is_ok()
    }
}

/// The seven lists.
pub(crate) const LISTS: [StopList; 7] = [
    StopList {
        language: Language::ENGLISH,
        words: ENGLISH,
    },
    StopList {
        language: Language::GERMAN,
        words: GERMAN,
    },
    StopList {
        language: Language::FRENCH,
        words: FRENCH,
    },
    StopList {
        language: Language::SPANISH,
        words: SPANISH,
    },
    StopList {
        language: Language::ITALIAN,
        words: ITALIAN,
    },
    StopList {
        language: Language::PORTUGUESE,
        words: PORTUGUESE,
    },
    StopList {
        language: Language::DUTCH,
        words: DUTCH,
    },
];

/// Of every stop word, the languages that have it: bit `n` for the `n`th of [`LISTS`].
static HOLDERS: LazyLock<HashMap<&'static str, u8>> = LazyLock::new(|| {
    let mut holders = HashMap::new();
    for (bit, list) in LISTS.iter().enumerate() {
        for word in list.words {
            *holders.entry(*word).or_insert(0) |= 1 << bit;
        }
    }
    holders
});

/// The languages that have `word`, in lower case, as a stop word: bit `n` for the `n`th of [`LISTS`].
/// An elided article ("l'été") counts as the stop word it is.
pub(crate) fn holders(word: &str) -> u8 {
    let of = |word: &str| HOLDERS.get(word).copied().unwrap_or(0);
    match word.split_once(['\'', '’']) {
        Some((head, _)) => of(word) | of(head),
        None => of(word),
    }
}

/// Whether `word`, already in lower case, is a stop word of `language`.
///
/// Without a language the word is looked up in English. A language without a list has no stop
/// words. A typographic apostrophe counts as a plain one.
pub fn is_stop_word(word: &str, language: Option<Language>) -> bool {
    let wanted = language.unwrap_or(Language::ENGLISH);
    let Some(list) = LISTS.iter().find(|list| list.language == wanted) else {
        return false;
    };
    if word.contains('’') {
        list.contains(&word.replace('’', "'"))
    } else {
        list.contains(word)
    }
}

#[rustfmt::skip]
const ENGLISH: &[&str] = &[
    "a", "about", "above", "after", "again", "against", "all", "almost", "already", "also", "although", "always",
    "am", "among", "an", "and", "another", "any", "are", "aren't", "around", "as", "at", "away", "be", "became",
    "because", "become", "been", "before", "being", "below", "between", "both", "but", "by", "can", "can't",
    "cannot", "could", "couldn't", "d", "did", "didn't", "do", "does", "doesn't", "doing", "don't", "done", "down",
    "during", "each", "either", "else", "enough", "even", "ever", "every", "few", "for", "from", "further", "get",
    "gets", "getting", "go", "goes", "going", "got", "had", "hadn't", "has", "hasn't", "have", "haven't", "having",
    "he", "he'd", "he'll", "he's", "her", "here", "here's", "hers", "herself", "him", "himself", "his", "how",
    "however", "i", "i'd", "i'll", "i'm", "i've", "if", "in", "instead", "into", "is", "isn't", "it", "it'd",
    "it'll", "it's", "its", "itself", "just", "let", "let's", "like", "ll", "m", "made", "make", "makes", "making",
    "many", "may", "maybe", "me", "might", "more", "most", "much", "must", "my", "myself", "neither", "never", "no",
    "nor", "not", "now", "of", "off", "often", "on", "once", "only", "onto", "or", "other", "others", "our", "ours",
    "ourselves", "out", "over", "own", "per", "perhaps", "quite", "rather", "re", "really", "s", "said", "same",
    "say", "says", "see", "seem", "seems", "shall", "shan't", "she", "she'd", "she'll", "she's", "should",
    "shouldn't", "since", "so", "some", "still", "such", "t", "take", "than", "that", "that's", "the", "their",
    "theirs", "them", "themselves", "then", "there", "there's", "therefore", "these", "they", "they'd", "they'll",
    "they're", "they've", "this", "those", "though", "through", "thus", "to", "together", "too", "toward",
    "towards", "under", "unless", "until", "up", "upon", "us", "ve", "very", "was", "wasn't", "we", "we'd", "we'll",
    "we're", "we've", "well", "were", "weren't", "what", "what's", "when", "where", "whether", "which", "while",
    "who", "who's", "whom", "whose", "why", "will", "with", "within", "without", "won't", "would", "wouldn't",
    "yet", "you", "you'd", "you'll", "you're", "you've", "your", "yours", "yourself", "yourselves",
];

#[rustfmt::skip]
const GERMAN: &[&str] = &[
    "ab", "aber", "alle", "allem", "allen", "aller", "alles", "als", "also", "am", "an", "ander", "andere",
    "anderem", "anderen", "anderer", "anderes", "auch", "auf", "aus", "bei", "beim", "bereits", "bin", "bis",
    "bist", "da", "dabei", "dadurch", "dafür", "dagegen", "daher", "dahin", "damals", "damit", "danach", "daneben",
    "dann", "daran", "darauf", "daraus", "darin", "darum", "darüber", "das", "dass", "davon", "dazu", "dein",
    "deine", "deinem", "deinen", "deiner", "dem", "den", "denen", "denn", "der", "deren", "des", "dessen", "dich",
    "die", "dies", "diese", "diesem", "diesen", "dieser", "dieses", "dir", "doch", "dort", "du", "durch", "eben",
    "ein", "eine", "einem", "einen", "einer", "eines", "einige", "einigen", "einiger", "einmal", "er", "erst", "es",
    "etwa", "etwas", "euch", "euer", "eure", "für", "gegen", "gewesen", "hab", "habe", "haben", "hat", "hatte",
    "hatten", "hier", "hin", "hinter", "ich", "ihm", "ihn", "ihnen", "ihr", "ihre", "ihrem", "ihren", "ihrer",
    "ihres", "im", "immer", "in", "indem", "ins", "ist", "ja", "jede", "jedem", "jeden", "jeder", "jedes", "jedoch",
    "jene", "jetzt", "kann", "kein", "keine", "keinem", "keinen", "keiner", "können", "könnte", "machen", "mal",
    "man", "mehr", "mein", "meine", "meinem", "meinen", "meiner", "mich", "mir", "mit", "muss", "musste", "nach",
    "nachdem", "neben", "nein", "nicht", "nichts", "noch", "nun", "nur", "ob", "oder", "ohne", "sehr", "sei",
    "seien", "sein", "seine", "seinem", "seinen", "seiner", "seines", "seit", "selbst", "sich", "sie", "sind", "so",
    "sogar", "solche", "soll", "sollte", "sondern", "sonst", "soweit", "sowie", "um", "und", "uns", "unser",
    "unsere", "unter", "viel", "viele", "vom", "von", "vor", "war", "waren", "warum", "was", "weil", "weiter",
    "welche", "welchem", "welchen", "welcher", "wenn", "wer", "werde", "werden", "wie", "wieder", "will", "wir",
    "wird", "wo", "wollen", "wollte", "worden", "wurde", "wurden", "während", "würde", "würden", "zu", "zum", "zur",
    "zwar", "zwischen", "über",
];

#[rustfmt::skip]
const FRENCH: &[&str] = &[
    "afin", "ai", "ainsi", "alors", "après", "as", "au", "aucun", "aucune", "aujourd'hui", "aussi", "autant",
    "autre", "autres", "aux", "avaient", "avait", "avant", "avec", "avez", "avoir", "avons", "ayant", "beaucoup",
    "bien", "c", "c'est", "car", "ce", "ceci", "cela", "celle", "celles", "celui", "cent", "cependant", "certains",
    "ces", "cet", "cette", "ceux", "chaque", "chez", "comme", "comment", "d", "dans", "de", "dehors", "depuis",
    "dernier", "des", "deux", "devant", "doit", "donc", "dont", "du", "durant", "elle", "elles", "en", "encore",
    "entre", "es", "est", "et", "eu", "eux", "faire", "fait", "faut", "fois", "font", "ici", "il", "ils", "j",
    "jamais", "je", "jusqu", "jusque", "l", "la", "le", "les", "leur", "leurs", "lors", "lorsque", "lui", "là", "m",
    "ma", "mais", "malgré", "me", "mes", "mieux", "moi", "moins", "mon", "même", "mêmes", "n", "ne", "ni", "non",
    "nos", "notre", "nous", "on", "ont", "or", "ou", "où", "par", "parce", "parmi", "pas", "pendant", "peu", "peut",
    "peuvent", "plus", "plusieurs", "plutôt", "pour", "pourquoi", "pourtant", "près", "puis", "qu", "quand", "que",
    "quel", "quelle", "quelles", "quelque", "quelques", "quels", "qui", "quoi", "s", "sa", "sans", "se", "selon",
    "sera", "serait", "ses", "si", "sinon", "soit", "son", "sont", "sous", "sur", "t", "ta", "tandis", "tant", "te",
    "tel", "telle", "tels", "tes", "toi", "ton", "toujours", "tous", "tout", "toute", "toutes", "très", "tu", "un",
    "une", "vers", "voici", "voilà", "vos", "votre", "vous", "y", "à", "ça", "étaient", "était", "étant", "été",
    "être",
];

#[rustfmt::skip]
const SPANISH: &[&str] = &[
    "a", "acá", "ahí", "al", "algo", "alguna", "algunas", "alguno", "algunos", "algún", "allí", "ambos", "ante",
    "antes", "aquel", "aquella", "aquellas", "aquellos", "aquí", "así", "aunque", "aún", "bajo", "bien", "cada",
    "casi", "como", "con", "contra", "cual", "cuales", "cualquier", "cuando", "cuanto", "cuál", "cuándo", "cómo",
    "de", "del", "demás", "dentro", "desde", "después", "donde", "dos", "durante", "dónde", "e", "el", "ella",
    "ellas", "ello", "ellos", "en", "entonces", "entre", "era", "eran", "eres", "es", "esa", "esas", "ese", "eso",
    "esos", "esta", "estaba", "estaban", "estado", "estar", "estas", "este", "esto", "estos", "está", "están",
    "fue", "fueron", "ha", "haber", "había", "habían", "hace", "hacia", "han", "hasta", "hay", "he", "hoy",
    "incluso", "junto", "la", "las", "le", "les", "lo", "los", "luego", "me", "mi", "mientras", "mis", "mismo",
    "mucha", "muchas", "mucho", "muchos", "muy", "más", "mí", "nada", "ni", "ninguna", "ningún", "no", "nos",
    "nosotros", "nuestra", "nuestras", "nuestro", "nuestros", "nunca", "o", "os", "otra", "otras", "otro", "otros",
    "para", "pero", "poco", "por", "porque", "pues", "que", "quien", "quienes", "quién", "qué", "se", "sea",
    "según", "ser", "será", "si", "sido", "siempre", "sin", "sino", "sobre", "son", "soy", "su", "sus", "sí", "tal",
    "también", "tampoco", "tan", "tanto", "te", "tener", "tiene", "tienen", "toda", "todas", "todavía", "todo",
    "todos", "tras", "tu", "tus", "un", "una", "unas", "uno", "unos", "usted", "ustedes", "y", "ya", "yo", "él",
];

#[rustfmt::skip]
const ITALIAN: &[&str] = &[
    "a", "abbiamo", "ad", "agli", "ai", "al", "alcuna", "alcune", "alcuni", "all", "alla", "alle", "allo", "allora",
    "altra", "altre", "altri", "altro", "anche", "ancora", "anzi", "avere", "aveva", "avevano", "c'è", "che", "chi",
    "ci", "ciascun", "cioè", "circa", "coi", "col", "come", "con", "contro", "cosa", "così", "cui", "da", "dagli",
    "dai", "dal", "dall", "dalla", "dalle", "dallo", "degli", "dei", "del", "dell", "della", "delle", "dello",
    "dentro", "di", "dopo", "dove", "due", "dunque", "durante", "e", "ecco", "ed", "era", "erano", "essere", "fa",
    "fino", "fra", "fu", "furono", "già", "gli", "ha", "hai", "hanno", "ho", "i", "il", "in", "infatti", "infine",
    "inoltre", "invece", "io", "l", "la", "le", "lei", "li", "lo", "loro", "lui", "ma", "me", "meno", "mentre",
    "mi", "mia", "mie", "miei", "mio", "molta", "molte", "molti", "molto", "ne", "negli", "nei", "nel", "nell",
    "nella", "nelle", "nello", "nessun", "nessuno", "niente", "no", "noi", "non", "nostra", "nostre", "nostri",
    "nostro", "o", "oggi", "ogni", "ognuno", "oltre", "oppure", "ora", "per", "perché", "perciò", "però", "più",
    "poco", "poi", "presso", "prima", "proprio", "può", "qua", "qualche", "quale", "quali", "quando", "quanto",
    "quasi", "quegli", "quei", "quel", "quella", "quelle", "quelli", "quello", "questa", "queste", "questi",
    "questo", "qui", "quindi", "se", "sei", "sembra", "sempre", "senza", "si", "sia", "siamo", "siano", "sono",
    "sopra", "sotto", "stata", "state", "stati", "stato", "su", "sua", "sue", "sugli", "sui", "sul", "sull",
    "sulla", "sulle", "sullo", "suo", "suoi", "sé", "sì", "tale", "tali", "tanto", "te", "ti", "tra", "troppo",
    "tu", "tua", "tue", "tuo", "tuoi", "tutta", "tutte", "tutti", "tutto", "un", "una", "uno", "va", "verso", "vi",
    "voi", "è",
];

#[rustfmt::skip]
const PORTUGUESE: &[&str] = &[
    "a", "agora", "ainda", "algo", "algum", "alguma", "algumas", "alguns", "alguém", "ali", "além", "ambos", "ante",
    "antes", "ao", "aos", "apenas", "após", "aquela", "aquelas", "aquele", "aqueles", "aqui", "aquilo", "as",
    "assim", "através", "até", "cada", "com", "como", "contra", "contudo", "cuja", "cujo", "da", "daquela",
    "daquele", "das", "de", "dela", "delas", "dele", "deles", "depois", "desde", "dessa", "desse", "desta", "deste",
    "do", "dos", "durante", "e", "ela", "elas", "ele", "eles", "em", "embora", "enquanto", "entre", "era", "eram",
    "essa", "essas", "esse", "esses", "esta", "estar", "estas", "estava", "estavam", "este", "estes", "está",
    "estão", "eu", "foi", "fora", "foram", "há", "isso", "isto", "já", "la", "lhe", "lhes", "lo", "logo", "mais",
    "mas", "me", "mesma", "mesmas", "mesmo", "mesmos", "meu", "meus", "minha", "minhas", "muita", "muitas", "muito",
    "muitos", "na", "nada", "nas", "nem", "nenhum", "nenhuma", "nessa", "nesse", "nesta", "neste", "no", "nos",
    "nossa", "nossas", "nosso", "nossos", "num", "numa", "nunca", "não", "nós", "o", "onde", "ontem", "os", "ou",
    "outra", "outras", "outro", "outros", "para", "pela", "pelas", "pelo", "pelos", "perante", "pode", "podem",
    "pois", "por", "porque", "porém", "pouco", "quais", "qual", "quando", "quanto", "quase", "que", "quem", "se",
    "seja", "sem", "sempre", "sendo", "ser", "será", "seu", "seus", "si", "sido", "sob", "sobre", "sua", "suas",
    "são", "só", "tal", "também", "tanto", "te", "tem", "tenha", "ter", "teu", "tinha", "tinham", "toda", "todas",
    "todo", "todos", "tu", "tua", "tudo", "tão", "têm", "um", "uma", "umas", "uns", "você", "vocês", "vos", "à",
    "às", "é",
];

#[rustfmt::skip]
const DUTCH: &[&str] = &[
    "aan", "achter", "af", "al", "alle", "alleen", "alles", "als", "altijd", "andere", "anders", "beide", "ben",
    "bij", "bijna", "boven", "daar", "daarbij", "daarin", "daarna", "daarom", "dan", "dat", "de", "deze", "die",
    "dit", "doch", "doen", "door", "dus", "echter", "een", "eens", "eerst", "elk", "elke", "en", "enige", "er",
    "erg", "even", "ge", "geen", "geweest", "gewoon", "haar", "had", "hadden", "heb", "hebben", "heeft", "hem",
    "hen", "het", "hier", "hij", "hoe", "hun", "iets", "ik", "in", "is", "ja", "je", "jij", "jou", "jouw", "jullie",
    "kan", "kon", "konden", "kunnen", "laat", "liever", "maar", "me", "meer", "men", "met", "mij", "mijn", "moest",
    "moet", "moeten", "mogen", "na", "naar", "naast", "niemand", "niet", "niets", "nog", "nooit", "nu", "of", "om",
    "omdat", "onder", "ons", "onze", "ook", "op", "over", "reeds", "sinds", "slechts", "sommige", "soms", "steeds",
    "te", "tegen", "tegenover", "ten", "ter", "terwijl", "tijdens", "toch", "toe", "toen", "tot", "totdat",
    "tussen", "u", "uit", "uw", "vaak", "van", "vanaf", "veel", "verder", "via", "volgens", "voor", "vooral",
    "waar", "waarom", "want", "waren", "was", "wat", "we", "weer", "weg", "wel", "welke", "werd", "werden", "wie",
    "wij", "wil", "worden", "wordt", "zal", "ze", "zei", "zelf", "zelfs", "zich", "zij", "zijn", "zo", "zoals",
    "zodat", "zonder", "zou", "zouden", "zulke",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_so_that_they_can_be_searched() {
        for list in LISTS {
            assert!(
                list.words.is_sorted_by(|a, b| a < b),
                "{}",
                list.language.as_str()
            );
        }
    }

    #[test]
    fn common_words_are_stop_words_of_their_own_language_only() {
        let check = |word: &str, language: Option<Language>, expect: bool| {
            assert_eq!(is_stop_word(word, language), expect, "{word} {language:?}");
        };
        check("the", Some(Language::ENGLISH), true);
        check("the", None, true);
        check("don’t", None, true);
        check("glacier", None, false);
        check("und", Some(Language::GERMAN), true);
        check("und", Some(Language::ENGLISH), false);
        check("où", Some(Language::FRENCH), true);
        check("también", Some(Language::SPANISH), true);
        check("perché", Some(Language::ITALIAN), true);
        check("não", Some(Language::PORTUGUESE), true);
        check("omdat", Some(Language::DUTCH), true);
        check("the", Some(Language::JAPANESE), false);
        check("", None, false);
    }
}
