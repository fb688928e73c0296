//! The highlighters of a library: their names, keys, colours and lines.

use crate::library::{ChangeSet, Library};
use crate::{Error, Op};
use analect_model::{Label, LabelId};
use analect_store::Reader;

/// Labels a library may have at most: one a digit key.
const MOST: usize = 9;

/// Characters of a label's name at most.
const NAME: usize = 40;

impl Library {
    /// The labels in the reader's order.
    pub fn labels(&self) -> Result<Vec<Label>, Error> {
        self.read(|reader| Ok(reader.labels().all()?))
    }

    /// Makes `wanted` the labels of the library, in this order: one to nine, each with a name and
    /// a key of its own. A label that highlights still carry cannot be left out.
    pub fn set_labels(&self, wanted: &[Label]) -> Result<(Vec<Label>, ChangeSet), Error> {
        let wanted: Vec<Label> = wanted
            .iter()
            .map(|label| Label {
                name: label.name.split_whitespace().collect::<Vec<_>>().join(" "),
                ..label.clone()
            })
            .collect();
        check(&wanted)?;
        self.transact(Op::EditLabels, |writer, _| {
            for before in writer.reader().labels().all()? {
                let kept = wanted.iter().any(|label| label.id == before.id);
                if !kept && writer.reader().annotations().with_label(&before.id)? > 0 {
                    return Err(Error::LabelInUse(before.name));
                }
            }
            writer.labels().set(&wanted)?;
            Ok(writer.reader().labels().all()?)
        })
    }
}

/// The label `name` of the library, by its identifier.
pub(crate) fn known_label(reader: &Reader<'_>, name: &str) -> Result<LabelId, Error> {
    let all = reader.labels().all()?;
    let found = all.into_iter().find(|label| label.id.as_str() == name);
    found
        .map(|label| label.id)
        .ok_or_else(|| Error::UnknownLabel(name.chars().take(80).collect()))
}

fn check(wanted: &[Label]) -> Result<(), Error> {
    let twice = |same: &dyn Fn(&Label, &Label) -> bool| {
        wanted
            .iter()
            .enumerate()
            .any(|(at, one)| wanted.iter().skip(at + 1).any(|other| same(one, other)))
    };
    if !(1..=MOST).contains(&wanted.len()) {
        return Err(Error::BadLabels("a library has one to nine labels"));
    }
    let named = |label: &Label| (1..=NAME).contains(&label.name.chars().count());
    if !wanted.iter().all(named) {
        return Err(Error::BadLabels(
            "a label needs a name of 1 to 40 characters",
        ));
    }
    if twice(&|one, other| one.id == other.id || one.name == other.name) {
        return Err(Error::BadLabels("two labels cannot have the same name"));
    }
    if twice(&|one, other| one.key.is_some() && one.key == other.key) {
        return Err(Error::BadLabels("two labels cannot have the same key"));
    }
    let keyed = |label: &Label| label.key.is_none_or(|key| (1..=9).contains(&key));
    if !wanted.iter().all(keyed) {
        return Err(Error::BadLabels(
            "the key of a label is a digit from 1 to 9",
        ));
    }
    Ok(())
}
