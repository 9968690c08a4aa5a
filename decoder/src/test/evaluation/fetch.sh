#!/bin/sh
# fetch.sh DIR [CHECKOUTS]: fills DIR with public data as JSON lines and with the programs to
# measure beside, from npm. CHECKOUTS is a folder with checkouts from github.com of what npm has
# not, each as far as it is there: SchemaStore/schemastore, google/fhir as fhir,
# aws/serverless-application-model and kubernetes/examples.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
cp "$here/package.json" "$1/package.json"
(cd "$1" && npm install --ignore-scripts --no-audit --no-fund)
node "$here/lines.mjs" "$1/node_modules" "$1/sets" ${2:+"$2"}
