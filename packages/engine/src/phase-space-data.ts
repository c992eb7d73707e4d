import type { Run } from '@emout/emses/run';
import type { AxisData, LayerData } from '@emout/figure/data';
import { ndarray } from '@emout/ndarray/ndarray';
import { FigureDataError } from './errors.js';
import type { PlannedLayer } from './planned-layer.js';
import { type ParticleColumn, type ParticleTable, particleTable } from './run-particles.js';

type ParticleLayer = Extract<PlannedLayer, { kind: 'particles' }>;

/** More points than this cannot be told apart in a picture. */
const MOST_POINTS = 100_000;
const NONE = new Float64Array(0);

/**
 * Two components of the particles of one output: counted in cells, block by block, so that 10⁷ particles need no more
 * memory than 10⁴; or an even sample of them as points.
 * @throws as `particleTable` does; FigureDataError when no particle has both components
 */
export function phaseSpaceData(
  run: Run,
  { source, draw, bins }: ParticleLayer,
  signal: AbortSignal,
): LayerData {
  const { species, step, units, x, y } = source;
  const table = particleTable(run, { species, step, units, columns: [x, y] }, signal);
  const expression = `p${species}[${table.step.index}]`;
  return draw === 'scatter' ? sampled(table, expression) : counted(table, bins, expression);
}

function counted(
  table: ParticleTable,
  [columns, rows]: readonly [number, number],
  expression: string,
): LayerData {
  const [xRange, yRange] = rangesOf(table);
  if (!xRange || !yRange) throw noParticles(expression);
  const horizontal = binAxis(table.columns[0], xRange, columns);
  const vertical = binAxis(table.columns[1], yRange, rows);
  const counts = new Float64Array(columns * rows);
  for (const [xs = NONE, ys = NONE] of table.blocks()) addCounts(counts, xs, ys, horizontal, vertical);
  for (let k = 0; k < counts.length; k++) if (counts[k] === 0) counts[k] = Number.NaN;
  const values = ndarray(counts, [rows, columns]);
  const axes = [vertical, horizontal];
  return { kind: 'field', field: { name: 'count', unit: null, values, factor: 1, axes, expression } };
}

function addCounts(
  counts: Float64Array,
  xs: Float64Array,
  ys: Float64Array,
  horizontal: AxisData,
  vertical: AxisData,
): void {
  const left = horizontal.first - horizontal.spacing / 2;
  const bottom = vertical.first - vertical.spacing / 2;
  for (let n = 0; n < xs.length; n++) {
    const x = ((xs[n] as number) - left) / horizontal.spacing;
    const y = ((ys[n] as number) - bottom) / vertical.spacing;
    if (Number.isNaN(x + y)) continue;
    const at =
      Math.min(vertical.count - 1, Math.max(0, Math.floor(y))) * horizontal.count +
      Math.min(horizontal.count - 1, Math.max(0, Math.floor(x)));
    counts[at] = (counts[at] as number) + 1;
  }
}

/** Smallest and largest value of both columns among particles that have both. */
function rangesOf(table: ParticleTable): ([number, number] | null)[] {
  const [low, high] = [
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY],
  ];
  for (const block of table.blocks()) {
    for (const axis of [0, 1] as const) {
      const values = block[axis] ?? NONE;
      for (let n = 0; n < values.length; n++) {
        const value = values[n] as number;
        if (value < (low?.[axis] ?? 0) && low !== undefined) low[axis] = value;
        if (value > (high?.[axis] ?? 0) && high !== undefined) high[axis] = value;
      }
    }
  }
  return [0, 1].map((axis) => {
    const [a = 0, b = 0] = [low?.[axis], high?.[axis]];
    return a <= b ? [a, b] : null;
  });
}

function binAxis(
  column: ParticleColumn | undefined,
  [min, max]: readonly [number, number],
  count: number,
): AxisData {
  const half = min === 0 ? 0.5 : 0.5 * Math.abs(min);
  const [low, high] = min < max ? [min, max] : [min - half, min + half];
  const spacing = (high - low) / count;
  const { name = '', unit = null } = column ?? {};
  return { name, unit, start: 0, step: 1, count, first: low + spacing / 2, spacing };
}

function sampled(table: ParticleTable, expression: string): LayerData {
  const stride = Math.max(1, Math.ceil((table.step.particles ?? 0) / MOST_POINTS));
  const [x, y]: [number[], number[]] = [[], []];
  let seen = 0;
  for (const [xs = NONE, ys = NONE] of table.blocks()) {
    for (let n = (stride - (seen % stride)) % stride; n < xs.length; n += stride) {
      x.push(xs[n] as number);
      y.push(ys[n] as number);
    }
    seen += xs.length;
  }
  const [first, second] = table.columns;
  return {
    kind: 'points',
    points: {
      x: Float64Array.from(x),
      y: Float64Array.from(y),
      xQuantity: { name: first?.name ?? 'x', unit: first?.unit ?? null },
      yQuantity: { name: second?.name ?? 'y', unit: second?.unit ?? null },
      expression,
    },
  };
}

function noParticles(expression: string): FigureDataError {
  return new FigureDataError(
    'data',
    `${expression} has no particle with both components.`,
    'emout particles <run> tells what the run has written.',
  );
}
