import type { EvaluationCost, EvaluationLimits } from './evaluation-limits.js';
import type { PlanNode } from './plan-node.js';
import type { UnitMemory } from './unit-memory.js';
import type { ValueType } from './value-type.js';

export interface CheckOptions {
  /** `si`: fields are SI numbers where the run has a conversion key; `emses`: numbers as stored. */
  readonly units: 'si' | 'emses';
  readonly limits: EvaluationLimits;
  /** `emout`: `mean` without an axis averages over t alone where there is one. */
  readonly compat?: 'emout';
  /** Units that were worked out before, for whoever checks many expressions. */
  readonly unitMemory?: UnitMemory;
}

/** A field that an expression reads. */
export interface UsedSource {
  /** Address of the run. */
  readonly run: string;
  readonly name: string;
  readonly fingerprint: string;
}

/** The line that gives the same array with emout and NumPy, `np` and `data` given; or why there is none. */
export type PythonLine = { readonly line: string } | { readonly line: null; readonly reason: string };

/** An expression whose names, shapes, units and cost are known; nothing of it has been read yet. */
export interface CheckedExpression {
  readonly type: ValueType;
  /** How the values are computed: one plan, or one for each component of a vector, in its order. */
  readonly plans: readonly PlanNode[];
  /** The one way to write it. */
  readonly canonical: string;
  /** `canonical` with the subscripts of fields counted from the start: `phisp[19, :, 64, :]`. */
  readonly resolved: string;
  readonly python: PythonLine;
  readonly sources: readonly UsedSource[];
  /** Sentences such as about coordinates that differ between two operands. */
  readonly notes: readonly string[];
  readonly cost: EvaluationCost;
  readonly limits: EvaluationLimits;
}
