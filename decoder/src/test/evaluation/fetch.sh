#!/bin/sh
# fetch.sh DIR [CHECKOUTS]: fills DIR with public data as JSON lines and with the programs to
# measure beside. npm has some; CHECKOUTS is a folder with checkouts from github.com of what it has
# not, each by its repository's name and as far as it is there. Data: SchemaStore/schemastore,
# google/fhir, aws/serverless-application-model and kubernetes/examples. Programs:
# wolverdude/GenSON (needs python3), joohyung00/VLDB2024_ReCG (a C++ compiler and cmake; a JDK and
# Maven) and saasquatch/json-schema-inferrer (a JDK and Maven).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1/programs"
cp "$here/package.json" "$1/package.json"
(cd "$1" && npm install --ignore-scripts --no-audit --no-fund)
node "$here/lines.mjs" "$1/node_modules" "$1/sets" ${2:+"$2"}
[ $# -gt 1 ] || exit 0

programs=$(cd "$1/programs" && pwd)
if [ -d "$2/GenSON" ]; then
  mkdir -p "$programs/GenSON"
  cp -r "$2/GenSON/genson" "$programs/GenSON"
fi
for name in ReCG Klettke Frozza; do
  if [ -d "$2/VLDB2024_ReCG/$name" ]; then
    cmake -DCMAKE_BUILD_TYPE=Release -S "$2/VLDB2024_ReCG/$name" -B "$programs/$name"
    cmake --build "$programs/$name"
  fi
done
if [ -d "$2/VLDB2024_ReCG/src_KREDUCE" ]; then
  reduce=$programs/K-reduce
  mkdir -p "$reduce"
  cp "$2/VLDB2024_ReCG/Experiment/kreduce_translator.py" "$reduce"
  cp "$here/k-reduce.pom.xml" "$reduce/pom.xml"
  mvn -q -f "$reduce/pom.xml" dependency:copy-dependencies -DoutputDirectory="$reduce"
  find "$2/VLDB2024_ReCG/src_KREDUCE" -name '*.scala' \
    -exec java -Xss8m -cp "$reduce/*" scala.tools.nsc.Main -nowarn -usejavacp -d "$reduce" {} +
fi
if [ -d "$2/VLDB2024_ReCG/src" ]; then
  jxplain=$programs/JXPLAIN
  mkdir -p "$jxplain"
  cp "$2/VLDB2024_ReCG/Experiment/jxplain_translator.py" "$here/load_json.py" "$jxplain"
  cp "$here/jxplain.pom.xml" "$jxplain/pom.xml"
  printf 'name = JXPLAIN\nspark.master = local[*]\nspark.ui.enabled = false\n' > "$jxplain/spark.conf"
  mvn -q -f "$jxplain/pom.xml" dependency:copy-dependencies -DoutputDirectory="$jxplain" \
    jar:jar shade:shade
  find "$2/VLDB2024_ReCG/src" -name '*.scala' \
    -exec java -Xss8m -cp "$jxplain/*" scala.tools.nsc.Main -nowarn -usejavacp -d "$jxplain" {} +
fi
if [ -d "$2/json-schema-inferrer" ]; then
  inferrer=$programs/json-schema-inferrer
  mkdir -p "$inferrer"
  for jar in com.fasterxml.jackson.core:jackson-databind:2.16.1 \
    com.fasterxml.jackson.core:jackson-core:2.16.1 \
    com.fasterxml.jackson.core:jackson-annotations:2.16.1 \
    com.google.code.findbugs:jsr305:3.0.2 commons-validator:commons-validator:1.8.0; do
    (cd "$inferrer" && mvn -q dependency:copy -Dartifact="$jar" -DoutputDirectory="$inferrer")
  done
  find "$2/json-schema-inferrer/src/main" -name '*.java' \
    -exec javac -nowarn -d "$inferrer" -cp "$inferrer/*" {} +
fi
