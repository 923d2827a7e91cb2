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
check pytest "$venv/bin/python" -m pytest -m "$counts" "$@"

if [ -n "$failed" ]; then
    say "Gagal:$failed"
    exit 1
fi
say "Semua pemeriksaan lulus."
