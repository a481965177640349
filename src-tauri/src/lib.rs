//! Codicil's desktop program.

/// Starts the app.
pub fn run() {
    if let Err(error) = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .run(tauri::generate_context!())
    {
        eprintln!("codicil-desktop: {error}");
        std::process::exit(1);
    }
}
