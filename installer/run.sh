#!/bin/sh
# sh installer/run.sh [ARGS]: set up .venv if needed, then run `sigap ARGS`. Without ARGS the window opens.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
. "$root/installer/environment.sh"

if [ $# -eq 0 ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ] && [ "$(uname -s)" = Linux ]; then
    stop "Tidak ada layar (DISPLAY kosong), jadi jendela tidak dapat dibuka; tanpa layar pakai perintah, lihat: sh installer/run.sh --help"
fi
prepare .sigap-stamp "$root/installer/requirements.lock"
# Commands need no window, so missing libraries stop only the window itself.
prepare_qt || [ $# -gt 0 ] || exit 2
exec 9>&-
exec "$venv/bin/sigap" "$@"
