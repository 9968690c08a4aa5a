// node others.mjs DIR [SETS]
// Infers with other programs from the parts that Evaluation wrote to DIR/run, judges the same
// messages by their JSON Schemas, and writes a line for each split to DIR/run/others.jsonl; none
// for a set on one of whose splits a program fails. In DIR are node_modules and, as far as fetch.sh
// found them, programs.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";

const [dir, sets = ".*"] = process.argv.slice(2);
const run = path.resolve(dir, "run");
const load = createRequire(path.resolve(dir, "any.js"));
const { quicktype, InputData, jsonInputForTargetLanguage } = load("quicktype-core");
const genson = load("genson-js");
const MAX_MILLIS = 60_000;

const text = (file) => fs.readFileSync(file, "utf8");
const linesOf = (file) => text(file).split("\n").filter((line) => line);

// From the lines to the schema, the quickest of five.
const timed = (infer) => async (folder) => {
  const lines = linesOf(path.join(folder, "train.jsonl"));
  let schema;
  let seconds = Infinity;
  for (let time = 0; time < 5; time++) {
    const start = performance.now();
    schema = await infer(lines);
    seconds = Math.min(seconds, (performance.now() - start) / 1000);
  }
  return { schema, seconds };
};

// Those written in C++ take a process a split; the time is what they print, without its start, of
// one run.
const native = (name, ...options) => (folder) => {
  const out = path.join(folder, `${name}.json`);
  fs.rmSync(out, { force: true });
  const program = path.resolve(dir, "programs", name, name);
  const input = path.join(folder, "train.jsonl");
  const { status, signal, error, stdout } = spawnSync(
    program, ["--in_path", input, "--out_path", out, ...options],
    { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], timeout: MAX_MILLIS, maxBuffer: 1 << 30 });
  if (status !== 0) throw new Error(error?.message ?? `ended by ${signal ?? status}`);
  const seconds = Number(/TOTAL ELAPSED TIME : (\d+) ms/.exec(stdout)[1]) / 1000;
  return { schema: JSON.parse(text(out)), seconds };
};

// What a program that is no JavaScript wrote before.
const written = (name) => (folder) => JSON.parse(text(path.join(folder, `${name}.json`)));

// What a program wrote before, and its time; those who measured it wrote the translator.
const translated = (name, program, translator, millisIn) => (folder) => {
  const [from, to] = ["txt", "json"].map((ending) => path.join(folder, `${name}.${ending}`));
  const millis = millisIn(linesOf(from));
  const translate = path.resolve(dir, "programs", program, translator);
  spawnSync("python3", [translate, "--in_path", from, "--out_path", to], { stdio: "ignore" });
  return { schema: JSON.parse(text(to)), seconds: Number(millis) / 1000 };
};
const reduced = (name) =>
  translated(name, "K-reduce", "kreduce_translator.py", ([, millis]) => millis);

// Each makes a JSON Schema of the lines of JSON in a folder's train.jsonl.
const programs = {
  quicktype: timed(async (lines) => {
    const input = jsonInputForTargetLanguage("schema");
    await input.addSource({ name: "Message", samples: lines });
    const data = new InputData();
    data.addInput(input);
    return JSON.parse((await quicktype({ inputData: data, lang: "schema" })).lines.join("\n"));
  }),
  "genson-js": timed((lines) => genson.createCompoundSchema(lines.map((line) => JSON.parse(line)))),
  GenSON: written("GenSON"),
  "json-schema-inferrer": written("json-schema-inferrer"),
  // As in the measurements of its authors.
  ReCG: native("ReCG", "--search_alg", "kbeam", "--beam_width", "3", "--epsilon", "0.5",
    "--min_pts_perc", "5", "--sample_size", "500"),
  Klettke: native("Klettke"),
  Frozza: native("Frozza"),
  "K-reduce": reduced("K-reduce"),
  "L-reduce": reduced("L-reduce"),
  JXPLAIN: translated("JXPLAIN", "JXPLAIN", "jxplain_translator.py",
    ([log]) => JSON.parse(log).TotalTime),
};
const isThere = (name) =>
  fs.existsSync(path.join(dir, "programs", name === "L-reduce" ? "K-reduce" : name));
// Where GenSON is, its counterpart is not needed: on all sets, it scored the same to three digits.
const fromNpm = isThere("GenSON") ? ["quicktype"] : ["quicktype", "genson-js"];
const here = Object.entries(programs)
  .filter(([name]) => fromNpm.includes(name) || isThere(name));

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

const judge = (folder, schema) => new Promise((resolve, reject) => {
  const resourceLimits = { stackSizeMb: 256, maxOldGenerationSizeMb: 4096 };
  const worker = new Worker(new URL("judge.mjs", import.meta.url),
    { workerData: { dir, folder, schema }, resourceLimits });
  const late = setTimeout(() => {
    reject(new Error("judging takes too long"));
    worker.terminate();
  }, MAX_MILLIS);
  let judged;
  worker.on("message", (message) => (judged = message));
  worker.on("error", reject);
  worker.on("exit", () => {
    clearTimeout(late);
    resolve(judged); // Only now, so that what ends does not run beside what is timed.
  });
});

const out = path.join(run, "others.jsonl");
fs.writeFileSync(out, "");
const folders = (at) => fs.readdirSync(at, { withFileTypes: true })
  .filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
const measured = folders(run).filter((set) => new RegExp(`^(${sets})$`).test(set));

// Compilers take their time, on which sets that come first would spend it.
async function warmUp(infer) {
  for (const set of measured) {
    for (const at of folders(path.join(run, set))) {
      await infer(path.join(run, set, at)).catch(() => {}); // It is told when it counts.
    }
  }
}

for (const [name, infer] of here) {
  if (fromNpm.includes(name)) await warmUp(infer);
  for (const set of measured) {
    const results = [];
    let at;
    try {
      for (at of folders(path.join(run, set))) {
        const folder = path.join(run, set, at);
        const { schema, seconds } = await infer(folder);
        if (1000 * seconds > MAX_MILLIS) throw new Error("inference takes too long");
        const line = { set, split: Number(at), seconds, bytes: JSON.stringify(schema).length };
        const [open, closed] = [false, true].map((close) => lenient(schema, close));
        results.push({ ...line, tool: name, ...(await judge(folder, open)) });
        if (JSON.stringify(open) !== JSON.stringify(closed)) {
          results.push({ ...line, tool: `${name}, closed`, ...(await judge(folder, closed)) });
        }
      }
      fs.appendFileSync(out, results.map((line) => JSON.stringify(line) + "\n").join(""));
    } catch (e) {
      console.error(`${name} is left out on ${set}, for part ${at}: ${String(e.message).slice(0, 200)}`);
    }
  }
}
