// A thread of others.mjs, since judging may take more stack, memory and time than there is: tells
// which part of the test messages and of the negatives a JSON Schema accepts.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { parentPort, workerData } from "node:worker_threads";

const { dir, folder, schema } = workerData;
const { Validator } = createRequire(path.resolve(dir, "any.js"))("@cfworker/json-schema");
const validator = new Validator(schema, "2020-12", true);
const accepts = (message) => validator.validate(message).valid;

function share(part) {
  const lines = fs.readFileSync(path.join(folder, `${part}.jsonl`), "utf8").split("\n")
    .filter((line) => line);
  return lines.length ? lines.filter((line) => accepts(JSON.parse(line))).length / lines.length : 0;
}

const recall = share("test");
const wrongly = share("negatives");
const precision = recall + wrongly ? recall / (recall + wrongly) : 0;
const sum = recall + precision;
parentPort.postMessage({ recall, precision, f1: sum ? (2 * recall * precision) / sum : 0 });
