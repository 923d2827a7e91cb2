#!/bin/sh
# sh installer/test.sh [--night] [PYTEST ARGS]: set up .venv with the tools if needed, then run every check.
# --night adds the long counts of the reliability plan. The exit status is 0 when all checks passed.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
. "$root/installer/environment.sh"

counts='not night'
if [ "${1:-}" = --night ]; then
    counts=''
    shift
fi

prepare .sigap-stamp "$root/installer/requirements.lock"
prepare .sigap-stamp-dev "$root/installer/requirements-dev.lock"
prepare_qt || exit 2
exec 9>&-

# A few tests hold the program against others: a compiled disk that loses power, Debian's own sqlcipher, age, PDF and code
# readers, and a browser for the checking page.
tools='gcc libc6-dev libsqlite3-dev sqlcipher age poppler-utils zbar-tools'
if command -v apt-get >/dev/null 2>&1 && { [ ! -f /usr/include/sqlite3ext.h ] || ! command -v gcc >/dev/null ||
    ! command -v sqlcipher >/dev/null || ! command -v age >/dev/null || ! command -v pdftotext >/dev/null || ! command -v zbarimg >/dev/null ||
    ! command -v chromium >/dev/null; }; then
    if [ "$(id -u)" -eq 0 ]; then
        say "Memasang alat uji Debian …"
        install_tools() { DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >/dev/null 2>&1; }
        # shellcheck disable=SC2086
        install_tools $tools || { apt-get update >/dev/null 2>&1 && install_tools $tools; } || true
        install_tools chromium || true # apart: a system that has none keeps the other tools
    else
        say "Sebagian uji dilewati. Agar lengkap: sudo apt-get install --no-install-recommends $tools chromium"
    fi
fi

cd "$root"
export QT_QPA_PLATFORM=offscreen
failed=''

check() {
    name=$1
    shift
    say "== $name"
    "$@" || failed="$failed $name"
}

check ruff "$venv/bin/ruff" check .
check format "$venv/bin/ruff" format --check .
check mypy "$venv/bin/mypy"
check imports "$venv/bin/lint-imports"
# One process for each core; the tests of one file stay together, for they share what is costly to make.
check pytest "$venv/bin/python" -m pytest -n auto --dist loadfile -m "$counts" "$@"

if [ -n "$failed" ]; then
    say "Gagal:$failed"
    exit 1
fi
say "Semua pemeriksaan lulus."
