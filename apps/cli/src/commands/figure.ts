import { resolve } from 'node:path';
import { Command } from 'commander';
import type { DataState } from '../figures/data-state.js';
import type { SavedFigure } from '../figures/saved-figure.js';
import { fileBytes } from '../runs/file-bytes.js';
import { printable } from '../runs/marked-text.js';

interface FigureOptions {
  readonly root?: string;
  readonly spec?: true;
  readonly address?: true;
  readonly json?: true;
}

/** The figure in the lines that a person reads in a shell. */
function printFigure({ record, provenance, spec }: SavedFigure, state: DataState): string {
  const { title, software } = record;
  const lines: [string, string][] = [
    ['drawn by', software],
    ['panels', String(spec.panels.length)],
    ...provenance.runs.map(({ run, fields }): [string, string] => [
      'run',
      `${run}: ${fields.map(({ name }) => name).join(', ')}`,
    ]),
    ...provenance.resolved.map((expression): [string, string] => ['shows', expression]),
    ['data', stateText(state)],
  ];
  const width = Math.max(...lines.map(([label]) => label.length));
  return [title ?? 'figure', ...lines.map(([label, text]) => `  ${label.padEnd(width)}  ${text}`)]
    .map(printable)
    .join('\n');
}

function stateText(state: DataState): string {
  if (state.kind === 'same') return 'as it was when the figure was drawn';
  if (state.kind === 'changed') return `changed since the figure was drawn: ${state.what.join(', ')}`;
  return `not compared. ${state.reason} --root names the directory that holds the runs.`;
}

async function readFigure(path: string, options: FigureOptions): Promise<string> {
  // Loaded here, so that other commands start without it.
  const { savedFigure } = await import('../figures/saved-figure.js');
  const figure = savedFigure(path, fileBytes(path));
  const { record, provenance, address } = figure;
  const spec: unknown = JSON.parse(record.spec);
  if (options.spec) return JSON.stringify(spec, null, 2);
  if (options.address) return address;
  const { dataState } = await import('../figures/data-state.js');
  const state = await dataState(figure, resolve(options.root ?? '.'));
  if (!options.json) return printFigure(figure, state);
  const { title = null, software } = record;
  return JSON.stringify({ file: path, title, software, spec, address, provenance, data: state }, null, 2);
}

/** `emout figure`: what a picture file shows, read back from it. */
export function figureCommand(finish: (code: number) => void): Command {
  return new Command('figure')
    .description(
      'Read the figure back that a picture file keeps: PNG, SVG, PDF, JPEG, WebP, GIF, APNG or HTML.',
    )
    .argument('<file>', 'a picture that emout wrote')
    .option('--root <dir>', 'where its runs lie (the working directory), to see whether they changed')
    .option('--spec', 'the figure as JSON, for emout render --spec -')
    .option('--address', 'the figure as the end of an address')
    .option('--json', 'everything, for scripts')
    .action(async (path: string, options: FigureOptions) => {
      process.stdout.write(`${await readFigure(path, options)}\n`);
      finish(0);
    });
}
