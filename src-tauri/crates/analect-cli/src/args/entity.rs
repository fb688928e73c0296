//! Entities: tagging them in an article, and following them across the library.

use super::{ArticleArg, ColourArg, Format, KindArg, PatternArg};
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(crate) struct EntityArgs {
    #[command(subcommand)]
    pub(crate) verb: Option<EntityVerb>,
    #[command(flatten)]
    pub(crate) tag: TagEntityArgs,
}

#[derive(Debug, Args)]
pub(crate) struct TagEntityArgs {
    #[command(flatten)]
    pub(crate) article: ArticleArg,
    /// Its name as the article writes it.
    // Not there beside a verb, which needs none of these.
    #[arg(long, allow_hyphen_values = true, required = true)]
    pub(crate) name: Option<String>,
    /// What it is.
    #[arg(long = "type", value_enum, required_unless_present_any = ["remove", "rename", "merge", "own_type"])]
    pub(crate) kind: Option<KindArg>,
    /// The type of your own that it is of.
    #[arg(long, value_name = "TYPE", conflicts_with = "kind")]
    pub(crate) own_type: Option<String>,
    /// Give it this name instead, in the whole library; with --type also another type.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["remove", "merge", "range"])]
    pub(crate) rename: Option<String>,
    /// Take the mentions of this entity over; it is gone then.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["remove", "range"])]
    pub(crate) merge: Option<String>,
    /// What the entity taken over is, where several have its name.
    #[arg(long, value_enum, value_name = "TYPE", requires = "merge")]
    pub(crate) merge_type: Option<KindArg>,
    /// Only this passage, START-END in code points; may be repeated. Without it every place that says the name.
    #[arg(long, value_name = "START-END")]
    pub(crate) range: Vec<String>,
    /// Remove the entity from the article instead; with --range only those mentions.
    #[arg(long)]
    pub(crate) remove: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum EntityVerb {
    /// List the entities of the library.
    List(EntityListArgs),
    /// Tell of an entity: where it stands, what it said, what was said of it.
    Show {
        /// Its name, another name it goes by, its id or a unique beginning of it.
        entity: String,
        #[arg(long, value_enum, default_value_t = Format::Markdown)]
        format: Format,
    },
    /// List what is proposed in an article, what is worth most to decide first.
    Suggestions(ArticleArg),
    /// Confirm what is proposed in an article.
    Accept(AcceptArgs),
    /// Put a name on the stop list: it is proposed nowhere any more.
    Reject {
        /// The name.
        name: String,
        /// Reject it as this only.
        #[arg(long = "type", value_enum)]
        kind: Option<KindArg>,
    },
    /// Take a name off the stop list.
    Allow {
        /// The name, or its id in the stop list.
        name: String,
    },
    /// List the names that are not proposed, what was rejected last first.
    StopList,
    /// Say that a name proposed in an article is not an entity it was linked to.
    Apart {
        #[command(flatten)]
        article: ArticleArg,
        /// The name.
        #[arg(long)]
        name: String,
        /// The entity that it is not.
        #[arg(long, value_name = "ENTITY")]
        from: String,
    },
    /// Make two entities one.
    Merge {
        /// The entity that is gone then.
        entity: String,
        /// The one that takes over its mentions, names and note.
        #[arg(long, value_name = "ENTITY")]
        into: String,
    },
    /// Make some mentions of an entity those of another one.
    Split(SplitArgs),
    /// Remove an entity from the whole library; its names are proposed again.
    Remove {
        /// The entity.
        entity: String,
    },
    /// Give an entity another name, in the whole library.
    Rename {
        /// The entity.
        entity: String,
        /// The name it gets.
        new: String,
        /// What it is then.
        #[arg(long = "type", value_enum)]
        kind: Option<KindArg>,
    },
    /// Change what is known of an entity besides its name.
    Edit(EditEntityArgs),
    /// List and change the types of your own.
    Types(TypesArgs),
    /// Write the page of an entity as Markdown, to standard output or to a folder.
    Export {
        /// The entity.
        entity: String,
        /// The folder.
        #[arg(long, value_name = "FOLDER")]
        to: Option<PathBuf>,
    },
    /// Look through the articles that are yet to be looked through for names.
    Analyse,
}

#[derive(Debug, Args)]
pub(crate) struct EntityListArgs {
    /// Only those with a name that holds this.
    #[arg(long, default_value = "")]
    pub(crate) query: String,
    /// Only those of this type.
    #[arg(long = "type", value_enum)]
    pub(crate) kind: Option<KindArg>,
    /// Only those of this type of your own.
    #[arg(long, value_name = "TYPE")]
    pub(crate) own_type: Option<String>,
    #[arg(long, value_enum, default_value_t = EntitySortArg::Name)]
    pub(crate) sort: EntitySortArg,
    /// How many to leave out at the start.
    #[arg(long, default_value_t = 0)]
    pub(crate) offset: usize,
    /// How many at most.
    #[arg(long, default_value_t = usize::MAX, hide_default_value = true)]
    pub(crate) limit: usize,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum EntitySortArg {
    Name,
    Articles,
    Mentions,
    Recent,
}

#[derive(Debug, Args)]
pub(crate) struct AcceptArgs {
    #[command(flatten)]
    pub(crate) article: ArticleArg,
    /// All that is sure enough to be shown, but what may be one of several namesakes; with --type
    /// only what is of that type.
    #[arg(long, conflicts_with = "name")]
    pub(crate) shown: bool,
    /// The name as it is proposed.
    #[arg(long, required_unless_present = "shown")]
    pub(crate) name: Option<String>,
    /// What it is, where that is not what was proposed.
    #[arg(long = "type", value_enum)]
    pub(crate) kind: Option<KindArg>,
    /// The type of your own that it is of.
    #[arg(long, value_name = "TYPE", conflicts_with_all = ["kind", "shown"])]
    pub(crate) own_type: Option<String>,
    /// The entity of the library that it is; without it the one it is linked to.
    #[arg(long, value_name = "ENTITY", conflicts_with = "shown")]
    pub(crate) into: Option<String>,
    /// It is none of the library's entities.
    #[arg(long, conflicts_with_all = ["into", "shown"])]
    pub(crate) someone_else: bool,
    /// A proposed place that is not it, START-END in code points; may be repeated.
    #[arg(long, value_name = "START-END", conflicts_with = "shown")]
    pub(crate) leave_out: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct SplitArgs {
    /// The entity.
    pub(crate) entity: String,
    /// The name of the other one.
    #[arg(long)]
    pub(crate) name: String,
    /// All its mentions in this article; may be repeated.
    #[arg(long, value_name = "ARTICLE", required_unless_present = "mention")]
    pub(crate) article: Vec<String>,
    /// This mention, by its id; may be repeated.
    #[arg(long, value_name = "MENTION")]
    pub(crate) mention: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct EditEntityArgs {
    /// The entity.
    pub(crate) entity: String,
    /// Another name it goes by; may be repeated. Those it had are gone, but where --add is given.
    #[arg(long, value_name = "NAME")]
    pub(crate) alias: Vec<String>,
    /// Keep the other names it has.
    #[arg(long, requires = "alias")]
    pub(crate) add: bool,
    /// Its Wikidata item, such as Q90; an empty one takes it away.
    #[arg(long, value_name = "ITEM")]
    pub(crate) wikidata: Option<String>,
    /// A note in Markdown; `-` reads standard input.
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) note: Option<String>,
    /// The type of your own that it is of; an empty one takes it away.
    #[arg(long, value_name = "TYPE")]
    pub(crate) own_type: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct TypesArgs {
    /// The type to change, by its name or id; without it the types are listed.
    #[arg(value_name = "TYPE")]
    pub(crate) own_type: Option<String>,
    /// Its name.
    #[arg(long, requires = "own_type")]
    pub(crate) name: Option<String>,
    /// The digit that chooses it, 1 to 9, or 0 for none.
    #[arg(long, requires = "own_type", value_parser = clap::value_parser!(u8).range(0..=9))]
    pub(crate) key: Option<u8>,
    /// Its colour.
    #[arg(long, requires = "own_type", value_enum)]
    pub(crate) colour: Option<ColourArg>,
    /// The line under its mentions.
    #[arg(long, requires = "own_type", value_enum)]
    pub(crate) pattern: Option<PatternArg>,
    /// Its place among the types, from 1; past the last one it becomes the last.
    #[arg(long, requires = "own_type", conflicts_with = "delete", value_parser = clap::value_parser!(u8).range(1..))]
    pub(crate) place: Option<u8>,
    /// Make it; there must be none of the name.
    #[arg(long, requires = "own_type", conflicts_with = "delete")]
    pub(crate) new: bool,
    /// Remove it; no entity may be of it.
    #[arg(long, requires = "own_type")]
    pub(crate) delete: bool,
}
