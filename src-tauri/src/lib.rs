//! Codicil's desktop program: one window on the commands of `codicil-api`. It owns the window, the
//! dialogs and the folders, and nothing else.

mod bridge;
mod host;
mod options;

use std::sync::Arc;

use codicil_api::App;
use tauri::webview::NewWindowResponse;
use tauri::{Manager, WebviewUrl, WebviewWindowBuilder};

pub use options::Options;

/// Starts the app and returns when its window is closed.
///
/// # Errors
///
/// When the window system cannot be reached.
pub fn run(options: Options) -> tauri::Result<()> {
    tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(bridge::handler())
        .setup(move |app| {
            read_in_worker();
            let host = host::DesktopHost::new(app.handle().clone(), &options)?;
            app.manage(Arc::new(App::start(Arc::new(host), options.start())));
            open_window(app)?;
            Ok(())
        })
        .run(tauri::generate_context!())
}

/// Files are read in processes of `codicil`, which stands beside this program. A build without it
/// reads them here.
fn read_in_worker() {
    let name = format!("codicil{}", std::env::consts::EXE_SUFFIX);
    let beside = std::env::current_exe().ok().map(|program| program.with_file_name(name));
    match beside.filter(|program| program.is_file()) {
        Some(program) => codicil_api::read_in_worker(program),
        None => eprintln!(
            "codicil-desktop: the program `codicil` is not beside this one; files are read without its limits"
        ),
    }
}

fn open_window(app: &tauri::App) -> tauri::Result<()> {
    WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
        .title("Codicil")
        .inner_size(1280.0, 740.0)
        .min_inner_size(360.0, 400.0)
        .on_navigation(stays_inside)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    Ok(())
}

/// Only the app's own pages may be shown; links in documents are text.
fn stays_inside(url: &tauri::Url) -> bool {
    let local = matches!(url.host_str(), Some("localhost" | "tauri.localhost"));
    local && matches!(url.scheme(), "tauri" | "http" | "https")
}
