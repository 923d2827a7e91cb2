#!/bin/sh
# Renew the locks after a change of requirements.in or requirements-dev.in. Needs `uv` (from PyPI: pip install uv).
# --universal writes one lock for Linux and Windows and Python 3.11 to 3.13; every file is pinned by its hashes.
# The override leaves out docopt, which num2words names but only its command line needs, and which has no wheel.
set -eu
cd "$(dirname -- "$0")"

lock() {
    uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
        --override requirements-overrides.txt "$1" --output-file "$2"
}

lock requirements.in requirements.lock
lock requirements-dev.in requirements-dev.lock
