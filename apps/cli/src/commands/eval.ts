import { addAbortSignal } from 'node:stream';
import { text as readText } from 'node:stream/consumers';
import { Command, InvalidArgumentError, Option } from 'commander';
import { UsageError } from '../errors.js';
import type { EvaluationAnswer } from '../runs/evaluator.js';
import { fileBytes } from '../runs/file-bytes.js';
import { InterruptibleEvaluator } from '../runs/interruptible-evaluator.js';
import { markedLines, printable } from '../runs/marked-text.js';
import { jsonOf, printEvaluation } from '../runs/print-evaluation.js';

interface EvalOptions {
  readonly units: 'si' | 'emses';
  readonly compat?: 'emout';
  readonly time?: 'wpe' | 'wpi';
  readonly overlap?: 'compare' | 'drop-first' | 'keep';
  readonly density?: 'm^-3' | 'cm^-3';
  readonly json?: true;
  readonly npy?: string;
  readonly vti?: string;
  readonly file?: string;
  readonly values: number;
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isSafeInteger(value) || value < 0) {
    throw new InvalidArgumentError('A whole number is needed.');
  }
  return value;
}

async function expressionsOf(path: string, signal: AbortSignal): Promise<string[]> {
  const text =
    path === '-' ? await readText(addAbortSignal(signal, process.stdin)) : fileBytes(path).toString('utf8');
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const expressions = lines.filter((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  if (expressions.length > 0) return expressions;
  throw new UsageError(`${path === '-' ? 'The standard input' : path} holds no expression.`);
}

async function evaluateRuns(
  words: readonly string[],
  { json, file, values, ...options }: EvalOptions,
  signal: AbortSignal,
): Promise<number> {
  const runs = file === undefined ? words.slice(0, -1) : words;
  if (runs.length === 0) throw new UsageError('Write emout eval <run> <expression>.');
  const expressions = file === undefined ? words.slice(-1) : await expressionsOf(file, signal);
  const many = runs.length * expressions.length > 1;
  const output = options.npy === undefined ? '--vti' : '--npy';
  if (many && (options.npy ?? options.vti) !== undefined) {
    throw new UsageError(`${output} takes one expression about one run.`);
  }
  await using evaluator = new InterruptibleEvaluator();
  let failures = 0;
  for (const run of runs) {
    for (const expr of expressions) {
      const answer = await evaluator.answer({ ...options, run, expr, maxValues: values }, signal);
      if ('error' in answer) failures += 1;
      if (json) process.stdout.write(`${jsonOf(answer, many ? undefined : 2)}\n`);
      else print(answer, many);
    }
  }
  return failures === 0 ? 0 : 1;
}

function print(answer: EvaluationAnswer, many: boolean): void {
  const where = many ? `${answer.run}: ` : '';
  if (!('error' in answer)) {
    process.stdout.write(`${where}${printEvaluation(answer)}\n`);
    return;
  }
  const { message, hint, span } = answer.error;
  const marked = span === null ? [] : markedLines(answer.expression, span).map((line) => `  ${line}\n`);
  const sentence = printable(`emout: ${where}${message}${hint === null ? '' : ` ${hint}`}`);
  process.stderr.write(`${marked.join('')}${sentence}\n`);
}

/**
 * The words of a command line with an expression that begins with a minus, as in `emout eval sim '-phisp[-1]'`, where
 * it is not taken for an option. No option of `eval` but `-h` has one minus.
 */
export function expressionLast(args: readonly string[]): string[] {
  const [command, ...words] = args;
  const expressions = words.filter((word) => /^-[^-]/.test(word) && word !== '-h');
  if (command !== 'eval' || words.includes('--') || expressions.length !== 1) return [...args];
  return [command, ...words.filter((word) => !expressions.includes(word)), '--', ...expressions];
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
    .addOption(new Option('--density <unit>', 'unit of number densities in SI').choices(['m^-3', 'cm^-3']))
    .addOption(
      new Option('--overlap <rule>', 'the first snapshot of a continuation, of a run named sim+').choices([
        'compare',
        'drop-first',
        'keep',
      ]),
    )
    .option('--json', 'for scripts: one object, or one line each when there are several')
    .option('--npy <file>', 'write the values as a NumPy file')
    .option('--vti <file>', 'write the values as VTK image data, for ParaView')
    .option('--file <list>', 'a file with one expression in each line; - reads the standard input')
    .option('--values <n>', 'the most values that --json gives', wholeNumber, 10_000)
    .action(async (words: readonly string[], options: EvalOptions) =>
      finish(await evaluateRuns(words, options, signal)),
    );
}
