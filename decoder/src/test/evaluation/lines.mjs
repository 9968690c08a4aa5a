// node lines.mjs NODE_MODULES OUT [SCHEMASTORE]
// Makes of public packages the sets to measure with: OUT/NAME.jsonl has a message a line, and
// OUT/NAME.kinds, where they are known, the true kind of each line.
import fs from "node:fs";
import path from "node:path";

const [modules, out, store] = process.argv.slice(2);
const MAX_BYTES = 200_000;
const MIN_OF_KIND = 4;

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

fs.mkdirSync(out, { recursive: true });

const events = json(inModules("@octokit/webhooks-examples/api.github.com/index.json")) ??
  JSON.parse(fs.readFileSync(inModules("@octokit/webhooks-examples/api.github.com/index.json")));
save("webhooks", Object.values(events).flatMap((e) => e.examples.map((x) => [e.name, x])));

save("grammars", [...under(inModules("tm-grammars/grammars"))]
  .filter((f) => f.endsWith(".json")).map((f) => [undefined, json(f)]));

save("manifests", [...under(modules)]
  .filter((f) => path.basename(f) === "package.json").map((f) => [undefined, json(f)])
  .filter(([, body]) => body && body.name && body.version));

save("features", [...under(inModules("caniuse-db/features-json"))]
  .map((f) => [undefined, json(f)]));

save("countries", JSON.parse(fs.readFileSync(inModules("world-countries/countries.json")))
  .map((body) => [undefined, body]));

if (store) {
  const tests = path.join(store, "src", "test");
  const files = [...under(tests)].filter((f) => f.endsWith(".json")).sort()
    .map((f) => [path.relative(tests, f).split(path.sep)[0], json(f)]);
  const counts = Map.groupBy ? Map.groupBy(files, ([kind]) => kind) : files
    .reduce((m, f) => m.set(f[0], [...(m.get(f[0]) ?? []), f]), new Map());
  save("configs", files.filter(([kind]) => counts.get(kind).length >= MIN_OF_KIND));
}
