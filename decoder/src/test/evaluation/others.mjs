// node others.mjs NODE_MODULES RUN [SETS]
// Infers with other programs from the parts that Evaluation wrote to RUN, judges the same messages
// by their JSON Schemas with ajv, and writes a line for each split to RUN/others.jsonl.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";

const [modules, run, sets = ".*"] = process.argv.slice(2);
const load = createRequire(path.resolve(modules, "..", "any.js"));
const { default: Ajv } = load("ajv/dist/2020");
const { quicktype, InputData, jsonInputForTargetLanguage } = load("quicktype-core");
const genson = load("genson-js");

const parsed = (lines) => lines.map((line) => JSON.parse(line));

// Each makes a JSON Schema of lines of JSON.
const programs = {
  async quicktype(lines) {
    const input = jsonInputForTargetLanguage("schema");
    await input.addSource({ name: "Message", samples: lines });
    const data = new InputData();
    data.addInput(input);
    return JSON.parse((await quicktype({ inputData: data, lang: "schema" })).lines.join("\n"));
  },
  genson: async (lines) => genson.createCompoundSchema(parsed(lines)),
};

// JSON has one type of numbers; not every program takes 1 and 1.5 for one. Nor do formats count:
// what looks like a date in all that was seen is no promise.
function lenient(schema, close) {
  if (Array.isArray(schema)) return schema.map((one) => lenient(one, close));
  if (!schema || typeof schema !== "object") return schema;
  const made = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key === "properties" || key === "definitions" || key === "$defs") {
      made[key] = Object.fromEntries(
        Object.entries(value).map(([name, one]) => [name, lenient(one, close)]));
    } else if (key === "type") {
      const types = [value].flat().map((type) => (type === "integer" ? "number" : type));
      made.type = Array.isArray(value) ? [...new Set(types)] : types[0];
    } else if (key === "enum" || key === "const" || key === "required") {
      made[key] = value;
    } else if (!["$schema", "$id", "format", "example", "examples", "default"].includes(key)) {
      made[key] = lenient(value, close);
    }
  }
  if (close && made.properties && !("additionalProperties" in made)) {
    made.additionalProperties = false;
  }
  return made;
}

const lines = (...steps) =>
  fs.readFileSync(path.join(run, ...steps), "utf8").split("\n").filter((line) => line);
const share = (accepts, of) =>
  of.length ? of.filter((line) => accepts(JSON.parse(line))).length / of.length : 0;

function judge(schema, close, test, negatives) {
  const ajv = new Ajv({ strict: false, validateFormats: false, logger: false });
  const accepts = ajv.compile(lenient(schema, close));
  const recall = share(accepts, test);
  const wrongly = share(accepts, negatives);
  const precision = recall + wrongly ? recall / (recall + wrongly) : 0;
  const sum = recall + precision;
  return { recall, precision, f1: sum ? (2 * recall * precision) / sum : 0 };
}

const out = path.join(run, "others.jsonl");
fs.writeFileSync(out, "");
const folders = (at) => fs.readdirSync(at, { withFileTypes: true })
  .filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
for (const [name, infer] of Object.entries(programs)) {
  for (const set of folders(run).filter((set) => new RegExp(`^(${sets})$`).test(set))) {
    for (const split of folders(path.join(run, set))) {
      const [train, test, negatives] = ["train", "test", "negatives"]
        .map((part) => lines(set, split, `${part}.jsonl`));
      const line = { set, split: Number(split) };
      try {
        const start = performance.now();
        const schema = await infer(train);
        const seconds = (performance.now() - start) / 1000;
        const bytes = JSON.stringify(schema).length;
        const add = (tool, close) => fs.appendFileSync(out, JSON.stringify(
          { ...line, tool, ...judge(schema, close, test, negatives), seconds, bytes }) + "\n");
        add(name, false);
        if (name !== "quicktype") add(`${name}, closed`, true);
      } catch (e) {
        console.error(`${name} on ${set} ${split}: ${String(e.message).slice(0, 200)}`);
      }
    }
  }
}
