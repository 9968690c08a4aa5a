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

const f1 = (lines) => three(mean(of(lines, "f1")));
const millis = (lines) => Math.round(1000 * median(of(lines, "seconds")));
const sets = [...new Set(of(results, "set"))];
const tools = [...new Set(of(results, "tool"))];
const by = (set, tool) => results.filter((line) => line.set === set && line.tool === tool);
const table = (head, rows) => [head, Array(head.length).fill("---"), ...rows].forEach(row);

table(
  ["set", "recall", "precision", "F1", "strict ceiling", "kinds (V)", "ms", "KB"],
  sets.map((set) => by(set, "xpctape")).map((lines) => [
    lines[0].set,
    three(mean(of(lines, "recall"))),
    three(mean(of(lines, "precision"))),
    `${f1(lines)} ± ${three(spread(of(lines, "f1")))}`,
    three(mean(of(lines, "ceiling"))),
    "v" in lines[0] ? three(mean(of(lines, "v"))) : "",
    millis(lines),
    Math.round(mean(of(lines, "bytes")) / 1024),
  ]));

// A row for each program, a column for each set; nothing where it got no schema or no judgement.
const beside = (what, shown, cell) => {
  console.log();
  table([what, ...sets], shown.map((tool) => [tool,
    ...sets.map((set) => by(set, tool)).map((lines) => (lines.length ? cell(lines) : ""))]));
};
beside("F1", tools, f1);
beside("ms", tools.filter((tool) => !tool.endsWith(", closed")), millis);

const kinds = read("kinds");
const known = [...new Set(of(kinds, "set"))];
console.log();
table(["kinds (V) told by", ...known], [...new Set(of(kinds, "method"))].map((method) => [method,
  ...known.map((set) => three(kinds.find((line) => line.set === set && line.method === method).v))]));
