// node lines.mjs NODE_MODULES OUT [CHECKOUTS]
// Makes of public packages and checkouts the sets to measure with: OUT/NAME.jsonl has a message a
// line, and OUT/NAME.kinds, where they are known, the true kind of each line. What says the kind
// is taken out of the message.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const [modules, out, checkouts] = process.argv.slice(2);
const { parseAllDocuments } = createRequire(path.resolve(modules, "..", "any.js"))("yaml");
const MAX_BYTES = 200_000;
const MIN_OF_KIND = 4;
const MAX_OF_KIND = 20;

const under = function* (folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* under(file);
    else if (entry.isFile()) yield file;
  }
};
const json = (file) => {
  try {
    const value = JSON.parse(fs.readFileSync(file, "utf8").replace(/^\uFEFF/, ""));
    return value && typeof value === "object" && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined; // Comments, or no JSON on purpose.
  }
};
const inModules = (...steps) => path.join(modules, ...steps);

function save(name, pairs) {
  const seen = new Set();
  const kept = pairs.filter(([, body]) => {
    const line = body && JSON.stringify(body);
    return line && line.length <= MAX_BYTES && !line.includes("\\u0000")
      && !seen.has(line) && seen.add(line);
  });
  fs.writeFileSync(`${out}/${name}.jsonl`, kept.map(([, b]) => JSON.stringify(b) + "\n").join(""));
  const known = kept.every(([kind]) => kind !== undefined);
  if (known) fs.writeFileSync(`${out}/${name}.kinds`, kept.map(([k]) => k + "\n").join(""));
  const kinds = new Set(kept.map(([kind]) => kind)).size;
  console.log(`${name}: ${kept.length} messages` + (known ? ` of ${kinds} kinds` : ""));
}

// The first few different ones of each kind, and no kind with less than a few.
function some(pairs) {
  const ofKind = new Map();
  for (const [kind, body] of pairs) {
    const line = JSON.stringify(body);
    const lines = ofKind.get(kind) ?? new Map();
    if (line.length <= MAX_BYTES && lines.size < MAX_OF_KIND) lines.set(line, [kind, body]);
    ofKind.set(kind, lines);
  }
  return [...ofKind.values()].filter((lines) => lines.size >= MIN_OF_KIND)
    .flatMap((lines) => [...lines.values()]);
}

fs.mkdirSync(out, { recursive: true });

const events = json(inModules("@octokit/webhooks-examples/api.github.com/index.json")) ??
  JSON.parse(fs.readFileSync(inModules("@octokit/webhooks-examples/api.github.com/index.json")));
save("webhooks", Object.values(events).flatMap((e) => e.examples.map((x) => [e.name, x])));

save("grammars", [...under(inModules("tm-grammars/grammars"))]
  .filter((f) => f.endsWith(".json")).map((f) => [undefined, json(f)]));

// Without the judge's own, which came later, and with ajv's, which nothing else needs any more: the
// set stays what it was.
save("manifests", [...under(modules)]
  .filter((f) => path.basename(f) === "package.json" && !f.includes("@cfworker")).map((f) => [undefined, json(f)])
  .filter(([, body]) => body && body.name && body.version));

save("features", [...under(inModules("caniuse-db/features-json"))]
  .map((f) => [undefined, json(f)]));

save("countries", JSON.parse(fs.readFileSync(inModules("world-countries/countries.json")))
  .map((body) => [undefined, body]));

// The examples of AWS' API: a kind is what one operation of one service takes, or what it gives.
const apis = inModules("aws-sdk/apis");
save("aws", some(fs.readdirSync(apis).filter((f) => f.endsWith(".examples.json")).sort().flatMap((f) =>
  Object.entries(json(path.join(apis, f))?.examples ?? {}).flatMap(([operation, examples]) =>
    examples.flatMap((x) => ["input", "output"]
      .filter((side) => x[side] && Object.keys(x[side]).length)
      .map((side) => [`${f.replace(/-\d{4}-.*/, "")} ${operation} ${side}`, x[side]]))))));

const checkout = (...steps) => {
  const folder = checkouts && path.join(checkouts, ...steps);
  return folder && fs.existsSync(folder) ? [...under(folder)].sort() : [];
};

// SchemaStore's test files: a kind is the program whose configuration it is.
const configs = checkout("schemastore", "src", "test").filter((f) => f.endsWith(".json"))
  .map((f) => [path.relative(path.join(checkouts, "schemastore", "src", "test"), f)
    .split(path.sep)[0], json(f)]);
if (configs.length) {
  const counts = new Map();
  configs.forEach(([kind]) => counts.set(kind, (counts.get(kind) ?? 0) + 1));
  save("configs", configs.filter(([kind]) => counts.get(kind) >= MIN_OF_KIND));
}

// The examples of FHIR R4: a kind is a type of resource.
const resources = checkout("fhir", "spec", "hl7.fhir.r4.examples", "4.0.1", "package")
  .filter((f) => f.endsWith(".json")).map(json).filter((body) => body?.resourceType)
  .map(({ resourceType, ...body }) => [resourceType, body]);
if (resources.length) save("fhir", some(resources));

// CloudFormation's templates: a kind is a type of resource, a message what one is made with.
const templates = checkout("serverless-application-model", "tests", "translator", "output")
  .filter((f) => f.endsWith(".json"))
  .flatMap((f) => Object.values(json(f)?.Resources ?? {}))
  .filter(({ Type, Properties }) => Type && Properties)
  .map(({ Type, Properties }) => [Type, Properties]);
if (templates.length) save("cloudformation", some(templates));

// Kubernetes' manifests: a kind is what they call kind.
const objects = checkout("examples").filter((f) => /\.(ya?ml|json)$/.test(f))
  .flatMap((f) => {
    try {
      return parseAllDocuments(fs.readFileSync(f, "utf8")).map((document) => document.toJS());
    } catch {
      return []; // Templates of YAML.
    }
  })
  .filter((body) => body?.kind && body.apiVersion)
  .map(({ kind, apiVersion, ...body }) => [kind, body]);
if (objects.length) save("kubernetes", some(objects));
