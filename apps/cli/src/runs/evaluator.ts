import { problemAnswer } from '@emout/engine/expression-check';
import { type PreparedExpression, RunLibrary } from '@emout/engine/run-library';
import { writeVti } from '@emout/engine/vti-file';
import { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { npyHeader } from '@emout/ndarray/npy';
import { type Evaluation, evaluateOnce, stackedShape } from './evaluation.js';
import { runArgument } from './run-argument.js';
import { WholeFile } from './whole-file.js';

/** One expression about one run, and what is wanted of it. */
export interface EvaluationRequest {
  /** As it was typed. */
  readonly run: string;
  readonly expr: string;
  readonly units: 'si' | 'emses';
  readonly compat?: 'emout' | undefined;
  readonly time?: 'wpe' | 'wpi' | undefined;
  readonly overlap?: 'compare' | 'drop-first' | 'keep' | undefined;
  readonly density?: 'm^-3' | 'cm^-3' | undefined;
  /** The most values that are kept. */
  readonly maxValues: number;
  /** Files to be written. */
  readonly npy?: string | undefined;
  readonly vti?: string | undefined;
}

/** An expression that has no numbers about this run, and why. */
export interface FailedEvaluation {
  readonly run: string;
  readonly expression: string;
  readonly error: {
    readonly tag: string;
    readonly message: string;
    readonly hint: string | null;
    /** Characters of the expression that the message is about. */
    readonly span: { readonly start: number; readonly end: number } | null;
    /** Names that may have been meant. */
    readonly near: readonly string[];
  };
}

export type EvaluationAnswer = Evaluation | FailedEvaluation;

/** Answers expressions about the runs that a shell names, each within its own neighbourhood. */
export class Evaluator implements Disposable {
  readonly #hdf5: Hdf5Library;
  /** Of the last run: what is asked of one run is asked in a row. */
  #last: { readonly run: string; readonly address: string; readonly library: RunLibrary } | null = null;

  private constructor(hdf5: Hdf5Library) {
    this.#hdf5 = hdf5;
  }

  static async load(): Promise<Evaluator> {
    return new Evaluator(await Hdf5Library.load());
  }

  /** @throws what is no fault of the run, the expression or the files to be written */
  answer(request: EvaluationRequest): EvaluationAnswer {
    const { run, expr } = request;
    try {
      return this.#evaluate(request);
    } catch (error) {
      const problem = problemAnswer(error);
      if (problem === null) throw error;
      const tag = error instanceof Error && 'tag' in error ? String(error.tag) : 'Internal';
      const { message, hint, span, near } = problem;
      return { run, expression: expr, error: { tag, message, hint, span, near } };
    }
  }

  [Symbol.dispose](): void {
    this.#last?.library.close();
  }

  #evaluate({ run, maxValues, npy, vti, ...asked }: EvaluationRequest): Evaluation {
    const { address, library } = this.#open(run);
    const prepared = library.prepare({ ...asked, run: address });
    const options = { run, units: asked.units, maxValues };
    using image = vti === undefined ? null : vtiFile(vti, prepared, asked.units);
    using array = npy === undefined ? null : new WholeFile(npy);
    array?.write(npyHeader(stackedShape(prepared), '<f8'));
    const evaluation = evaluateOnce(
      prepared,
      array === null ? options : { ...options, onBlock: (values) => array.write(bytesOf(values)) },
    );
    array?.finish();
    image?.finish();
    return evaluation;
  }

  #open(run: string): { readonly address: string; readonly library: RunLibrary } {
    if (this.#last?.run === run) return this.#last;
    const { roots, address } = runArgument(run);
    this.#last?.library.close();
    this.#last = { run, address, library: new RunLibrary({ roots, hdf5: this.#hdf5 }) };
    return this.#last;
  }
}

function bytesOf(values: Float64Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

/** The values as VTK image data, written but not yet under the name of the file. */
function vtiFile(path: string, { checked }: PreparedExpression, units: 'si' | 'emses'): WholeFile {
  const file = new WholeFile(path);
  try {
    writeVti(checked, { units }, (bytes) => file.write(bytes));
    return file;
  } catch (error) {
    file[Symbol.dispose]();
    throw error;
  }
}
