//! Starts the desktop app.

fn main() {
    codicil_desktop::run();
}
