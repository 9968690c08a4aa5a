#!/bin/sh
# fetch.sh DIR [SCHEMASTORE]: fills DIR with public data as JSON lines and with the programs to
# measure beside, all from npm. SCHEMASTORE is a checkout of github.com/SchemaStore/schemastore.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
cp "$here/package.json" "$1/package.json"
(cd "$1" && npm install --ignore-scripts --no-audit --no-fund)
node "$here/lines.mjs" "$1/node_modules" "$1/sets" ${2:+"$2"}
