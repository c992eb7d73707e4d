/** An entry of the input that is no boundary with a surface. */
export interface SkippedEntry {
  /** Place in the list of boundary types, 0 for the first. */
  readonly index: number;
  readonly name: string;
  readonly reason: string;
}

export type SkipReason =
  | 'empty'
  | 'not-text'
  | 'blank'
  | 'unknown'
  | 'top-level'
  | 'before-first'
  | 'too-many';

const AS_EMOUT: Readonly<Record<SkipReason, string>> = {
  empty: 'slot is None',
  'not-text': 'non-string boundary type',
  blank: 'empty boundary type',
  unknown: 'unsupported boundary type',
  'top-level': 'unsupported top-level boundary_type',
  'before-first': 'unsupported boundary type',
  'too-many': 'unsupported boundary type',
};

/** Types that EMSES or its tracer knows and that have no surface here. */
const WITHOUT_SURFACE: readonly string[] = [
  'hyperboloid-hole',
  'ellipsoid-hole',
  'dent-rectangle-hole',
  'plane-with-circle-hole',
];

/** Why an entry is left out: a sentence, or the words of the Python emout. */
export function skipReason(reason: SkipReason, index: number, name: string, compat: boolean): string {
  if (compat) return AS_EMOUT[reason];
  const entry = `boundary_types(${index + 1})`;
  switch (reason) {
    case 'empty':
      return `${entry} is not given.`;
    case 'not-text':
      return `${entry} is not a text.`;
    case 'blank':
      return `${entry} is blank.`;
    case 'before-first':
      return `${entry} stands before the first boundary, which is 1.`;
    case 'too-many':
      return `${entry} and all after it are too many to be shown.`;
    case 'unknown':
      return `${entry}: ${whyUnknown(name)}`;
    case 'top-level':
      return `boundary_type: ${whyUnknown(name.trim())}`;
  }
}

function whyUnknown(name: string): string {
  if (name === 'none') return 'none stands for no boundary.';
  if (WITHOUT_SURFACE.includes(name)) return `the surface of ${name} cannot be drawn yet.`;
  return `${name} is not a known type of boundary.`;
}
