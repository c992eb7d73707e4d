import type { BoundarySummary } from '@emout/api/boundary-schemas';
import { type LengthUnit, lengthText } from './lengths';

/** What a number of a boundary is, by the end of its name in the input. */
export type ParameterKind = 'origin' | 'radius' | 'innerRadius' | 'height' | 'extent' | 'surface' | 'named';

export interface ParameterWords {
  readonly kind: ParameterKind;
  /** As it stands in the input. */
  readonly name: string;
  /** With units: `1.25 m`, `(4, 3, 12.5) m`. */
  readonly text: string;
}

const KINDS: readonly (readonly [RegExp, ParameterKind])[] = [
  [/_inner_radius$/, 'innerRadius'],
  [/_radius$/, 'radius'],
  [/_origin$/, 'origin'],
  [/_height$/, 'height'],
  [/_shape$/, 'extent'],
  [/^zssurf$/, 'surface'],
];

/** Lengths without a word of their own. */
const LENGTHS = /^([xyz][lu]rechole|n[xyz])$/;
const NO_BREAK = '\u00a0';

export function kindOf(name: string): ParameterKind {
  return KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? 'named';
}

/** The numbers of a boundary in the shown unit; what is not known to be a length stays an EMSES number. */
export function parameterWords(
  { parameters }: Pick<BoundarySummary, 'parameters'>,
  unit: LengthUnit,
): ParameterWords[] {
  return parameters.map(({ name, values }) => {
    const kind = kindOf(name);
    if (kind === 'named' && !LENGTHS.test(name)) {
      return { kind, name, text: `${values.map((value) => String(value)).join(', ')}${NO_BREAK}EMSES` };
    }
    return { kind, name, text: `${lengthsText(kind, values, unit)}${NO_BREAK}${unit.symbol ?? 'EMSES'}` };
  });
}

function lengthsText(kind: ParameterKind, values: readonly number[], unit: LengthUnit): string {
  const texts = values.map((value) => lengthText(value, unit));
  if (kind === 'extent' && texts.length === 6) {
    return ['x', 'y', 'z']
      .map((axis, k) => {
        const [low, high] = [texts[2 * k], texts[2 * k + 1]];
        return `${axis}${NO_BREAK}${low === high ? low : `${low}–${high}`}`;
      })
      .join(', ');
  }
  return texts.length === 1 ? (texts[0] ?? '') : `(${texts.join(', ')})`;
}
