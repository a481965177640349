//! One Tauri command for each command of the API, so that permissions are checked one by one.

use std::sync::Arc;

use codicil_api::*;
use tauri::State;
use tauri::ipc::{Invoke, Response};

macro_rules! bridge {
    ($($(#[doc = $about:literal])+ $name:ident($request:ident) -> $response:ty;)+) => {
        $(
            $(#[doc = $about])+
            // Off the main thread: dialogs and searches must not stop the window.
            #[tauri::command(async)]
            fn $name(app: State<'_, Arc<App>>, request: $request) -> Result<$response, ApiError> {
                app.$name(request)
            }
        )+

        /// Hands a call from the window to its command.
        pub fn handler() -> impl Fn(Invoke<tauri::Wry>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![document_file, $($name),+]
        }
    };
}

codicil_api::with_commands!(bridge);

/// The bytes of a paper's original, for drawing its pages. Not in the list of commands: bytes do not
/// cross as JSON.
#[tauri::command(async)]
fn document_file(app: State<'_, Arc<App>>, request: DocumentRequest) -> Result<Response, ApiError> {
    app.document_file(request).map(Response::new)
}

#[cfg(test)]
mod tests {
    /// The build script and the capability must name each command: without, the window is refused.
    #[test]
    fn every_command_is_permitted() {
        let build = include_str!("../build.rs");
        let capability = include_str!("../capabilities/main.json");
        for command in codicil_api::COMMANDS {
            let permission = format!("\"allow-{}\"", command.name.replace('_', "-"));
            assert!(build.contains(&format!("\"{}\"", command.name)), "build.rs: {}", command.name);
            assert!(capability.contains(&permission), "capabilities/main.json: {permission}");
        }
    }
}
