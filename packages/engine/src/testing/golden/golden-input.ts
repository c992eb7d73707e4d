import { parseKeyLine } from '@emout/emses/conversion-key';
import type { Parameters } from '@emout/emses/parameters';
import { expect } from 'vitest';
import { eachPart, type GoldenCase, type GoldenContext, wholeSection } from './golden-case.js';
import type { GoldenNode } from './golden-node.js';

/** The groups of `plasma.inp`, the conversion key, and values by their names. */
export const compareInput = (section: GoldenNode): GoldenCase[] => [
  ...section.at('groups').parts.map((group) => ({
    title: `&${group.key}`,
    compare: (context: GoldenContext) =>
      compareGroup(group, section.at('start_index').at(group.key), context),
  })),
  ...wholeSection(compareWhole)(section),
  ...eachPart(compareLookUp)(section.at('attr')),
];

function parametersOf({ run: { parameters } }: GoldenContext): Parameters {
  if (parameters === null) throw new RangeError('the run has no parameters');
  return parameters;
}

/** Values, and where arrays begin. */
function compareGroup(group: GoldenNode, starts: GoldenNode, context: GoldenContext): void {
  const parameters = parametersOf(context);
  const ours = parameters.groups.find(({ name }) => name === group.key);
  if (ours === undefined) throw new RangeError(`there is no group ${group.key}`);
  const variables = group.keys.map((name) => [name, parameters.find([group.key, name])] as const);
  expect(Object.fromEntries(variables.map(([name, variable]) => [name, variable?.value]))).toEqual(
    group.value,
  );
  const begun = variables.flatMap(([name, variable]) =>
    variable?.start == null ? [] : [[name, variable.start]],
  );
  expect(Object.fromEntries(begun)).toEqual(starts.value);
  for (const [name, variable] of variables) expect(parameters.find([name])).toBe(variable);
}

function compareWhole(golden: GoldenNode, context: GoldenContext): void {
  const parameters = parametersOf(context);
  const groups = golden.at('groups');
  expect(parameters.groups.map(({ name }) => name)).toEqual(groups.keys);
  expect(golden.at('start_index').keys).toEqual(groups.keys);
  expect(parameters.keys()).toEqual(groups.parts.flatMap(({ keys }) => keys));
  expect(parameters.problems).toEqual([]);
  const { key } = parseKeyLine(`!!key ${golden.at('convkey').text}`);
  expect(parameters.key).toEqual(key);
}

/** `data.inp.nx`, `data.inp['tmgrid']['nx']`. */
function compareLookUp(golden: GoldenNode, context: GoldenContext): void {
  const path = [...golden.at('expr').text.matchAll(/(?<=\binp\.|\[')\w+/g)].map(([name]) => name);
  expect(path.length).toBeGreaterThan(0);
  const found = parametersOf(context).find(path);
  if (golden.has('error')) {
    expect(golden.at('error').text).toMatch(/^KeyError/);
    expect(found).toBeUndefined();
  } else expect(found?.value).toEqual(golden.at('value').value);
}
