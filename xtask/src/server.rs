//! A static file server for this machine only, with the headers that the page is meant to run under.

mod media_type;
mod request_path;

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use anyhow::{Context, Result, anyhow};
use tiny_http::{Header, Method, Request, Response, StatusCode};

/// What the package promises to work under.
const POLICY: &str = "script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; object-src 'none'; base-uri 'self'";

/// Requests handled at once, on each address.
const WORKERS: usize = 4;

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
        let mut workers = Vec::new();
        for listener in self.listeners {
            let server =
                tiny_http::Server::from_listener(listener, None).map_err(|error| anyhow!(error))?;
            let server = Arc::new(server);
            for _ in 0..WORKERS {
                let (server, root) = (Arc::clone(&server), Arc::clone(&root));
                workers.push(thread::spawn(move || {
                    for request in server.incoming_requests() {
                        answer(request, &root);
                    }
                }));
            }
        }
        for worker in workers {
            worker.join().map_err(|_| anyhow!("the server stopped"))?;
        }
        Ok(())
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

fn answer(request: Request, root: &Path) {
    let answer = match request.method() {
        Method::Get | Method::Head => find(root, request.url()),
        _ => Answer::Status(405, "Only GET and HEAD are answered here.\n"),
    };
    // A visitor who went away before the end of the answer is no error of the server's.
    let _ = match answer {
        Answer::File(path) => match File::open(&path) {
            Ok(file) => request.respond(headed(Response::from_file(file), media_type::of(&path))),
            Err(_) => status(request, 404, NOT_FOUND),
        },
        Answer::Redirect(place) => {
            let response = headed(Response::empty(StatusCode(308)), "text/plain; charset=utf-8");
            request.respond(with(response, "Location", &place))
        }
        Answer::Status(code, text) => status(request, code, text),
    };
}

const NOT_FOUND: &str = "There is no such file.\n";

enum Answer {
    File(PathBuf),
    /// A directory was asked for without the slash at its end, on which relative addresses depend.
    Redirect(String),
    Status(u16, &'static str),
}

fn find(root: &Path, url: &str) -> Answer {
    let address = url.split(['?', '#']).next().unwrap_or_default();
    let Some(relative) = request_path::decode(address) else {
        return Answer::Status(404, NOT_FOUND);
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
        _ => Answer::Status(404, NOT_FOUND),
    }
}

fn status(request: Request, code: u16, text: &'static str) -> io::Result<()> {
    let response = Response::from_string(text).with_status_code(code);
    request.respond(headed(response, "text/plain; charset=utf-8"))
}

fn headed<R: io::Read>(response: Response<R>, media_type: &str) -> Response<R> {
    let response = with(response, "Content-Type", media_type);
    let response = with(response, "Content-Security-Policy", POLICY);
    let response = with(response, "X-Content-Type-Options", "nosniff");
    with(response, "Cache-Control", "no-cache")
}

fn with<R: io::Read>(response: Response<R>, name: &str, value: &str) -> Response<R> {
    match Header::from_bytes(name, value) {
        Ok(header) => response.with_header(header),
        // Only a header that is not ASCII is refused; such an address has no file here.
        Err(()) => response,
    }
}

#[cfg(test)]
mod tests;
