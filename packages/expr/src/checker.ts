import { plainNumber } from './array-value.js';
import { checkCall } from './check-calls.js';
import type { CheckContext } from './check-context.js';
import { checkMember, checkName } from './check-names.js';
import { checkBinary, checkUnary } from './check-operators.js';
import { checkSubscript } from './check-subscript.js';
import type { CheckOptions, UsedSource } from './checked-expression.js';
import type { CheckedValue } from './checked-value.js';
import type { Expression, LambdaExpression } from './expression.js';
import { PlanGraph } from './plan-graph.js';
import type { ExpressionScope, FieldSource } from './scope.js';
import { UnitMemory } from './unit-memory.js';

/** Finds the value of every part of an expression in a run. */
export class Checker implements CheckContext {
  readonly graph = new PlanGraph();
  readonly units: UnitMemory;
  /** Values of the parts that were checked. */
  readonly values = new Map<Expression, CheckedValue>();
  readonly #notes = new Set<string>();
  readonly #sources = new Map<string, UsedSource>();
  #bound: { readonly name: string; readonly value: CheckedValue } | null = null;

  constructor(
    readonly scope: ExpressionScope,
    readonly options: CheckOptions,
  ) {
    this.units = options.unitMemory ?? new UnitMemory();
  }

  get notes(): readonly string[] {
    return [...this.#notes];
  }

  get sources(): readonly UsedSource[] {
    return [...this.#sources.values()];
  }

  valueOf(expression: Expression): CheckedValue {
    const value = this.#check(expression);
    this.values.set(expression, value);
    return value;
  }

  apply(lambda: LambdaExpression, argument: CheckedValue): CheckedValue {
    const outer = this.#bound;
    this.#bound = { name: lambda.parameter, value: argument };
    try {
      return this.valueOf(lambda.body);
    } finally {
      this.#bound = outer;
    }
  }

  bound(name: string): CheckedValue | null {
    return this.#bound?.name === name ? this.#bound.value : null;
  }

  note(sentence: string): void {
    this.#notes.add(sentence);
  }

  use(scope: ExpressionScope, { name, fingerprint }: FieldSource): void {
    this.#sources.set(`${scope.address}\n${name}`, { run: scope.address, name, fingerprint });
  }

  #check(expression: Expression): CheckedValue {
    switch (expression.kind) {
      case 'number':
        return plainNumber(this.graph, expression.value);
      case 'text':
        return { kind: 'text', value: expression.value };
      case 'name':
        return checkName(expression, this);
      case 'member':
        return checkMember(expression, this);
      case 'call':
        return checkCall(expression, this);
      case 'subscript':
        return checkSubscript(expression, this);
      case 'unary':
        return checkUnary(expression, this);
      case 'binary':
        return checkBinary(expression, this);
      case 'list':
        return { kind: 'list', items: expression.items.map((item) => this.valueOf(item)) };
      case 'lambda':
        return { kind: 'lambda', lambda: expression };
    }
  }
}
