import type { ExpressionName } from '@emout/api/expression-schemas';
import type { Completion } from '@emout/expr/completion';
import { FUNCTION_NAMES, FUNCTIONS, printSignature } from '@emout/expr/functions';
import { AXIS_NAMES } from './plane';

export type SuggestionKind = ExpressionName['kind'] | 'axis';

/** One name that could stand at the cursor. */
export interface Suggestion {
  readonly name: string;
  /** What is written for it: `mean(` for a function. */
  readonly insert: string;
  readonly kind: SuggestionKind;
  /** As it is shown: a signature for a function, else the name. */
  readonly shown: string;
  readonly about: string;
}

const MOST_ROWS = 8;

const KIND_RANK: Readonly<Record<SuggestionKind, number>> = {
  axis: 0,
  field: 1,
  vector: 2,
  function: 3,
  constant: 4,
  run: 5,
  unit: 6,
  parameter: 7,
};

/** Kinds that are also found by letters in the middle of their names. */
const HELD: ReadonlySet<SuggestionKind> = new Set(['field', 'vector', 'function', 'parameter']);

const LANGUAGE: readonly ExpressionName[] = [
  { name: 'inp', kind: 'parameter', about: 'inp.nx' },
  { name: 'unit', kind: 'unit', about: 'unit.v.trans(x)' },
  { name: 'run', kind: 'run', about: 'run("../b").phisp' },
];

/**
 * The names that fit what is being typed, at most eight: those that begin with it first, then those that hold it
 * somewhere; fields before functions before the rest. Nothing is offered before the first letter of a name, as
 * any could be meant.
 */
export function suggestionsFor(
  { kind, path, prefix }: Completion,
  names: readonly ExpressionName[],
): readonly Suggestion[] {
  if (kind === 'none' || (kind === 'name' && prefix === '')) return [];
  const typed = prefix.toLowerCase();
  const ranked = candidates(kind, path, names).flatMap((one, place) => {
    const at = one.name.toLowerCase().indexOf(typed);
    const inside = at > 0 && typed.length > 1 && HELD.has(one.kind);
    return at === 0 || inside ? [{ one, place, begins: at === 0 ? 0 : 1 }] : [];
  });
  // A single name that is there already has nothing to complete.
  if (ranked.every(({ one }) => one.name === prefix)) return [];
  ranked.sort(
    (a, b) => a.begins - b.begins || KIND_RANK[a.one.kind] - KIND_RANK[b.one.kind] || a.place - b.place,
  );
  return ranked.slice(0, MOST_ROWS).map(({ one }) => one);
}

function candidates(
  kind: Completion['kind'],
  path: readonly string[],
  names: readonly ExpressionName[],
): Suggestion[] {
  if (kind === 'axis') {
    return AXIS_NAMES.map((name) => ({ name, insert: name, kind: 'axis', shown: name, about: '' }));
  }
  if (kind === 'member') return members(path, names).map(plainSuggestion);
  const own = names.filter((one) => one.kind !== 'unit' && one.kind !== 'function');
  return [
    ...own.map(plainSuggestion),
    ...LANGUAGE.map(plainSuggestion),
    ...FUNCTION_NAMES.map(functionSuggestion),
  ];
}

/** What may follow a point. */
function members(path: readonly string[], names: readonly ExpressionName[]): readonly ExpressionName[] {
  const [root = '', ...more] = path;
  if (root.startsWith('run(')) {
    const next = more[0];
    if (next === 'inp' || next === 'unit') return members(more, names);
    return next === undefined ? names.filter(({ kind }) => kind === 'field' || kind === 'vector') : [];
  }
  if (root === 'inp') {
    const parameters = names.filter(({ kind }) => kind === 'parameter');
    const [group] = more;
    return group === undefined ? withGroups(parameters) : parameters.filter(({ about }) => about === group);
  }
  if (root === 'unit') return more.length > 0 ? CONVERSIONS : names.filter(({ kind }) => kind === 'unit');
  const vector = names.find(({ name, kind }) => name === root && kind === 'vector');
  if (vector === undefined) return [];
  return [...root.slice(1)]
    .filter((letter) => 'xyz'.includes(letter))
    .map((name): ExpressionName => ({ name, kind: 'field', about: '' }));
}

const CONVERSIONS: readonly ExpressionName[] = [
  { name: 'trans', kind: 'function', about: 'SI → EMSES' },
  { name: 'reverse', kind: 'function', about: 'EMSES → SI' },
];

function withGroups(parameters: readonly ExpressionName[]): readonly ExpressionName[] {
  const groups = [...new Set(parameters.map(({ about }) => about))];
  return [
    ...parameters,
    ...groups.map((name): ExpressionName => ({ name, kind: 'parameter', about: `&${name}` })),
  ];
}

function plainSuggestion({ name, kind, about }: ExpressionName): Suggestion {
  const insert = name === 'inp' || (name === 'unit' && kind === 'unit') ? `${name}.` : name;
  return { name, insert: name === 'run' && kind === 'run' ? 'run("' : insert, kind, shown: name, about };
}

function functionSuggestion(name: (typeof FUNCTION_NAMES)[number]): Suggestion {
  const { about } = FUNCTIONS[name];
  return { name, insert: `${name}(`, kind: 'function', shown: printSignature(name), about };
}

/** A text with one of its names completed, and where the cursor then stands. */
export function completedText(
  text: string,
  { replace }: Pick<Completion, 'replace'>,
  { insert, kind }: Pick<Suggestion, 'insert' | 'kind'>,
): { readonly text: string; readonly cursor: number } {
  const after = text.slice(replace.end);
  if (kind === 'axis') {
    const quote = text.charAt(replace.start - 1);
    const rest = after.startsWith(quote) ? after.slice(1) : after;
    const before = `${text.slice(0, replace.start)}${insert}${quote}`;
    return { text: before + rest, cursor: before.length };
  }
  const opens = insert.endsWith('(') || insert.endsWith('.');
  // What opens already behind the name is not opened twice.
  const written = opens && after.startsWith(insert.slice(-1)) ? insert.slice(0, -1) : insert;
  const cursor = replace.start + insert.length;
  return { text: text.slice(0, replace.start) + written + after, cursor };
}
