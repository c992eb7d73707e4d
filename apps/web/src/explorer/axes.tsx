import type { AxisTick, AxisTicks } from '@emout/figure/axis-ticks';
import { axisTicks } from '@emout/figure/axis-ticks';
import { plainLabel } from '@emout/figure/tick-format';
import { Axis } from '@visx/axis';
import { scaleLinear, scaleLog } from '@visx/scale';
import { useMemo } from 'react';
import type { Box } from './plate-layout';

export interface AxisRange {
  readonly kind: 'linear' | 'log';
  readonly min: number;
  readonly max: number;
}

const TICK_LENGTH = 5;

/** The ticks that the published figure would have at this length. */
export function useTicks(
  range: AxisRange,
  orientation: 'horizontal' | 'vertical',
  lengthPx: number,
  fontSizePx: number,
): AxisTicks {
  const { kind, min, max } = range;
  return useMemo(
    () => axisTicks({ scale: { kind, min, max }, orientation, lengthPx, fontSizePx }),
    [kind, min, max, orientation, lengthPx, fontSizePx],
  );
}

/** A visx scale from values to pixels. */
export function pixelScale(range: AxisRange, pixels: readonly [number, number]) {
  const domain = [range.min, range.max];
  return range.kind === 'log'
    ? scaleLog<number>({ domain, range: [...pixels] })
    : scaleLinear<number>({ domain, range: [...pixels] });
}

export interface PlotAxisProps {
  readonly side: 'bottom' | 'left';
  readonly box: Box;
  readonly range: AxisRange;
  readonly fontSizePx: number;
  /** Labels nearer to this value than `clearPx` make room for a handle's own label. */
  readonly avoid?: number | null;
  readonly clearPx?: number;
}

/** One axis of a plot: ticks outwards, labels, and what they have in common at the end. */
export function PlotAxis({ side, box, range, fontSizePx, avoid = null, clearPx = 0 }: PlotAxisProps) {
  const horizontal = side === 'bottom';
  const length = horizontal ? box.width : box.height;
  const { ticks, exponentText } = useTicks(range, horizontal ? 'horizontal' : 'vertical', length, fontSizePx);
  const scale = pixelScale(range, horizontal ? [0, length] : [length, 0]);
  const byValue = new Map(ticks.map((tick) => [tick.value, tick]));
  const hidden = (tick: AxisTick) =>
    avoid !== null && Math.abs(Number(scale(tick.value)) - Number(scale(avoid))) < clearPx;
  const label = (value: number) => {
    const tick = byValue.get(value);
    return tick === undefined || hidden(tick) ? '' : plainLabel(tick.label);
  };
  return (
    <g>
      <Axis
        orientation={side}
        left={box.x}
        top={horizontal ? box.y + box.height : box.y}
        scale={scale}
        tickValues={ticks.map((tick) => tick.value)}
        tickFormat={(value) => label(Number(value))}
        tickLength={TICK_LENGTH}
        hideAxisLine
        tickLineProps={{ className: 'ex-tick' }}
        tickComponent={({ x, y, formattedValue }) => (
          <text
            className="tk"
            x={x}
            y={horizontal ? y + fontSizePx * 0.45 : y + fontSizePx * 0.1}
            dx={horizontal ? 0 : -4}
            textAnchor={horizontal ? 'middle' : 'end'}
          >
            {formattedValue}
          </text>
        )}
      />
      {exponentText === '' ? null : (
        <text
          className="tk"
          x={horizontal ? box.x + box.width : box.x}
          y={horizontal ? box.y + box.height + 44 : box.y - 8}
          textAnchor={horizontal ? 'end' : 'middle'}
        >
          {exponentText}
        </text>
      )}
    </g>
  );
}

export interface AxisLabelProps {
  readonly x: number;
  readonly y: number;
  readonly symbol: string;
  readonly unit: string | null;
  readonly rotated?: boolean;
  readonly anchor?: 'start' | 'middle' | 'end';
}

/** An axis label in the product's manner: italic serif symbol, upright unit. */
export function AxisLabel({ x, y, symbol, unit, rotated = false, anchor = 'middle' }: AxisLabelProps) {
  return (
    <text
      className="al"
      x={x}
      y={y}
      textAnchor={anchor}
      transform={rotated ? `rotate(-90 ${x} ${y})` : undefined}
    >
      <tspan className="sym">{symbol}</tspan>
      {unit === null ? '' : ` [${unit}]`}
    </text>
  );
}
