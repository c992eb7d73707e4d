export type FieldCategory = 'fields' | 'densities' | 'currents' | 'charges' | 'other';

export type FieldKind =
  | 'potential'
  | 'electricField'
  | 'magneticField'
  | 'numberDensity'
  | 'currentDensity'
  | 'surfaceCurrent'
  | 'chargeDensity'
  | 'backgroundCharge'
  | 'accumulatedCharge'
  | 'other';

/** What the name of a grid field says: enough to group it, to label it and to translate the label. */
export interface FieldName {
  readonly kind: FieldKind;
  readonly category: FieldCategory;
  /** 1 for the first species; null when the field is not of one species. */
  readonly species: number | null;
  readonly component: 'x' | 'y' | 'z' | null;
  /** Moved from the staggered grid to the nodes. */
  readonly relocated: boolean;
  /** In English: `Number density of species 1`. */
  readonly label: string;
}

interface NameRule {
  readonly pattern: RegExp;
  readonly kind: FieldKind;
}

/** Named groups: `s` species, `c` component, `r` relocated. */
const RULES: readonly NameRule[] = [
  { pattern: /^phisp$/, kind: 'potential' },
  { pattern: /^(?<r>r)?e(?<c>[xyz])$/, kind: 'electricField' },
  { pattern: /^(?<r>r)?b(?<c>[xyz])$/, kind: 'magneticField' },
  { pattern: /^nd(?<s>[1-9]\d*)p$/, kind: 'numberDensity' },
  { pattern: /^j(?<s>[1-9]\d*)?s$/, kind: 'surfaceCurrent' },
  { pattern: /^j(?<s>[1-9]\d*)?(?<c>[xyz])$/, kind: 'currentDensity' },
  { pattern: /^rho$/, kind: 'chargeDensity' },
  { pattern: /^rhobk(?:sp(?<s>[1-9]\d*))?$/, kind: 'backgroundCharge' },
  { pattern: /^rhobkac(?<s>[1-9]\d*)$/, kind: 'accumulatedCharge' },
];

const KINDS: Readonly<Record<FieldKind, { readonly category: FieldCategory; readonly label: string }>> = {
  potential: { category: 'fields', label: 'Potential' },
  electricField: { category: 'fields', label: 'Electric field' },
  magneticField: { category: 'fields', label: 'Magnetic field' },
  numberDensity: { category: 'densities', label: 'Number density' },
  currentDensity: { category: 'currents', label: 'Current density' },
  surfaceCurrent: { category: 'currents', label: 'Surface current' },
  chargeDensity: { category: 'charges', label: 'Charge density' },
  backgroundCharge: { category: 'charges', label: 'Background charge density' },
  accumulatedCharge: { category: 'charges', label: 'Accumulated charge density' },
  other: { category: 'other', label: '' },
};

/** Says what a field is by its name; every name has an answer, `other` when nothing is known about it. */
export function classify(name: string): FieldName {
  for (const { pattern, kind } of RULES) {
    const match = pattern.exec(name);
    if (!match) continue;
    const species = match.groups?.s;
    return describe(
      kind,
      species === undefined ? null : Number(species),
      componentOf(match.groups?.c),
      match.groups?.r !== undefined,
    );
  }
  return { ...describe('other', null, null, false), label: name };
}

function componentOf(letter: string | undefined): 'x' | 'y' | 'z' | null {
  return letter === 'x' || letter === 'y' || letter === 'z' ? letter : null;
}

function describe(
  kind: FieldKind,
  species: number | null,
  component: 'x' | 'y' | 'z' | null,
  relocated: boolean,
): FieldName {
  const { category, label } = KINDS[kind];
  const parts = [
    label,
    component === null ? '' : `, ${component} component`,
    species === null ? '' : component === null ? ` of species ${species}` : `, species ${species}`,
    relocated ? ', at the nodes' : '',
  ];
  return { kind, category, species, component, relocated, label: parts.join('') };
}

const CATEGORY_ORDER: readonly FieldCategory[] = ['fields', 'densities', 'currents', 'charges', 'other'];
const KIND_ORDER: readonly FieldKind[] = [...RULES.map(({ kind }) => kind), 'other'];

/** Orders field names as a list of them is read: the potential first, then by category, kind, species, component. */
export function compareFieldNames(a: string, b: string): number {
  const x = classify(a);
  const y = classify(b);
  return (
    CATEGORY_ORDER.indexOf(x.category) - CATEGORY_ORDER.indexOf(y.category) ||
    KIND_ORDER.indexOf(x.kind) - KIND_ORDER.indexOf(y.kind) ||
    Number(x.relocated) - Number(y.relocated) ||
    (x.species ?? 0) - (y.species ?? 0) ||
    (a < b ? -1 : a > b ? 1 : 0)
  );
}
