//! A static file server for this machine only, with the headers that the page is meant to run under.

mod exchange;
mod media_type;
mod request_path;

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use exchange::{Request, Response};

/// What the package promises to work under.
const POLICY: &str = "script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; object-src 'none'; base-uri 'self'";

/// Connections served at once. Browsers open a handful each.
const CONNECTIONS: usize = 256;

/// How long a visitor may say nothing.
const PATIENCE: Duration = Duration::from_secs(30);

/// A server that has its port but does not answer yet.
pub(crate) struct Server {
    listeners: Vec<TcpListener>,
    port: u16,
}

impl Server {
    /// Takes a port on the loopback addresses, or gives `None` when it is taken on one of them. Port 0 is any free one.
    pub(crate) fn bind(port: u16) -> Result<Option<Self>> {
        let Some(listener) = listen(SocketAddr::from((Ipv4Addr::LOCALHOST, port)))? else {
            return Ok(None);
        };
        let port = listener.local_addr()?.port();
        let mut listeners = vec![listener];
        // Browsers may take `localhost` for either address. A machine without IPv6 has only the first.
        match listen(SocketAddr::from((Ipv6Addr::LOCALHOST, port))) {
            Ok(Some(listener)) => listeners.push(listener),
            Ok(None) => return Ok(None),
            Err(_) => {}
        }
        Ok(Some(Self { listeners, port }))
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// Serves the files under `directory` until the process ends.
    pub(crate) fn run(self, directory: &Path) -> Result<()> {
        let root = directory
            .canonicalize()
            .with_context(|| format!("can't read {}", directory.display()))?;
        let root: Arc<Path> = Arc::from(root);
        let mut doors = Vec::new();
        for listener in self.listeners {
            let root = Arc::clone(&root);
            doors.push(thread::spawn(move || accept(&listener, &root)));
        }
        for door in doors {
            door.join().map_err(|_| anyhow!("the server stopped"))?;
        }
        Ok(())
    }
}

/// Answers each connection in a thread of its own.
fn accept(listener: &TcpListener, root: &Arc<Path>) {
    for connection in listener.incoming() {
        // Each thread holds the root, so that its holders are counted. Who comes when all are busy is turned away.
        if let Ok(connection) = connection
            && Arc::strong_count(root) <= CONNECTIONS
        {
            let root = Arc::clone(root);
            // A visitor who went away before the end of the answer is no error of the server's.
            thread::spawn(move || drop(answer(&connection, &root)));
        }
    }
}

fn listen(address: SocketAddr) -> Result<Option<TcpListener>> {
    match TcpListener::bind(address) {
        Ok(listener) => Ok(Some(listener)),
        Err(error)
            if matches!(error.kind(), ErrorKind::AddrInUse | ErrorKind::PermissionDenied) =>
        {
            Ok(None)
        }
        Err(error) => Err(error).with_context(|| format!("can't listen on {address}")),
    }
}

fn answer(mut connection: &TcpStream, root: &Path) -> io::Result<()> {
    connection.set_read_timeout(Some(PATIENCE))?;
    connection.set_write_timeout(Some(PATIENCE))?;
    let request = Request::read(connection)?;
    let answer = match &request {
        Some(request) if matches!(request.method.as_str(), "GET" | "HEAD") => {
            find(root, &request.target)
        }
        Some(_) => Answer::Text("405 Method Not Allowed", "Only GET and HEAD are answered here.\n"),
        None => Answer::Text("400 Bad Request", "This is no request.\n"),
    };
    let is_head_only = request.is_some_and(|request| request.method == "HEAD");
    let mut send = |status, media_type, location: Option<&str>, length, body: &mut dyn io::Read| {
        let mut fields = vec![
            ("Content-Type", media_type),
            ("Content-Security-Policy", POLICY),
            ("X-Content-Type-Options", "nosniff"),
            ("Cache-Control", "no-cache"),
        ];
        fields.extend(location.map(|location| ("Location", location)));
        Response { status, fields: &fields, length, body }.write(&mut connection, is_head_only)
    };
    let mut say = |status, location, text: &str| {
        send(status, "text/plain; charset=utf-8", location, text.len() as u64, &mut text.as_bytes())
    };
    match answer {
        Answer::File(path) => match File::open(&path) {
            Ok(mut file) => {
                let length = file.metadata()?.len();
                send("200 OK", media_type::of(&path), None, length, &mut file)
            }
            Err(_) => say("404 Not Found", None, NOT_FOUND),
        },
        Answer::Redirect(place) => say("308 Permanent Redirect", Some(&place), ""),
        Answer::Text(status, text) => say(status, None, text),
    }
}

const NOT_FOUND: &str = "There is no such file.\n";

enum Answer {
    File(PathBuf),
    /// A directory was asked for without the slash at its end, on which relative addresses depend.
    Redirect(String),
    /// Something else than a file: a status and what it means here.
    Text(&'static str, &'static str),
}

fn find(root: &Path, url: &str) -> Answer {
    let address = url.split(['?', '#']).next().unwrap_or_default();
    let Some(relative) = request_path::decode(address) else {
        return Answer::Text("404 Not Found", NOT_FOUND);
    };
    let mut path = root.join(relative);
    if path.is_dir() {
        if !address.ends_with('/') {
            return Answer::Redirect(format!("/{}/", address.trim_matches('/')));
        }
        path.push("index.html");
    }
    // A symbolic link must not lead out of the directory either.
    match fs::canonicalize(&path) {
        Ok(path) if path.starts_with(root) && path.is_file() => Answer::File(path),
        _ => Answer::Text("404 Not Found", NOT_FOUND),
    }
}

#[cfg(test)]
mod tests;
