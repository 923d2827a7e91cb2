#!/bin/sh
# sh installer/build_verify_page.sh: bundle the libraries of the checking page (resources/verify_page/libraries.js) from
# the npm registry, by the versions and integrity sums of installer/verify_page/package-lock.json. Needs node and npm.
# Only a change of those versions needs it; the bundle and its licences are kept with the source.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
target="$root/resources/verify_page"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cp "$root/installer/verify_page/"*.js* "$folder"
cd "$folder"
npm ci --ignore-scripts --no-audit --no-fund --silent
node_modules/.bin/esbuild libraries.js --bundle --minify --format=iife --target=es2020 --charset=ascii \
    --legal-comments=none --log-level=warning --outfile=libraries.min.js

{
    printf 'The checking page contains these libraries, bundled by installer/build_verify_page.sh.\n'
    for name in qr @noble/curves @noble/hashes; do
        version=$(node -p "require('./node_modules/$name/package.json').version")
        licence="node_modules/$name/LICENSE-MIT"
        [ -f "$licence" ] || licence="node_modules/$name/LICENSE"
        printf '\n---- %s %s ----\n\n' "$name" "$version"
        cat "$licence"
    done
} >LICENCES.txt
mv libraries.min.js "$target/libraries.js"
mv LICENCES.txt "$target/LICENCES.txt"
