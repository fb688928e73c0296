//! Real answers about entities that are followed across the library.

#![allow(clippy::unwrap_used)]

use super::recorded::Recorder;
use serde_json::{Value, json};

const FIRST: &str = "# The port of Skerrow opens\n\nHarbour master Marta Holm told reporters in Skerrow \
    that the port would open again. “We are done waiting,” Holm said.\n\nTomasz Brandt, the union \
    leader, said Marta Holm had kept her word.\n";

const SECOND: &str = "# A night shift of seven hours\n\n“Nobody knows the harbour better than Marta \
    Holm,” Tomasz Brandt said in Skerrow. The union leader had asked for less.\n";

/// Two articles, in which all that is shown is confirmed.
fn furnished(recorder: &Recorder) -> (Value, Value) {
    let articles = [FIRST, SECOND].map(|text| {
        let row = recorder.call("importText", json!({ "text": text, "apart": false }));
        let id = row["article"]["id"].clone();
        recorder.call("acceptShown", json!({ "article": id, "kind": null }));
        id
    });
    let [one, two] = articles;
    (one, two)
}

fn list() -> Value {
    let (kind, own) = (Value::Null, Value::Null);
    json!({ "query": "", "kind": kind, "ownType": own, "sort": "articles", "offset": 0, "limit": 50 })
}

#[test]
fn the_recorded_answers_about_followed_entities_are_the_ones_in_the_tree() {
    let mut recorder = Recorder::new();
    let (one, two) = furnished(&recorder);
    recorder.record("analysisState", "analysisState", json!({}));
    let listed = recorder.record("entityList-all", "entityList", list());
    let rows = listed["entities"].as_array().unwrap();
    let holm = rows.iter().find(|row| row["name"] == "Marta Holm").unwrap();
    assert_eq!(holm["articles"], 2);
    let holm = json!({ "entity": holm["id"] });
    let types = json!({ "types": [
        { "id": null, "name": "Ship", "key": 1, "colour": "blue", "pattern": "wavy" },
    ] });
    recorder.record("saveEntityTypes", "saveEntityTypes", types);
    let details = json!({
        "entity": holm["entity"], "aliases": ["Holm", "the harbour master"], "wikidata": "Q90",
        "note": "Ask about the *night shift*.", "ownType": null,
    });
    recorder.record("editEntityDetails", "editEntityDetails", details);
    let page = recorder.record("entityPage", "entityPage", holm.clone());
    assert_eq!(page["statementsAbout"].as_array().unwrap().len(), 2);
    let export = json!({ "entity": holm["entity"], "folder": null });
    recorder.record("exportEntity", "exportEntity", export);
    let split = json!({
        "entity": holm["entity"], "name": "M. Holm", "articles": [two], "mentions": [],
    });
    recorder.record("splitEntity", "splitEntity", split);
    let unlinked = json!({ "article": one, "name": "Marta Holm", "entity": holm["entity"] });
    recorder.record("unlinkEntity", "unlinkEntity", unlinked);
    let rejected = json!({ "article": one, "name": "Port", "kind": null });
    recorder.call("rejectEntity", rejected);
    let all = recorder.record("stopList", "stopList", json!({}));
    let allowed = json!({ "id": all[0]["id"] });
    recorder.record("allowEntity", "allowEntity", allowed);
    assert!(recorder.stale.is_empty(), "renewed: {:?}", recorder.stale);
}
