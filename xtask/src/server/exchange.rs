//! One exchange of HTTP/1.1: the head of a request, and the response to it. A connection carries one exchange, so that an
//! idle one, of which browsers keep several, never stands before one that waits.

use std::io::{self, BufRead, BufReader, Read, Write};

/// The longest head of a request that is read. A longer one is no browser's.
const LONGEST_HEAD: u64 = 64 * 1024;

/// The first line of a request.
pub(super) struct Request {
    pub(super) method: String,
    /// The path, with a query if there is one.
    pub(super) target: String,
}

impl Request {
    /// Reads a request's head to its end, or gives `None` when it is not one.
    pub(super) fn read(from: impl Read) -> io::Result<Option<Self>> {
        let mut lines = BufReader::new(from.take(LONGEST_HEAD)).lines();
        let Some(first) = lines.next().transpose()? else { return Ok(None) };
        // What is left unread when a connection closes can cost the visitor the response.
        let mut is_whole = false;
        while !is_whole {
            let Some(field) = lines.next().transpose()? else { return Ok(None) };
            is_whole = field.is_empty();
        }
        let mut words = first.split(' ');
        Ok(match (words.next(), words.next(), words.next()) {
            (Some(method), Some(target), Some(version)) if version.starts_with("HTTP/1.") => {
                Some(Self { method: method.to_owned(), target: target.to_owned() })
            }
            _ => None,
        })
    }
}

/// What is sent back.
pub(super) struct Response<'a> {
    /// The code and its phrase.
    pub(super) status: &'static str,
    pub(super) fields: &'a [(&'static str, &'a str)],
    /// The bytes of the body.
    pub(super) length: u64,
    pub(super) body: &'a mut dyn Read,
}

impl Response<'_> {
    /// Writes the head, and the body unless only the head was asked for.
    pub(super) fn write(self, to: &mut impl Write, is_head_only: bool) -> io::Result<()> {
        let Self { status, fields, length, body } = self;
        let mut head =
            format!("HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {length}\r\n");
        for (name, value) in fields {
            head.extend([name, ": ", value, "\r\n"]);
        }
        head.push_str("\r\n");
        to.write_all(head.as_bytes())?;
        if !is_head_only {
            io::copy(&mut body.take(length), to)?;
        }
        to.flush()
    }
}
