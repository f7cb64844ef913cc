//! The project's own commands: `cargo xtask <command>`.

mod generate;

fn main() {
    for file in generate::all() {
        if let Err(error) = std::fs::write(file.path, file.text) {
            eprintln!("{}: {error}", file.path);
            std::process::exit(1);
        }
    }
}
