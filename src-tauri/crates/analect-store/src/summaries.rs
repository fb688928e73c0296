//! The table `summary_choice`: sentences a reader pinned or excluded.

use crate::Error;
use crate::rows::{collect, target, word};
use crate::transaction::Touched;
use analect_model::{ArticleId, SummaryChoice, Target, Verdict};
use rusqlite::{Connection, Row, named_params, params};

/// Reads what readers decided about sentences.
pub struct SummaryChoices<'c> {
    connection: &'c Connection,
}

impl<'c> SummaryChoices<'c> {
    pub(crate) fn new(connection: &'c Connection) -> Self {
        Self { connection }
    }

    /// The decisions about sentences of `article`, by position.
    pub fn of_article(&self, article: ArticleId) -> Result<Vec<SummaryChoice>, Error> {
        let sql = "SELECT * FROM summary_choice WHERE article = ?1 ORDER BY start";
        let mut statement = self.connection.prepare_cached(sql)?;
        collect(statement.query([article.as_bytes()])?, read)
    }
}

/// Changes what readers decided about sentences.
pub struct SummaryChoicesMut<'c> {
    connection: &'c Connection,
    touched: &'c Touched,
}

impl<'c> SummaryChoicesMut<'c> {
    pub(crate) fn new(connection: &'c Connection, touched: &'c Touched) -> Self {
        Self {
            connection,
            touched,
        }
    }

    /// Decides about the sentence at `target`; `None` takes a decision back.
    pub fn set(
        &self,
        article: ArticleId,
        target: &Target,
        verdict: Option<Verdict>,
    ) -> Result<(), Error> {
        self.touched.borrow_mut().insert(article);
        let (start, end) = (target.position.start().get(), target.position.end().get());
        let Some(verdict) = verdict else {
            let sql = "DELETE FROM summary_choice WHERE article = ?1 AND start = ?2 AND end = ?3";
            let values = params![article.as_bytes(), start, end];
            self.connection.prepare_cached(sql)?.execute(values)?;
            return Ok(());
        };
        let sql = "INSERT INTO summary_choice (row, article, start, end, exact, prefix, suffix, verdict) \
                   VALUES ((SELECT row FROM next_summary_choice), :article, :start, :end, :exact, :prefix, :suffix, :verdict) \
                   ON CONFLICT (article, start, end) DO UPDATE SET verdict = :verdict";
        self.connection
            .prepare_cached(sql)?
            .execute(named_params! {
                ":article": article.as_bytes(),
                ":start": start,
                ":end": end,
                ":exact": target.quote.exact,
                ":prefix": target.quote.prefix,
                ":suffix": target.quote.suffix,
                ":verdict": verdict_word(verdict),
            })?;
        Ok(())
    }
}

fn read(row: &Row<'_>) -> Result<SummaryChoice, Error> {
    Ok(SummaryChoice {
        target: target(row)?.ok_or(Error::UnreadableRow("position"))?,
        verdict: word(row, "verdict", "verdict", read_verdict)?,
    })
}

fn verdict_word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Pinned => "pinned",
        Verdict::Excluded => "excluded",
    }
}

fn read_verdict(word: &str) -> Option<Verdict> {
    [Verdict::Pinned, Verdict::Excluded]
        .into_iter()
        .find(|verdict| verdict_word(*verdict) == word)
}
