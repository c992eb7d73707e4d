import { axisTicks } from '@emout/figure/axis-ticks';
import { plainLabel } from '@emout/figure/tick-format';
import { AXES } from './box-edges';
import type { Box, FrameSize } from './fit';
import { type ProjectedBox, pointAt, roomFor, type Spine, spinesOf } from './spines';

/** How grid positions of the axes read in the shown units. */
export interface AxisUnits {
  /** Value of one grid unit along x, y, z in `unit`. */
  readonly perCell: readonly [number, number, number];
  /** With its prefix, per axis; null for grid units. */
  readonly unit: readonly [string | null, string | null, string | null];
}

export interface AxesOverlayProps {
  readonly box: ProjectedBox;
  /** The box in grid units. */
  readonly extent: Box;
  readonly units: AxisUnits;
  readonly frame: FrameSize;
  readonly fontSizePx: number;
  /** What stands in the brackets of an axis without a unit. */
  readonly gridWord: string;
}

const TICK_PX = 5;
const LABEL_GAP_PX = 8;
/** A digit of the page's sans serif, in em. */
const DIGIT_EM = 0.52;

interface PlacedTick {
  readonly key: string;
  readonly text: string;
  readonly from: { readonly x: number; readonly y: number };
  readonly outward: { readonly x: number; readonly y: number };
  readonly label: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** Spines, ticks and labels of the box over the picture, in the type of the page. */
export function AxesOverlay({ box, extent, units, frame, fontSizePx, gridWord }: AxesOverlayProps) {
  const spines = spinesOf(box);
  // z first: where two labels want one place, the one on the upright axis stays.
  const ordered = [...spines].sort((a, b) => b.axis - a.axis);
  const ticks = ordered.flatMap((spine) =>
    ticksOf(
      spine,
      extent.min[spine.axis] * units.perCell[spine.axis],
      extent.max[spine.axis] * units.perCell[spine.axis],
      fontSizePx,
    ),
  );
  const free = roomFor(ticks.map(({ label }) => label));
  return (
    <svg className="ex-over" width={frame.width} height={frame.height} aria-hidden="true">
      {spines.map(({ axis, from, to }) => (
        <path key={AXES[axis]} className="spine" d={`M${px(from.x)} ${px(from.y)}L${px(to.x)} ${px(to.y)}`} />
      ))}
      {ticks.map(({ key, text, from, outward, label }, position) => (
        <g key={key}>
          <path
            className="tick"
            d={`M${px(from.x)} ${px(from.y)}l${px(outward.x * TICK_PX)} ${px(outward.y * TICK_PX)}`}
          />
          {free[position] === true ? (
            <text className="tk num" x={px(label.x)} y={px(label.y + fontSizePx * 0.34)} textAnchor="middle">
              {text}
            </text>
          ) : null}
        </g>
      ))}
      {spines.map((spine) => (
        <AxisName
          key={AXES[spine.axis]}
          spine={spine}
          unit={units.unit[spine.axis] ?? gridWord}
          fontSizePx={fontSizePx}
          clearPx={Math.max(
            0,
            ...ticks
              .filter(({ key }) => key.startsWith(AXES[spine.axis]))
              .map(
                ({ label, outward }) =>
                  Math.abs(outward.x) * label.width + Math.abs(outward.y) * label.height,
              ),
          )}
        />
      ))}
    </svg>
  );
}

function ticksOf(spine: Spine, min: number, max: number, fontSizePx: number): PlacedTick[] {
  const { from, to, outward, axis, lengthPx } = spine;
  const flat = Math.abs(to.x - from.x) > Math.abs(to.y - from.y);
  const { ticks } = axisTicks({
    scale: { kind: 'linear', min, max },
    orientation: flat ? 'horizontal' : 'vertical',
    lengthPx,
    fontSizePx,
  });
  return ticks.map((tick): PlacedTick => {
    const text = plainLabel(tick.label);
    const at = pointAt(spine, tick.position);
    const width = text.length * fontSizePx * DIGIT_EM;
    const height = fontSizePx * 0.72;
    // The label's nearest corner stands the gap away from the end of the tick, whatever the direction.
    const away =
      TICK_PX + LABEL_GAP_PX * 0.5 + (Math.abs(outward.x) * width + Math.abs(outward.y) * height) / 2 + 2;
    return {
      key: `${AXES[axis]}${tick.value}`,
      text,
      from: at,
      outward,
      label: {
        x: at.x + outward.x * away,
        y: at.y + outward.y * away,
        width: width + 5,
        height: height + 4,
      },
    };
  });
}

interface AxisNameProps {
  readonly spine: Spine;
  readonly unit: string;
  readonly fontSizePx: number;
  /** How far the tick labels reach outwards. */
  readonly clearPx: number;
}

function AxisName({ spine, unit, fontSizePx, clearPx }: AxisNameProps) {
  const { outward, axis, from, to } = spine;
  const middle = pointAt(spine, 0.5);
  const upright = Math.abs(to.y - from.y) > 3 * Math.abs(to.x - from.x);
  const height = fontSizePx * 1.16;
  const width = (unit.length + 3.4) * fontSizePx * 0.56;
  const half = upright ? height / 2 : (Math.abs(outward.x) * width + Math.abs(outward.y) * height) / 2;
  const away = TICK_PX + LABEL_GAP_PX + clearPx + half + 2;
  const x = px(middle.x + outward.x * away);
  const y = px(middle.y + outward.y * away);
  return (
    <text
      className="al"
      x={x}
      y={y}
      dy="0.34em"
      textAnchor="middle"
      transform={upright ? `rotate(-90 ${x} ${y})` : undefined}
    >
      <tspan className="sym">{AXES[axis]}</tspan>
      {` [${unit}]`}
    </text>
  );
}

/** A tenth of a pixel is enough. */
function px(value: number): number {
  return Math.round(value * 10) / 10;
}
