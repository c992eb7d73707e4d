import { classify } from '@emout/emses/field-name';
import type { Run } from '@emout/emses/run';
import type { ScopeName } from '@emout/expr/scope';

/** Every name that an expression about a run could use: fields first, then what is derived from them, parameters, units. */
export function namesOf(run: Run): ScopeName[] {
  const names: ScopeName[] = [];
  for (const name of run.fieldNames()) names.push({ name, kind: 'field', about: classify(name).label });
  for (const { name, kind, label } of run.derivedNames()) names.push({ name, kind, about: label });
  for (const group of run.parameters?.groups ?? []) {
    for (const [name, member] of group.members) {
      if (member.kind === 'variable') names.push({ name, kind: 'parameter', about: group.name });
    }
  }
  for (const [name, { name: about, unit }] of Object.entries(run.units?.units ?? {})) {
    names.push({ name, kind: 'unit', about: unit === '' ? about : `${about}, ${unit}` });
  }
  return names;
}
