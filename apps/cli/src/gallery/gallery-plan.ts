import type { FieldSummary } from '@emout/engine/run-listing';
import { UsageError } from '../errors.js';
import type { GalleryStyle } from './gallery-style.js';

/** An axis of space, and the planes of two, the horizontal one first. */
export type SpaceAxis = 'x' | 'y' | 'z';
export type Plane = 'xy' | 'xz' | 'yz';

interface PlannedBase {
  readonly field: string;
  readonly expression: string;
  /** In the directory of the gallery. */
  readonly fileName: string;
  /** What the scale of the field is chosen by; equal for all pictures of a field. */
  readonly basis: { readonly kind: 'plane' | 'line'; readonly expressions: readonly string[] };
}

/** A picture that a gallery is to have. */
export type PlannedPicture = PlannedBase &
  (
    | { readonly kind: 'plane'; readonly plane: Plane }
    | { readonly kind: 'line'; readonly along: SpaceAxis }
    | { readonly kind: 'animation'; readonly shows: Plane | SpaceAxis }
  );

/** A field with its pictures, or why there are none. */
export interface PlannedField {
  readonly summary: FieldSummary;
  readonly pictures: readonly PlannedPicture[];
  /** A sentence about what was left out. */
  readonly note: string | null;
}

/** An axis with at most one cell, two nodes, has nothing to show. */
const FEWEST_POINTS = 3;
/** Of a longer series every second, third, … step is a frame, the last one always. */
const MOST_FRAMES = 200;
/** Axes of an array of space, in its order. */
const ARRAY_AXES = ['z', 'y', 'x'] as const satisfies readonly SpaceAxis[];
const AXES = ['x', 'y', 'z'] as const satisfies readonly SpaceAxis[];
/** In the order in which they are shown. */
const PLANES = ['xz', 'yz', 'xy'] as const satisfies readonly Plane[];

/**
 * The pictures of each field: planes and lines through the middle of the last step, and an animation over all steps.
 * What has no extent (a run of two dimensions, a single step) is left out.
 *
 * @param names fields that were asked for, in their order; all of them without it.
 * @throws UsageError for a field that the run does not have.
 */
export function planGallery(
  fields: readonly FieldSummary[],
  style: Pick<GalleryStyle, 'format' | 'animation'>,
  names?: readonly string[],
): PlannedField[] {
  const chosen = names === undefined ? fields : chosenFields(fields, names);
  const fileNames = uniqueNames(chosen.map(({ name }) => name));
  return chosen.map((summary, k) => planField(summary, fileNames[k] ?? summary.name, style));
}

function chosenFields(fields: readonly FieldSummary[], names: readonly string[]): FieldSummary[] {
  return [...new Set(names)].map((name) => {
    const found = fields.find((field) => field.name === name);
    if (found !== undefined) return found;
    const there = fields.map((field) => field.name).join(', ');
    throw new UsageError(
      `The run has no field ${name}. ${there === '' ? 'It has no fields at all.' : `Its fields are ${there}.`}`,
    );
  });
}

/** Names that every file system takes, each once also where upper and lower case are the same. */
function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const base = name.replace(/[^A-Za-z0-9_-]/g, '_').slice(0, 80);
    let unique = base;
    for (let k = 2; taken.has(unique.toLowerCase()); k++) unique = `${base}-${k}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}

function planField(
  summary: FieldSummary,
  fileName: string,
  { format, animation }: Pick<GalleryStyle, 'format' | 'animation'>,
): PlannedField {
  const { name, shape, state, reason } = summary;
  if (state === 'unreadable' || shape === null) {
    return { summary, pictures: [], note: reason ?? 'It cannot be read.' };
  }
  const [steps, nz, ny, nx] = shape;
  if (steps === 0) return { summary, pictures: [], note: reason ?? 'No snapshot is written yet.' };
  const points: Readonly<Record<SpaceAxis, number>> = { x: nx, y: ny, z: nz };
  const open = AXES.filter((axis) => points[axis] >= FEWEST_POINTS);
  const planes = PLANES.filter((plane) => axesOf(plane).every((axis) => open.includes(axis)));
  const at = (time: string, shown: readonly SpaceAxis[]): string => {
    const items = ARRAY_AXES.map((axis) => (shown.includes(axis) ? ':' : Math.floor(points[axis] / 2)));
    return `${name}[${[time, ...items].join(', ')}]`;
  };
  const last = String(steps - 1);
  const basis =
    planes.length > 0
      ? { kind: 'plane' as const, expressions: planes.map((plane) => at(last, axesOf(plane))) }
      : { kind: 'line' as const, expressions: open.map((axis) => at(last, [axis])) };
  const common = { field: name, basis };
  const pictures: PlannedPicture[] = [
    ...planes.map((plane) => ({
      ...common,
      kind: 'plane' as const,
      plane,
      expression: at(last, axesOf(plane)),
      fileName: `${fileName}-${plane}.${format}`,
    })),
    ...open.map((along) => ({
      ...common,
      kind: 'line' as const,
      along,
      expression: at(last, [along]),
      fileName: `${fileName}-line-${along}.${format}`,
    })),
  ];
  const shows = planes[0] ?? open[0];
  if (animation !== 'none' && steps > 1 && shows !== undefined) {
    pictures.push({
      ...common,
      kind: 'animation',
      shows,
      expression: at(framesOf(steps), axesOf(shows)),
      fileName: `${fileName}-time-${shows}.${animation}`,
    });
  }
  return { summary, pictures, note: noteOf(pictures.length, steps, animation !== 'none') };
}

/** The letters of a plane or of one axis. */
export function axesOf(shown: Plane | SpaceAxis): SpaceAxis[] {
  return AXES.filter((axis) => shown.includes(axis));
}

/** The subscript of the steps of an animation. */
function framesOf(steps: number): string {
  const every = Math.ceil(steps / MOST_FRAMES);
  if (every === 1) return ':';
  const first = (steps - 1) % every;
  return `${first === 0 ? '' : first}::${every}`;
}

function noteOf(pictures: number, steps: number, animated: boolean): string | null {
  if (pictures === 0) return 'It has less than two cells along every axis: there is nothing to plot.';
  return animated && steps === 1 ? 'It has one step; an animation has two at least.' : null;
}
