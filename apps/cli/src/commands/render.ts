import { resolve } from 'node:path';
import { addAbortSignal } from 'node:stream';
import { text as readText } from 'node:stream/consumers';
import { Command, InvalidArgumentError, Option } from 'commander';
import { UsageError } from '../errors.js';
import { checkOutput, type OutputFile, outputFiles, usualFile } from '../figures/output-files.js';
import {
  inWordsOfOptions,
  inWordsOfSpec,
  printFailure,
  printWritten,
  type WrittenPicture,
} from '../figures/print-rendering.js';
import { FIGURE_OPTIONS, figureOption } from '../figures/render-options.js';
import type { FigureRequest, OpenedFigure, PictureOrder } from '../figures/rendering.js';
import {
  ANIMATION_FORMATS,
  type AnimationFormat,
  STILL_FORMATS,
  type StillFormat,
} from '../gallery/gallery-style.js';
import { fileBytes } from '../runs/file-bytes.js';
import { ProgressReport } from '../runs/progress-report.js';
import { WholeFile } from '../runs/whole-file.js';

const ONLY_WITH_GALLERY = ['fields', 'format', 'animation'] as const;

interface RenderOptions {
  readonly output: readonly string[];
  readonly spec?: string;
  readonly root?: string;
  readonly quality?: number;
  readonly lang?: 'en' | 'ja';
  readonly json?: true;
  readonly gallery?: string;
  readonly fields?: string;
  readonly format?: StillFormat;
  readonly animation?: AnimationFormat;
  /** The parameters of the figure, as they were typed. */
  readonly [parameter: string]: unknown;
}

function quality(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= 100) return value;
  throw new InvalidArgumentError('A whole number from 1 to 100 is needed.');
}

/** The options of a figure, as they were typed. */
function parametersOf(options: RenderOptions): [string, string][] {
  return FIGURE_OPTIONS.flatMap((name): [string, string][] => {
    const text = options[name];
    return text === undefined ? [] : [[name, String(text)]];
  });
}

/** What the words of the command line ask for. @throws UsageError */
async function requestOf(
  words: readonly string[],
  options: RenderOptions,
  signal: AbortSignal,
): Promise<FigureRequest> {
  const parameters = parametersOf(options);
  if (options.spec !== undefined) {
    const [extra] = [...words, ...parameters.map(([name]) => `--${name}`)];
    if (extra !== undefined)
      throw new UsageError(`--spec holds the whole figure: leave out ${extra}, or write it there.`);
    const text =
      options.spec === '-'
        ? await readText(addAbortSignal(signal, process.stdin))
        : fileBytes(options.spec).toString('utf8');
    return { kind: 'spec', text, root: resolve(options.root ?? '.') };
  }
  const [run, expr] = words;
  if (run === undefined || expr === undefined || words.length > 2)
    throw new UsageError("Write emout render <run> '<expression>', with the expression in quotes.");
  if (options.root !== undefined) throw new UsageError('--root is for the runs of --spec.');
  return { kind: 'words', run, expr, parameters };
}

interface Drawing {
  readonly draw: (
    order: PictureOrder,
    onProgress: (done: number, total: number) => void,
  ) => Promise<{ readonly bytes: Uint8Array; readonly ms: number }>;
  readonly figure: OpenedFigure;
}

async function write(
  { path, format }: OutputFile,
  { quality, lang }: RenderOptions,
  { draw, figure }: Drawing,
): Promise<WrittenPicture> {
  using file = new WholeFile(path);
  const progress = new ProgressReport(process.stderr, 'drawn');
  try {
    const { bytes, ms } = await draw({ format, quality, lang }, (done, total) =>
      progress.show(done, total, `${done} of ${total} frames`),
    );
    file.write(bytes);
    file.finish();
    const { widthPx: width, heightPx: height } = figure;
    return { file: path, format, bytes: bytes.byteLength, ms: Math.round(ms), width, height };
  } finally {
    progress.end();
  }
}

