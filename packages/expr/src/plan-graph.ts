import type { AxisMap } from './axis-map.js';
import { mapKey, mapPositions, mappedCount } from './axis-map.js';
import { AlignNode } from './plan-align.js';
import { ConstantNode } from './plan-constant.js';
import { type ElementwiseKernel, ElementwiseNode } from './plan-elementwise.js';
import type { PlanNode } from './plan-node.js';
import { SelectNode } from './plan-select.js';

/** Builds the steps of one expression; equal steps over equal ones are one object. */
export class PlanGraph {
  readonly #nodes = new Map<string, PlanNode>();
  readonly #ids = new Map<PlanNode, number>();
  /** Up to three constants, and what an operation makes of them. */
  readonly #folded = new Float64Array(4);

  /** The step with this key, which names the operation and its parameters apart from `inputs`. */
  step(operation: string, inputs: readonly PlanNode[], make: () => PlanNode): PlanNode {
    const key = `${operation}(${inputs.map((node) => this.#ids.get(node) ?? '?').join(',')})`;
    const known = this.#nodes.get(key);
    if (known) return known;
    const node = make();
    this.#nodes.set(key, node);
    this.#ids.set(node, this.#ids.size);
    return node;
  }

  constant(value: number): PlanNode {
    return this.step(`${Object.is(value, -0) ? '-0' : value}`, [], () => new ConstantNode(value));
  }

  /** An operation at each point; one of constants alone is a constant. */
  elementwise(name: string, kernel: ElementwiseKernel, operands: readonly PlanNode[]): PlanNode {
    if (operands.every((node) => node.constant !== null)) return this.constant(this.#fold(kernel, operands));
    const turned = this.#turnedBack(operands);
    if (turned !== null) {
      const { from, shape } = turned.by;
      return this.align(this.elementwise(name, kernel, turned.operands), from, shape);
    }
    const shape = operands.find((node) => node.shape.length > 0)?.shape ?? [];
    return this.step(name, operands, () => new ElementwiseNode(kernel, operands, shape));
  }

  /**
   * The operands before one transposition of all that have axes. What comes first is computed first, in the order of
   * the file: a transposed block would take a little of every row.
   */
  #turnedBack(operands: readonly PlanNode[]): { operands: PlanNode[]; by: AlignNode } | null {
    let by: AlignNode | null = null;
    const before: PlanNode[] = [];
    for (const node of operands) {
      if (node.shape.length === 0) {
        before.push(node);
        continue;
      }
      if (!(node instanceof AlignNode) || !node.isTransposition) return null;
      if (by !== null && !node.from.every((own, axis) => own === by?.from[axis])) return null;
      by = node;
      before.push(node.input);
    }
    return by && { operands: before, by };
  }

  /** `make` folds the axes of a step that are `gone`; those that are left keep their order. */
  fold(
    operation: string,
    input: PlanNode,
    gone: readonly boolean[],
    make: (input: PlanNode, gone: readonly boolean[]) => PlanNode,
  ): PlanNode {
    if (input instanceof AlignNode && input.isTransposition) {
      // Sums do not ask for an order: they take the values as they stand in the file.
      const { from, shape } = input;
      const goneBefore = input.input.shape.map((_, own) => gone[from.indexOf(own)] === true);
      const leftBefore = [...goneBefore.keys()].filter((own) => goneBefore[own] !== true);
      const left = [...gone.keys()].filter((axis) => gone[axis] !== true);
      const order = left.map((axis) => leftBefore.indexOf(from[axis] ?? 0));
      const folded = this.fold(operation, input.input, goneBefore, make);
      return this.align(
        folded,
        order,
        left.map((axis) => shape[axis] ?? 1),
      );
    }
    return this.step(`${operation} ${gone.map(Number).join('')}`, [input], () => make(input, gone));
  }

  #fold(kernel: ElementwiseKernel, operands: readonly PlanNode[]): number {
    const values = this.#folded;
    for (const [k, { constant }] of operands.entries()) values[k] = constant ?? Number.NaN;
    switch (kernel.operands) {
      case 1:
        kernel.loop(values, 0, values, 3, 1);
        break;
      case 2:
        kernel.loop(values, 0, 0, values, 1, 0, values, 3, 1);
        break;
      case 3:
        kernel.loop(values, 0, 0, values, 1, 0, values, 2, 0, values, 3, 1);
        break;
    }
    return values[3] ?? Number.NaN;
  }

  /** Positions of `input`, one map for each of its axes; selections of selections become one. */
  select(input: PlanNode, maps: readonly AxisMap[]): PlanNode {
    if (isIdentity(input, maps)) return input;
    if (input instanceof SelectNode && input.maps.every(isPlain)) {
      let next = 0;
      const joined = input.maps.map((map) => (map.kind === 'fixed' ? map : joinMaps(map, maps[next++])));
      return this.select(input.input, joined);
    }
    return this.step(`[${maps.map(mapKey).join()}]`, [input], () => new SelectNode(input, maps));
  }

  /** `input` with its axes at other places; `from` as in `AlignNode`. */
  align(input: PlanNode, from: readonly (number | null)[], shape: readonly number[]): PlanNode {
    const same = from.length === input.shape.length && from.every((own, axis) => own === axis);
    if (same && shape.every((count, axis) => count === input.shape[axis])) return input;
    if (input.shape.length === 0) return input;
    if (input instanceof AlignNode && input.isTransposition) {
      const joined = from.map((own) => (own === null ? null : (input.from[own] ?? null)));
      return this.align(input.input, joined, shape);
    }
    const key = `align ${from.map((own) => own ?? '-').join()} ${shape.join()}`;
    return this.step(key, [input], () => new AlignNode(input, from, shape));
  }
}

function isPlain(map: AxisMap): boolean {
  return map.kind === 'fixed' || map.kind === 'positions';
}

function isIdentity(input: PlanNode, maps: readonly AxisMap[]): boolean {
  return maps.every((map, axis) => {
    if (map.kind !== 'positions' || map.positions.kind !== 'even') return false;
    const { start, step, count } = map.positions;
    return start === 0 && count === input.shape[axis] && (step === 1 || count === 1);
  });
}

function joinMaps(first: AxisMap, then: AxisMap | undefined): AxisMap {
  if (then === undefined) return first;
  switch (then.kind) {
    case 'fixed': {
      const before = mapPositions(first, { kind: 'even', start: then.at, step: 1, count: 1 });
      return { kind: 'fixed', at: before.kind === 'even' ? before.start : (before.at[0] ?? 0) };
    }
    case 'positions':
      return { kind: 'positions', positions: mapPositions(first, then.positions) };
    case 'tile':
    case 'mirror': {
      const places = { kind: 'even', start: 0, step: 1, count: mappedCount(then) ?? 1 } as const;
      return { kind: 'positions', positions: mapPositions(first, mapPositions(then, places)) };
    }
  }
}
