//! What readers do in the real window, one module a story.

mod all_marks;
mod bad_days;
mod digest;
mod entities;
mod export_again;
mod first_run;
mod first_three_minutes;
mod followed;
mod key_run;
mod keyboard_followed;
mod keyboard_only;
mod marks;
mod narrow;
mod own_template;
mod pasting;
mod reading;
mod selections;
mod settings;
mod starts;
mod triage;
mod unusable;
mod versions;
