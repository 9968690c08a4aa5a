// node table.mjs RUN: prints what Evaluation and others.mjs measured, as tables in Markdown.
import fs from "node:fs";
import path from "node:path";

const run = process.argv[2];
const read = (name) =>
  fs.readFileSync(path.join(run, `${name}.jsonl`), "utf8").split("\n").filter((line) => line)
    .map((line) => JSON.parse(line));
const results = ["xpctape", "others"].flatMap(read);

const mean = (values) => values.reduce((a, b) => a + b, 0) / values.length;
const spread = (values) =>
  Math.sqrt(values.reduce((a, b) => a + (b - mean(values)) ** 2, 0) / (values.length - 1));
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const three = (value) => value.toFixed(3);
const row = (cells) => console.log(`| ${cells.join(" | ")} |`);
const of = (lines, key) => lines.map((line) => line[key]);

row(["set", "program", "recall", "precision", "F1", "strict ceiling", "kinds (V)", "ms", "KB"]);
row(Array(9).fill("---"));
for (const set of [...new Set(of(results, "set"))]) {
  const here = results.filter((line) => line.set === set);
  for (const tool of [...new Set(of(here, "tool"))]) {
    const lines = here.filter((line) => line.tool === tool);
    const own = "ceiling" in lines[0];
    row([
      own ? set : "",
      tool,
      three(mean(of(lines, "recall"))),
      three(mean(of(lines, "precision"))),
      `${three(mean(of(lines, "f1")))} ± ${three(spread(of(lines, "f1")))}`,
      own ? three(mean(of(lines, "ceiling"))) : "",
      "v" in lines[0] ? three(mean(of(lines, "v"))) : "",
      Math.round(1000 * median(of(lines, "seconds"))),
      Math.round(mean(of(lines, "bytes")) / 1024),
    ]);
  }
}

const kinds = read("kinds");
const known = [...new Set(of(kinds, "set"))];
console.log();
row(["kinds (V) told by", ...known]);
row(Array(known.length + 1).fill("---"));
for (const method of new Set(of(kinds, "method"))) {
  row([method, ...known.map((set) =>
    three(kinds.find((line) => line.set === set && line.method === method).v))]);
}