async function render(
  words: readonly string[],
  options: RenderOptions,
  signal: AbortSignal,
): Promise<number> {
  if (options.gallery !== undefined) return await gallery(options.gallery, words, options, signal);
  const alone = ONLY_WITH_GALLERY.find((name) => options[name] !== undefined);
  if (alone !== undefined) throw new UsageError(`--${alone} is for --gallery.`);
  const named = outputFiles(options.output);
  const request = await requestOf(words, options, signal);
  // Loaded here, with the library that draws, so that other commands start without it.
  const { InterruptibleRenderer, RenderingError } = await import('../figures/interruptible-renderer.js');
  await using renderer = new InterruptibleRenderer();
  try {
    const figure = await renderer.open(request, signal);
    const files = named.length === 0 ? [usualFile(figure)] : named;
    for (const file of files) checkOutput(file, figure);
    const drawing: Drawing = {
      draw: (order, onProgress) => renderer.draw(order, signal, onProgress),
      figure,
    };
    const written: WrittenPicture[] = [];
    for (const file of files) {
      written.push(await write(file, options, drawing));
      if (!options.json) process.stdout.write(`${written.map(printWritten).at(-1)}\n`);
    }
    if (options.json)
      process.stdout.write(`${JSON.stringify({ files: written, spec: JSON.parse(figure.spec) }, null, 2)}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof RenderingError)) throw error;
    const expression = request.kind === 'words' ? request.expr : null;
    const failure = (expression === null ? inWordsOfSpec : inWordsOfOptions)(error.failure);
    if (options.json) process.stdout.write(`${JSON.stringify({ error: failure }, null, 2)}\n`);
    else process.stderr.write(`${printFailure(failure, expression)}\n`);
    return 1;
  }
}

async function gallery(
  directory: string,
  words: readonly string[],
  options: RenderOptions,
  signal: AbortSignal,
): Promise<number> {
  const [run] = words;
  const alone = (['spec', 'root', 'quality', 'lang'] as const).find((name) => options[name] !== undefined);
  const other = alone ?? (options.output.length > 0 ? 'output' : undefined);
  if (other !== undefined) throw new UsageError(`--gallery chooses its files: leave out --${other}.`);
  if (run === undefined || words.length > 1)
    throw new UsageError('Write emout render <run> --gallery <dir>, without an expression.');
  const { writeGallery } = await import('../gallery/gallery-command.js');
  const { fields, format, animation, json } = options;
  const parameters = [
    ...parametersOf(options),
    ...(format === undefined ? [] : [['format', format] as const]),
  ];
  return await writeGallery({ run, directory, fields, animation, parameters, json }, signal);
}

/** `emout render`: pictures of an expression about a run, of a whole figure, or the usual ones of all fields. */
export function renderCommand(signal: AbortSignal, finish: (code: number) => void): Command {
  const command = new Command('render')
    .description('Draw an expression about a run, such as "phisp[-1, :, 64, :]", or a figure from a file.')
    .argument('[words...]', 'the run, then the expression in quotes (neither with --spec)')
    .option(
      '-o, --output <file>',
      'what to write: .png, .svg, .pdf, .jpg, .webp, .gif, .apng or .html; may be given again (<field>.png)',
      (file: string, before: readonly string[]) => [...before, file],
      [],
    )
    .option('--spec <file>', 'a figure as JSON; - reads the standard input')
    .option('--root <dir>', 'where the runs of --spec lie (the working directory)')
    .option('--quality <n>', 'of JPEG and WebP, 1 to 100; WebP is lossless without it', quality)
    .addOption(new Option('--lang <language>', 'of a page that plays frames').choices(['en', 'ja']))
    .option('--json', 'for scripts: what was written')
    .option('--gallery <dir>', 'the usual pictures of every field of a run, and a page that shows them')
    .option('--fields <names>', 'of the gallery: these fields alone, as in phisp,nd1p')
    .addOption(new Option('--format <format>', 'of its pictures (png)').choices(STILL_FORMATS))
    .addOption(new Option('--animation <format>', 'of its animations (gif)').choices(ANIMATION_FORMATS));
  for (const name of FIGURE_OPTIONS) command.addOption(figureOption(name));
  return command.action(async (words: readonly string[], options: RenderOptions) =>
    finish(await render(words, options, signal)),
  );
}
