import { checkExpression } from '@emout/expr/check';
import { evaluate } from '@emout/expr/evaluate';
import { DEFAULT_LIMITS } from '@emout/expr/evaluation-limits';
import { parseExpression } from '@emout/expr/parse';
import type { ExpressionScope, FieldSource, NamedData } from '@emout/expr/scope';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEY, ScratchRuns } from './testing/scratch-runs.js';

/** Points of (t, z, y, x), several blocks of them. */
const [T, Z, Y, X] = [6, 40, 50, 60];

let runs: ScratchRuns;
beforeAll(async () => {
  runs = await ScratchRuns.create();
  runs.make(
    'big',
    `${KEY}\n&tmgrid nx = ${X - 1}, ny = ${Y - 1}, nz = ${Z - 1}, dt = 0.1 /\n&digcon ifdiag = 10 /\n`,
  );
  for (const field of ['phisp', 'ex']) {
    const snapshots = Array.from({ length: T }, (_, t) => [
      String(t).padStart(4, '0'),
      Float32Array.from({ length: Z * Y * X }, (_unused, k) => Math.sin(k + t)),
    ]);
    await runs.write('big', field, Object.fromEntries(snapshots), [Z, Y, X]);
  }
});
afterAll(() => runs[Symbol.dispose]());

/** A run whose fields count what is read of them. */
class CountingScope implements ExpressionScope {
  bytes = 0;

  constructor(readonly scope: ExpressionScope) {}

  get address(): string {
    return this.scope.address;
  }

  data(name: string): NamedData | null {
    const data = this.scope.data(name);
    return data?.kind === 'field' ? { kind: 'field', field: this.#counted(data.field) } : data;
  }

  parameter: ExpressionScope['parameter'] = (path) => this.scope.parameter(path);
  unit: ExpressionScope['unit'] = (name) => this.scope.unit(name);
  run: ExpressionScope['run'] = (address) => this.scope.run(address);
  names: ExpressionScope['names'] = () => this.scope.names();

  #counted(field: FieldSource): FieldSource {
    return {
      ...field,
      read: (selection, signal) => {
        this.bytes += field.bytesToRead(selection);
        return field.read(selection, signal);
      },
    };
  }
}

function announcedAndRead(text: string): { announced: number; read: number } {
  const expression = parseExpression(text);
  const look = runs.library.look([{ run: 'big', expression }], {});
  const scope = new CountingScope(look.scope('big'));
  const checked = checkExpression(expression, scope, { units: 'si', limits: DEFAULT_LIMITS });
  evaluate(checked);
  return { announced: checked.cost.bytesToRead, read: scope.bytes };
}

const FIELD = 4 * T * Z * Y * X;

describe('the bytes that an expression is said to read', () => {
  it.each([
    'phisp',
    'phisp[:, ::3, ::7, 5]',
    'phisp[[0, 3, 5], :, [1, 2, 9]]',
    'phisp[[0, 0, 1, 0, 5, 1]] * 2',
    'phisp[:, ::-1, ::2, 3:] - 2 * phisp[0, :, ::2, 3:]',
    'phisp.T',
    'transpose(phisp, ["x", "t", "y", "z"])',
    '(phisp.T)[3:50]',
    'phisp + phisp.T',
    'laplacian(laplacian(phisp))',
    'gradient(gradient(phisp, "t"), "z")',
    'mean(gradient(phisp, "t"))',
    'phisp - mean(phisp)',
    'phisp.T - mean(phisp, axis="t")',
    'where(phisp > mean(phisp), phisp, nan)',
    'sum(mean(phisp, axis="t") * phisp)',
    'curl(gradient(phisp))',
    'mean(phisp, axis=["z", "x"])',
    'std(transpose(phisp, ["y", "x", "t", "z"]), axis=["t", "y"])',
    'median(phisp, axis="t")',
    'median(phisp.T, axis="y")',
    'cumsum(phisp, "t")',
    'diff(phisp, 2, "t")',
    'mirror(phisp, "t")',
    'tile(phisp, 2, "x")',
    'max(laplacian(phisp)[:, :, ::2])',
  ])('are those that it reads: %s', (text) => {
    const { announced, read } = announcedAndRead(text);
    expect(read).toBeGreaterThan(0);
    expect(announced).toBe(read);
  });

  it.each([
    ['phisp.T', 1],
    ['mean(phisp.T)', 1],
    ['mean(phisp.T, axis="t")', 1],
    ['sum(abs(phisp.T) * 2 / ex.T, axis=["x", "z"])', 2],
    ['max(transpose(phisp, ["x", "t", "y", "z"]), axis=["x", "y"])', 1],
    ['(phisp * 2 * ex).T', 2],
  ])('are as many as the fields have, each once, in a transposition: %s', (text, fields) => {
    expect(announcedAndRead(text).read).toBe(fields * FIELD);
  });
});
