//! JSON (RFC 8259) read and written with exact numbers, the places of everything, and bounds.
//!
//! Decimals keep every digit, a duplicate member is found, and a mistake is told with line and
//! column. Nothing here knows what a document means; that is `document`'s concern.

mod failure;
mod lexer;
mod node;
mod parser;
mod place;
mod tape;
mod view;
mod writer;

pub use lexer::{Lexer, SyntaxError, Token};
pub(crate) use lexer::{Word, closing_quote};
pub use node::{Kind, Member, Node};
pub use parser::{MAX_BYTES, MAX_DEPTH, Parser, parse};
pub use place::Lines;
pub use tape::{Tag, Tape, hash};
pub use view::View;
pub use writer::Writer;
