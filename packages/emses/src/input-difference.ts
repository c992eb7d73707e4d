import type { NamelistGroup } from './namelist.js';
import { sameVariable } from './namelist-equality.js';
import type { Parameters } from './parameters.js';

/** Converters round the last digits. */
const TOLERANCE = 1e-12;

/** The parameters, the conversion key included, that both files give and give differently; in the order of the first. */
export function differingParameters(one: Parameters, other: Parameters): string[] {
  const names = new Set(one.groups.flatMap(variableNames));
  const differing: string[] = [];
  if (one.key !== null && other.key !== null) {
    if (one.key.dxM !== other.key.dxM) differing.push('dx');
    if (one.key.toC !== other.key.toC) differing.push('to_c');
  }
  for (const name of names) {
    const left = one.variable(name);
    const right = other.variable(name);
    if (left && right && !sameVariable(left, right, TOLERANCE)) differing.push(name);
  }
  return differing;
}

function variableNames(group: NamelistGroup): string[] {
  return [...group.members].flatMap(([name, { kind }]) => (kind === 'variable' ? [name] : []));
}
