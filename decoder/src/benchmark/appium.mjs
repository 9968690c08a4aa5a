// What appium-ios-remotexpc's decoder takes for the messages that Benchmarks wrote.
// Usage: node appium.mjs FOLDER; FOLDER holds NAME.bin files and node_modules.
// Prints a line a file: NAME and the median of its rounds in microseconds.
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = process.argv[2];
// The package exports its entry alone, and the decoder is not in it.
const decoder = 'node_modules/appium-ios-remotexpc/build/src/lib/remote-xpc/xpc-protocol.js';
const { decodeMessage } = await import(pathToFileURL(resolve(folder, decoder)).href);

const ROUND_MS = 50;
const WARM_ROUNDS = 40;
const ROUNDS = 100;

function round(bytes, times) {
  const start = process.hrtime.bigint();
  for (let i = 0; i < times; i++) {
    decodeMessage(bytes);
  }
  return Number(process.hrtime.bigint() - start) / 1000 / times;
}

for (const file of readdirSync(folder).filter((name) => name.endsWith('.bin'))) {
  const bytes = readFileSync(join(folder, file));
  let times = 1;
  while (round(bytes, times) * times < ROUND_MS * 1000) {
    times *= 2;
  }
  for (let i = 0; i < WARM_ROUNDS; i++) {
    round(bytes, times);
  }
  const rounds = Array.from({ length: ROUNDS }, () => round(bytes, times)).sort((a, b) => a - b);
  console.log(file.replace('.bin', ''), rounds[ROUNDS / 2].toFixed(3));
}
