//! The `WebDriver` protocol, as far as it is needed: one session, scripts and input actions.
//!
//! Elements are addressed by selectors inside scripts and by their place in the window, never by
//! the protocol's element references, which go stale when a page redraws.

use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use ureq::Agent;

use crate::{Failure, Outcome};

/// The longest a single call may take.
const CALL: Duration = Duration::from_secs(15);

/// The longest a program may take to open its window.
const OPEN: Duration = Duration::from_mins(1);

/// An open session with a driver.
pub(crate) struct Session {
    agent: Agent,
    address: String,
    /// After this moment every call fails at once.
    until: Instant,
}

impl Session {
    /// Whether the driver at this address is ready for a session.
    pub(crate) fn ask_ready(driver: &str) -> Outcome {
        let answer = read(agent().get(format!("{driver}/status")).call()?)?;
        if answer["ready"] == true {
            Ok(())
        } else {
            Err(Failure::new(answer.to_string()))
        }
    }

    /// Opens the program under the driver; every call of the session fails after `until`.
    pub(crate) fn open(
        driver: &str,
        binary: &Path,
        args: &[String],
        until: Instant,
    ) -> Outcome<Session> {
        let options = json!({ "binary": binary, "args": args });
        let wanted =
            json!({ "capabilities": { "alwaysMatch": { "webkitgtk:browserOptions": options } } });
        let mut session = Session {
            agent: agent(),
            address: format!("{driver}/session"),
            until,
        };
        let opened = session.post_within(OPEN, "", &wanted)?;
        let id = opened["sessionId"]
            .as_str()
            .ok_or_else(|| Failure::new(format!("no session: {opened}")))?;
        session.address = format!("{}/{id}", session.address);
        Ok(session)
    }

    /// Runs the body of a function in the page; its arguments are `arguments`.
    pub(crate) fn script(&self, body: &str, args: &[Value]) -> Outcome<Value> {
        self.post("/execute/sync", &json!({ "script": body, "args": args }))
    }

    /// Presses and releases keys, see [`crate::keys`].
    pub(crate) fn keys(&self, actions: &[Value]) -> Outcome {
        self.act(&json!({ "type": "key", "id": "keyboard", "actions": actions }))
    }

    /// Moves the mouse and its buttons.
    pub(crate) fn mouse(&self, actions: &[Value]) -> Outcome {
        self.act(&json!({ "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": actions }))
    }

    /// Moves the window's upper left corner to a point of the display and gives it this size, all in
    /// pixels.
    pub(crate) fn place(&self, (x, y): (u64, u64), (width, height): (u64, u64)) -> Outcome {
        let rect = json!({ "x": x, "y": y, "width": width, "height": height });
        self.post("/window/rect", &rect).map(drop)
    }

    /// Closes the window as its close button does.
    pub(crate) fn close_window(&self) -> Outcome {
        self.delete("/window")
    }

    /// Ends the session; the driver then ends the program, if it still runs.
    pub(crate) fn end(&self) -> Outcome {
        self.delete("")
    }

    fn act(&self, source: &Value) -> Outcome {
        self.post("/actions", &json!({ "actions": [source] }))
            .map(drop)
    }

    fn post(&self, command: &str, body: &Value) -> Outcome<Value> {
        self.post_within(CALL, command, body)
    }

    fn post_within(&self, limit: Duration, command: &str, body: &Value) -> Outcome<Value> {
        let request = self
            .agent
            .post(format!("{}{command}", self.address))
            .content_type("application/json");
        let limited = request
            .config()
            .timeout_global(Some(self.left(limit)?))
            .build();
        read(limited.send(body.to_string())?)
    }

    /// Deleting is allowed after the end of the scenario's time: it cleans up.
    fn delete(&self, command: &str) -> Outcome {
        let request = self.agent.delete(format!("{}{command}", self.address));
        read(request.config().timeout_global(Some(CALL)).build().call()?).map(drop)
    }

    fn left(&self, limit: Duration) -> Outcome<Duration> {
        let left = self
            .until
            .saturating_duration_since(Instant::now())
            .min(limit);
        if left.is_zero() {
            Err(Failure::new("the scenario's time is over"))
        } else {
            Ok(left)
        }
    }
}

fn agent() -> Agent {
    Agent::config_builder()
        .timeout_global(Some(CALL))
        .http_status_as_error(false)
        .build()
        .new_agent()
}

/// The value of an answer, or its error in words.
fn read(mut answer: ureq::http::Response<ureq::Body>) -> Outcome<Value> {
    value(&answer.body_mut().read_to_string()?)
}

fn value(text: &str) -> Outcome<Value> {
    let value = serde_json::from_str::<Value>(text)?["value"].take();
    match value["error"].as_str() {
        Some(error) => Err(Failure::new(format!(
            "{error}: {}",
            value["message"].as_str().unwrap_or_default()
        ))),
        None => Ok(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_its_value_or_its_error() {
        for (text, expect) in [
            (r#"{"value": null}"#, Ok(Value::Null)),
            (r#"{"value": {"a": 1}}"#, Ok(json!({"a": 1}))),
            (
                r#"{"value": {"error": "no such window", "message": "gone"}}"#,
                Err("no such window: gone"),
            ),
        ] {
            let read = value(text).map_err(|failure| failure.to_string());
            assert_eq!(read, expect.map_err(str::to_owned), "{text}");
        }
        assert!(value("<html>").is_err());
    }

    #[test]
    fn no_call_is_made_after_the_scenarios_time() {
        let session = Session {
            agent: agent(),
            address: "http://127.0.0.1:9".into(),
            until: Instant::now(),
        };
        let failure = session.script("return 1", &[]).unwrap_err();
        assert_eq!(failure.to_string(), "the scenario's time is over");
    }
}
