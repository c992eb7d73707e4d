import { readFileSync } from 'node:fs';
import type { RunLibrary } from '@emout/engine/run-library';
import { countOf } from '@emout/expr/positions';
import type { ArrayType, ValueType } from '@emout/expr/value-type';
import { Command, InvalidArgumentError, Option } from 'commander';
import { UsageError } from '../errors.js';
import type { Evaluation } from '../runs/evaluation.js';
import { NpyFile } from '../runs/npy-file.js';
import { printEvaluation } from '../runs/print-evaluation.js';
import { openLibrary, type RunArgument, runArgument } from '../runs/run-argument.js';

interface EvalOptions {
  readonly units: 'si' | 'emses';
  readonly compat?: 'emout';
  readonly time?: 'wpe' | 'wpi';
  readonly overlap?: 'compare' | 'drop-first' | 'keep';
  readonly json?: true;
  readonly npy?: string;
  readonly file?: string;
  readonly values: number;
}

/** What can be asked of one run at a time, and what came of it. */
type Answer =
  | Evaluation
  | { readonly run: string; readonly expression: string; readonly error: EvaluationFailure };

interface EvaluationFailure {
  readonly tag: string;
  readonly message: string;
  readonly hint: string | null;
  /** Characters of the expression that the message is about. */
  readonly span: { readonly start: number; readonly end: number } | null;
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgumentError('A whole number is needed.');
  return value;
}

function expressionsOf(path: string): string[] {
  const text = readFileSync(path === '-' ? 0 : path, 'utf8');
  return text.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
}

async function evaluateRuns(
  words: readonly string[],
  options: EvalOptions,
  signal: AbortSignal,
): Promise<number> {
  const expressions = options.file === undefined ? words.slice(-1) : expressionsOf(options.file);
  const paths = options.file === undefined ? words.slice(0, -1) : words;
  if (paths.length === 0) throw new UsageError('Write emout eval <run> <expression>.');
  const many = paths.length * expressions.length > 1;
  if (many && options.npy !== undefined) throw new UsageError('--npy takes one expression about one run.');
  const runs = paths.map(runArgument);
  const library = await openLibrary([...new Set(runs.flatMap(({ roots }) => roots))]);
  try {
    let failures = 0;
    for (const run of runs) {
      for (const expression of expressions) {
        signal.throwIfAborted();
        const answer = await answerTo(library, run, expression, options, signal);
        if ('error' in answer) failures += 1;
        print(answer, options, many);
      }
    }
    return failures === 0 ? 0 : 1;
  } finally {
    library.close();
  }
}

async function answerTo(
  library: RunLibrary,
  run: RunArgument,
  expr: string,
  { units, compat, time, overlap, npy, values }: EvalOptions,
  signal: AbortSignal,
): Promise<Answer> {
  const [{ evaluateOnce }, { problemAnswer }] = await Promise.all([
    import('../runs/evaluation.js'),
    import('@emout/engine/expression-check'),
  ]);
  try {
    const prepared = library.prepare({ run: run.address, expr, units, compat, time, overlap });
    const asked = { run: run.text, units, maxValues: values, signal };
    if (npy === undefined) return evaluateOnce(prepared, asked);
    using file = new NpyFile(npy, npyShape(prepared.checked.type));
    const evaluation = evaluateOnce(prepared, { ...asked, onBlock: (block) => file.append(block) });
    file.finish();
    return evaluation;
  } catch (error) {
    if (signal.aborted) throw error;
    const problem = problemAnswer(error);
    if (problem === null || !(error instanceof Error)) throw error;
    const { message, hint, span } = problem;
    const tag = 'tag' in error ? String(error.tag) : 'Internal';
    return { run: run.text, expression: expr, error: { tag, message, hint, span } };
  }
}

/** A vector is stacked along a first axis, as emout's `to_numpy` does. */
function npyShape(type: ValueType): number[] {
  const shapeOf = ({ axes }: ArrayType): number[] => axes.map(({ positions }) => countOf(positions));
  if (type.kind === 'array') return shapeOf(type);
  return [type.components.length, ...type.components.slice(0, 1).flatMap(({ type: one }) => shapeOf(one))];
}

function print(answer: Answer, options: EvalOptions, many: boolean): void {
  if (options.json) {
    process.stdout.write(`${JSON.stringify(answer, null, many ? undefined : 2)}\n`);
  } else if ('error' in answer) {
    const { message, hint, span } = answer.error;
    const marked =
      span === null
        ? ''
        : `  ${answer.expression}\n  ${' '.repeat(span.start)}${'^'.repeat(Math.max(1, span.end - span.start))}\n`;
    process.stderr.write(`${marked}emout: ${message}${hint === null ? '' : ` ${hint}`}\n`);
  } else {
    process.stdout.write(`${many ? `${answer.run}: ` : ''}${printEvaluation(answer)}\n`);
  }
}

/** `emout eval`: the numbers of an expression about a run, or about several. */
export function evalCommand(signal: AbortSignal, finish: (code: number) => void): Command {
  return new Command('eval')
    .description(
      'Evaluate an expression about a run, such as "phisp[-1, :, 64, :]", or one about several runs.',
    )
    .argument('<words...>', 'one run or more, then the expression (without it with --file)')
    .addOption(new Option('--units <system>', 'units of the numbers').choices(['si', 'emses']).default('si'))
    .addOption(
      new Option('--compat <program>', 'numbers as the Python emout gives them, where it is wrong').choices([
        'emout',
      ]),
    )
    .addOption(new Option('--time <periods>', 'time axes as ω_pe t or ω_pi t').choices(['wpe', 'wpi']))
    .addOption(
      new Option('--overlap <rule>', 'the first snapshot of a continuation, of a run named sim+').choices([
        'compare',
        'drop-first',
        'keep',
      ]),
    )
    .option('--json', 'for scripts: one object, or one line each when there are several')
    .option('--npy <file>', 'write the values as a NumPy file')
    .option('--file <list>', 'a file with one expression in each line; - reads the standard input')
    .option('--values <n>', 'the most values that --json gives', wholeNumber, 10_000)
    .action(async (words: readonly string[], options: EvalOptions) =>
      finish(await evaluateRuns(words, options, signal)),
    );
}
