#!/bin/sh
# run.sh DIR [SETS]: measures on the sets that fetch.sh put into DIR, beside the other programs
# there, and prints the tables. SETS is a pattern of their names. Takes many minutes.
# Needs decoder's test classes and their class path in decoder/target/evaluation.cp:
#   mvn -pl decoder -Dexec.skip=true test-compile dependency:build-classpath \
#     -Dmdep.outputFile=target/evaluation.cp
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=$here/../../../target
java -cp "$target/test-classes:$target/classes:$(cat "$target/evaluation.cp")" \
  io.xpctape.schema.evaluate.Evaluation "$1/sets" "$1/run" ${2:+"$2"}
find "$1/run" \( -name '*.json' -o -name '*-reduce.txt' -o -name JXPLAIN.txt \) -exec rm {} +
if [ -d "$1/programs/GenSON" ]; then
  python3 "$here/genson.py" "$1/programs/GenSON" "$1/run" ${2:+"$2"}
fi
if [ -d "$1/programs/json-schema-inferrer" ]; then
  java -cp "$1/programs/json-schema-inferrer:$1/programs/json-schema-inferrer/*" \
    "$here/JsonSchemaInferrers.java" "$1/run" ${2:+"$2"}
fi
if [ -d "$1/programs/K-reduce" ]; then
  # Recursive; and it writes to the working directory, and much to its output.
  run=$(cd "$1/run" && pwd)
  programs=$(cd "$1/programs/K-reduce" && pwd)
  (cd "$run" && java -Xss64m -cp "$programs:$programs/*" \
    "$here/Reductions.java" "$run" ${2:+"$2"} > K-reduce.log)
fi
if [ -d "$1/programs/JXPLAIN" ]; then
  opens=
  for package in java.lang java.util java.util.concurrent; do
    opens="$opens --add-opens=java.base/$package=ALL-UNNAMED" # Spark reads their fields.
  done
  java $opens -Xss64m -cp "$1/programs/JXPLAIN:$1/programs/JXPLAIN/*" \
    "$here/Jxplain.java" "$1/run" ${2:+"$2"} > "$1/run/JXPLAIN.log"
fi
node "$here/others.mjs" "$1" ${2:+"$2"}
node "$here/table.mjs" "$1/run"
