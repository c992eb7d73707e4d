// npm run bench [-- --only <section>] [-- --json <file>]: the way from the file to the picture, on the medium sample.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { benchExpressions } from './expressions.js';
import { benchFigures } from './figures.js';
import { benchGallery } from './gallery.js';
import { benchInProcess } from './in-process.js';
import { benchKernels } from './kernels.js';
import { mediumRun } from './medium-run.js';
import { benchOverHttp } from './over-http.js';
import { machine, type Result, row } from './report.js';
import { benchRunOpening } from './run-opening.js';
import { benchSliceRead } from './slice-read.js';

const FIRST_PORT = 42_510;

const { values } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string' } } });
const host = machine();
process.stdout.write(
  `${host.cpu}, ${host.cores} cores, ${host.memoryGb} GB, Node ${host.node}, load ${host.load}\n`,
);

const run = await mediumRun();
const sections: Readonly<Record<string, () => Promise<Result[]>>> = {
  'slice-read': () => benchSliceRead(run.directory),
  'run-opening': () => benchRunOpening(),
  kernels: () => benchKernels(),
  expressions: () => benchExpressions(run.root, run.name),
  figures: () => benchFigures(run.root, run.name),
  gallery: () => benchGallery(run.directory),
  'in-process': () => benchInProcess(run.root, run.name),
  'over-http': () => benchOverHttp(run.root, run.name, FIRST_PORT),
};
const results: Result[] = [];
for (const [name, section] of Object.entries(sections)) {
  if (values.only !== undefined && values.only !== name) continue;
  const measured = await section();
  for (const result of measured) process.stdout.write(`${row(result)}\n`);
  results.push(...measured);
}
if (values.json !== undefined) {
  writeFileSync(
    values.json,
    `${JSON.stringify({ at: new Date().toISOString(), machine: host, results }, null, 2)}\n`,
  );
}
