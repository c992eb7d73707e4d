import type { MeshBody } from '@emout/geometry/mesh-buffer';
import { percentileLimits, type ValueLimits } from '@emout/geometry/percentile-limits';
import { faceValues, vertexValues } from '@emout/geometry/surface-values';
import type { BoundaryBodies } from './run-boundaries.js';
import { gridOfField, type SpaceField } from './surface-field.js';
import { shownSymbol } from './value-axes.js';

export interface SurfaceValueOptions {
  /** `emout`: the field half a cell off its nodes, as the original samples it. */
  readonly compat?: 'emout' | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A body with the values of a field on it, in the shown unit; NaN where there is none. */
export interface BodyValues extends MeshBody {
  /** One for each vertex. */
  readonly vertexValues: Float64Array;
  /** One for each triangle: the mean of its finite vertices. */
  readonly faceValues: Float64Array;
}

/** A field on the surfaces of bodies. */
export interface SurfaceValues {
  /** Plain symbol of the values' unit; null where they are in EMSES units, or nothing is known of them. */
  readonly unit: string | null;
  /** The 1st and the 99th percentile of the whole field; null where it has no finite value. */
  readonly limits: ValueLimits | null;
  readonly bodies: readonly BodyValues[];
}

/**
 * Samples a field on the surfaces of bodies.
 * @throws FigureDataError for a field that is not one in space; the reason of an aborted signal.
 */
export function surfaceValues(
  field: SpaceField,
  { unit, bodies }: BoundaryBodies,
  { compat, signal }: SurfaceValueOptions = {},
): SurfaceValues {
  signal?.throwIfAborted();
  const grid = gridOfField(field, unit);
  const { factor } = field.evaluated;
  const sampled = bodies.map((body): BodyValues => {
    const values = vertexValues(body.mesh, grid, { compat, signal });
    for (let k = 0; k < values.length; k += 1) values[k] = (values[k] as number) * factor;
    return { ...body, vertexValues: values, faceValues: faceValues(body.mesh, values, { signal }) };
  });
  const limits = percentileLimits(grid.values);
  return {
    unit: shownSymbol(field.type.unit),
    limits: limits === null ? withoutValues(compat) : shownLimits(limits, factor),
    bodies: sampled,
  };
}

/** The original's limits are of the shown unit. */
function withoutValues(compat: 'emout' | undefined): ValueLimits | null {
  return compat === 'emout' ? { min: -1, max: 1 } : null;
}

function shownLimits({ min, max }: ValueLimits, factor: number): ValueLimits {
  return factor < 0 ? { min: max * factor, max: min * factor } : { min: min * factor, max: max * factor };
}
