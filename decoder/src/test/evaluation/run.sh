#!/bin/sh
# run.sh DIR [SETS]: measures on the sets that fetch.sh put into DIR, beside the other programs
# there, and prints the tables. SETS is a pattern of their names. Takes a few minutes.
# Needs decoder's test classes and their class path in decoder/target/evaluation.cp:
#   mvn -pl decoder -Dexec.skip=true test-compile dependency:build-classpath \
#     -Dmdep.outputFile=target/evaluation.cp
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=$here/../../../target
java -cp "$target/test-classes:$target/classes:$(cat "$target/evaluation.cp")" \
  io.xpctape.schema.evaluate.Evaluation "$1/sets" "$1/run" ${2:+"$2"}
node "$here/others.mjs" "$1/node_modules" "$1/run" ${2:+"$2"}
node "$here/table.mjs" "$1/run"
