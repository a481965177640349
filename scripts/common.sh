# Shared by the scripts beside it; sourced, never run. It goes to the top of the tree, so that every
# script can be started from anywhere.

cd "$(dirname "${BASH_SOURCE[0]}")/.."

# The desktop app serves its built interface in every build that people or tests run.
desktop_features=codicil-desktop/custom-protocol
target_dir=${CARGO_TARGET_DIR:-target}

say() { printf '\n== %s\n' "$*"; }

die() {
    printf 'codicil: %s\n' "$*" >&2
    exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

# Whether version $1 is at least $2, both dotted numbers.
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

# Builds the interface unless nothing that goes into it has changed.
build_interface() {
    local stamp=ui/node_modules/.codicil-built
    local now
    now=$(find ui tauri.conf.json -path ui/node_modules -prune -o -path ui/dist -prune -o -type f -print0 |
        sort -z | xargs -0 sha256sum | sha256sum)
    if [ -f ui/dist/index.html ] && [ "$(cat "$stamp" 2>/dev/null)" = "$now" ]; then
        return
    fi
    say 'building the interface'
    npm --prefix ui run build
    printf '%s' "$now" >"$stamp"
}
