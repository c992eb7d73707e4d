import { type FieldUnit, fieldUnit } from '@emout/emses/field-units';
import type { UnitName } from '@emout/emses/unit-system';
import { expect } from 'vitest';
import { eachPart, type GoldenContext, wholeSection } from './golden-case.js';
import type { GoldenNode } from './golden-node.js';
import { DOUBLE, expectNear } from './golden-numbers.js';
import { isToldElsewhere } from './told-elsewhere.js';

/** Every named unit, the units of fields, and the key that they come from. */
export const compareUnits = (section: GoldenNode) => [
  ...eachPart(compareTranslator)(section.at('translators')),
  ...eachPart(compareFieldUnit)(section.at('field_units')),
  ...wholeSection(compareKey)(section),
];

function compareTranslator(golden: GoldenNode, { run }: GoldenContext): void {
  const unit = Object.entries(run.units?.units ?? {}).find(([name]) => name === golden.key)?.[1];
  if (unit === undefined) throw new RangeError(`there is no unit ${golden.key}`);
  const name = golden.at('name');
  if (!isToldElsewhere(name.path)) expect(unit.name).toBe(name.text);
  expect(unit.unit).toBe(golden.at('unit').text);
  near(unit.ratio, golden.at('ratio'));
  near(unit.si, golden.at('from_unit'));
  near(unit.emses, golden.at('to_unit'));
}

function compareFieldUnit(golden: GoldenNode, { run }: GoldenContext): void {
  compareUnit(golden, fieldUnit(golden.key, run.parameters, { compat: 'emout' }));
}

/** The unit of a field, which neither may know. */
export function compareUnit(golden: GoldenNode, unit: FieldUnit | null): void {
  if (golden.keys.length === 0) {
    expect([golden.value, unit]).toEqual([null, null]);
    return;
  }
  if (unit === null) throw new RangeError(`${golden.path} is of a field without a unit`);
  const name = golden.at('name');
  const words = unit.quantity.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  if (!isToldElsewhere(name.path)) expect(name.text.toLowerCase()).toBe(words);
  expect(unit.symbol).toBe(golden.at('unit').text);
  near(unit.ratio, golden.at('ratio'));
  near(unit.ratio, golden.at('trans_of_1'));
  near(unit.factor, golden.at('reverse_of_1'));
}

function compareKey(golden: GoldenNode, { run }: GoldenContext): void {
  const names = Object.keys(run.units?.units ?? {}) as UnitName[];
  expect(names.sort()).toEqual(golden.at('translators').keys.sort());
  expect(run.units?.key).toEqual({ dxM: golden.at('dx').number, toC: golden.at('to_c').number });
}

function near(ours: number, golden: GoldenNode): void {
  expectNear(ours, golden.number, DOUBLE.relative, golden.path);
}
