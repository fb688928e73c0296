//! The batch contract: a line out for each line in, in order, the same bytes every time.

use crate::command::{Desk, HARBOUR};
use serde_json::{Value, json};

fn lines(desk: &Desk, verb: &[&str], input: &str) -> Vec<Value> {
    let args = [verb, &["--batch", "-"]].concat();
    let ran = desk.pipe(&args, input.as_bytes());
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{ran:?}");
    ran.out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn every_line_is_answered_in_order_and_bad_ones_say_why() {
    let desk = Desk::new();
    let input = [
        json!({ "id": "a", "text": "One came. Two went." }).to_string(),
        "not json".to_owned(),
        json!({ "id": 7 }).to_string(),
        json!([1]).to_string(),
        json!({ "id": "e", "text": "" }).to_string(),
    ];
    for verb in ["sentences", "summarize"] {
        let answers = lines(&desk, &[verb], &input.join("\n"));
        assert_eq!(answers.len(), 5);
        assert_eq!(answers[0]["id"], "a");
        assert!(answers[0].get("error").is_none());
        for index in [1, 2, 3] {
            assert!(answers[index]["error"].is_string(), "{verb} {index}");
        }
        assert_eq!(answers[2]["id"], 7);
        assert_eq!(
            (&answers[4]["id"], &answers[4]["sentences"]),
            (&json!("e"), &json!([]))
        );
    }
}

#[test]
fn offsets_are_code_points_of_the_text_as_given() {
    let desk = Desk::new();
    let text = "  Größe 😀 zählt.\r\n\r\nJa! 漢字です。\n";
    let answer = lines(
        &desk,
        &["sentences"],
        &json!({ "id": 1, "text": text }).to_string(),
    );
    let characters: Vec<char> = text.chars().collect();
    let sentences: Vec<String> = answer[0]["sentences"]
        .as_array()
        .unwrap()
        .iter()
        .map(|range| {
            let at = |key: &str| usize::try_from(range[key].as_u64().unwrap()).unwrap();
            characters[at("start")..at("end")].iter().collect()
        })
        .collect();
    assert_eq!(sentences, ["Größe 😀 zählt.", "Ja!", "漢字です。"]);
}

#[test]
fn a_summary_is_verbatim_scored_in_order_of_choice_and_explained() {
    let desk = Desk::new();
    let input = json!({ "id": 1, "text": HARBOUR, "n": 4 }).to_string();
    let answer = &lines(&desk, &["summarize"], &input)[0];
    let sentences = answer["sentences"].as_array().unwrap();
    assert_eq!(sentences.len(), 4);
    let characters: Vec<char> = HARBOUR.chars().collect();
    let mut last = 0;
    let mut scores = Vec::new();
    for sentence in sentences {
        let at = |key: &str| usize::try_from(sentence[key].as_u64().unwrap()).unwrap();
        let slice: String = characters[at("start")..at("end")].iter().collect();
        assert_eq!(sentence["text"], slice);
        assert!(at("start") >= last, "document order");
        last = at("end");
        assert!(
            !slice.contains("Photograph:") && !slice.contains("leave a meeting on the night shift")
        );
        let reasons = sentence["reasons"].as_array().unwrap();
        let sum: f64 = reasons
            .iter()
            .map(|reason| reason["value"].as_f64().unwrap())
            .sum();
        let score = sentence["score"].as_f64().unwrap();
        assert!(
            !reasons.is_empty() && (sum - score).abs() < 1e-6,
            "{sum} {score}"
        );
        scores.push(score);
    }
    scores.sort_by(f64::total_cmp);
    scores.dedup();
    assert_eq!(scores.len(), 4, "no two sentences score alike");
}

#[test]
fn a_line_may_ask_for_its_own_length_and_question() {
    let desk = Desk::new();
    let input = [
        json!({ "id": 1, "text": HARBOUR, "percent": 20 }).to_string(),
        json!({ "id": 2, "text": HARBOUR, "words": 40 }).to_string(),
        json!({ "id": 3, "text": HARBOUR, "n": 1, "about": "How much grain do the islands eat?" })
            .to_string(),
        json!({ "id": 4, "text": HARBOUR }).to_string(),
    ];
    let answers = lines(&desk, &["summarize", "--sentences", "2"], &input.join("\n"));
    let words = |answer: &Value| -> usize {
        let sentences = answer["sentences"].as_array().unwrap().iter();
        let texts = sentences.map(|sentence| sentence["text"].as_str().unwrap());
        texts.map(|text| text.split_whitespace().count()).sum()
    };
    assert!(words(&answers[0]) * 5 <= HARBOUR.split_whitespace().count());
    assert!(words(&answers[1]) <= 40);
    let asked = &answers[2]["sentences"][0];
    assert!(
        asked["text"]
            .as_str()
            .unwrap()
            .contains("a third of the grain")
    );
    assert!(
        asked["reasons"]
            .to_string()
            .contains("speaks of what you asked: grain, islands, eat")
    );
    assert!(asked["beaten"]["text"].is_string() && asked["beaten"]["margin"].is_number());
    assert_eq!(answers[3]["sentences"].as_array().unwrap().len(), 2);
}

#[test]
fn other_methods_are_there_for_comparison() {
    let desk = Desk::new();
    let input = json!({ "id": 1, "text": HARBOUR, "n": 2 }).to_string();
    let by = |method| lines(&desk, &["summarize", "--method", method], &input).remove(0);
    let indices = |answer: &Value| -> Vec<u64> {
        let sentences = answer["sentences"].as_array().unwrap().iter();
        sentences
            .map(|sentence| sentence["index"].as_u64().unwrap())
            .collect()
    };
    assert_eq!(indices(&by("lead")), [0, 1]);
    for method in ["lead", "lexrank", "textrank"] {
        let answer = by(method);
        assert_eq!(indices(&answer).len(), 2, "{method}");
        assert_eq!(answer.get("short"), None, "{method}");
    }
}

#[test]
fn a_short_text_returns_its_lead() {
    let desk = Desk::new();
    let input = json!({ "id": 1, "text": "The lock opened at dawn. Boats left. Nobody waved." })
        .to_string();
    let answer = &lines(&desk, &["summarize", "--sentences", "2"], &input)[0];
    assert_eq!(answer["short"], true);
    assert_eq!(answer["sentences"][0]["text"], "The lock opened at dawn.");
}

#[test]
fn the_same_input_gives_the_same_bytes_and_timings_come_on_request() {
    let desk = Desk::new();
    let input = json!({ "id": 1, "text": HARBOUR }).to_string();
    let run = |args: &[&str]| desk.pipe(args, input.as_bytes()).out;
    let plain = run(&["summarize", "--batch", "-"]);
    assert_eq!(plain, run(&["summarize", "--batch", "-"]));
    assert!(!plain.contains("elapsed_us"));
    assert!(run(&["summarize", "--batch", "-", "--timings"]).contains("elapsed_us"));
}
