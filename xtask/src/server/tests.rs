//! The server as a browser meets it.

use std::io::{Read, Write};
use std::net::TcpStream;

use super::*;

/// Serves a small directory and gives the answer to one request, head and body as text.
fn ask(port: u16, request: &str) -> String {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
    write!(stream, "{request} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

fn serve(directory: &Path) -> u16 {
    let server = Server::bind(0).unwrap().unwrap();
    let port = server.port();
    let directory = directory.to_owned();
    thread::spawn(move || server.run(&directory));
    port
}

fn directory(name: &str) -> PathBuf {
    let directory = crate::repository::scratch().join("server-tests").join(name);
    crate::files::empty(&directory).unwrap();
    directory
}

#[test]
fn files_come_with_their_type_and_the_policy() {
    let root = directory("types");
    crate::files::write(&root.join("index.html"), b"<p>hello").unwrap();
    crate::files::write(&root.join("app/routeslip.wasm"), b"\0asm").unwrap();
    let port = serve(&root);
    let page = ask(port, "GET /?q=1");
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    assert!(page.contains("Content-Type: text/html; charset=utf-8\r\n"), "{page}");
    assert!(page.contains(&format!("Content-Security-Policy: {POLICY}\r\n")), "{page}");
    assert!(page.contains("Cache-Control: no-cache\r\n"), "{page}");
    assert!(page.ends_with("<p>hello"), "{page}");
    assert!(ask(port, "GET /app/routeslip.wasm").contains("Content-Type: application/wasm\r\n"));
    assert!(!ask(port, "HEAD /").contains("<p>hello"));
}

#[test]
fn what_is_not_a_file_below_is_not_found() {
    let root = directory("bounds");
    crate::files::write(&root.join("inside/index.html"), b"inside").unwrap();
    crate::files::write(&root.join("secret.txt"), b"secret").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(root.join("secret.txt"), root.join("inside/link.txt")).unwrap();
    let port = serve(&root.join("inside"));
    for address in ["/../secret.txt", "/%2e%2e/secret.txt", "/link.txt", "/none.js", "//secret.txt"]
    {
        let answer = ask(port, &format!("GET {address}"));
        assert!(answer.starts_with("HTTP/1.1 404"), "{address}: {answer}");
    }
    assert!(ask(port, "POST /").starts_with("HTTP/1.1 405"));
}

#[test]
fn a_directory_is_sent_to_its_slash() {
    let root = directory("slash");
    crate::files::write(&root.join("a/index.html"), b"a").unwrap();
    let port = serve(&root);
    assert!(ask(port, "GET /a").contains("Location: /a/\r\n"));
    assert!(ask(port, "GET /a/").ends_with('a'));
}

#[test]
fn a_taken_port_is_not_taken_twice() {
    let first = Server::bind(0).unwrap().unwrap();
    assert!(Server::bind(first.port()).unwrap().is_none());
}
