import { localPoint } from '@visx/event';
import { Group } from '@visx/group';
import { LinePath } from '@visx/shape';
import { type PointerEvent, useState } from 'react';
import { AxisLabel, PlotAxis, pixelScale } from './axes';

export interface LinePoint {
  readonly position: number;
  readonly coordinate: number;
  readonly value: number | null;
}

export interface LineChartProps {
  readonly width: number;
  readonly height: number;
  readonly points: readonly LinePoint[];
  /** Edges of the axis, half a cell beyond the first and the last node. */
  readonly range: readonly [number, number];
  readonly values: readonly [number, number];
  readonly norm: 'linear' | 'log';
  readonly axis: { readonly symbol: string; readonly unit: string };
  readonly value: { readonly symbol: string; readonly unit: string };
  readonly label: string;
  /** The position of the probe. */
  readonly marked: number;
  readonly fontSizePx: number;
  readonly readOut: (point: LinePoint) => string;
  readonly onChoose: (position: number) => void;
}

const MARGIN = { left: 44, right: 8, top: 26, bottom: 40 };

/** One line through the data, in the figure's manner, with the number under the pointer. */
export function LineChart(props: LineChartProps) {
  const { width, height, points, range, values, norm, fontSizePx } = props;
  const [pointed, setPointed] = useState<number | null>(null);
  const box = {
    x: MARGIN.left,
    y: MARGIN.top,
    width: Math.max(20, width - MARGIN.left - MARGIN.right),
    height: Math.max(20, height - MARGIN.top - MARGIN.bottom),
  };
  const xRange = { kind: 'linear', min: range[0], max: range[1] } as const;
  const yRange = { kind: norm, min: values[0], max: values[1] } as const;
  const x = pixelScale(xRange, [0, box.width]);
  const y = pixelScale(yRange, [box.height, 0]);
  const shownY = (value: number) => Math.max(-2, Math.min(box.height + 2, Number(y(value))));
  const drawn = (point: LinePoint): point is LinePoint & { value: number } =>
    point.value !== null && (norm === 'linear' || point.value > 0);
  const mark = points.find((point) => point.position === props.marked);
  const under = points.find((point) => point.position === (pointed ?? props.marked));
  const nearest = (event: PointerEvent<SVGElement>) => {
    const local = localPoint(event.currentTarget.ownerSVGElement ?? event.currentTarget, event);
    if (local === null || points.length === 0) return null;
    const share = (local.x - box.x) / box.width;
    return points[Math.max(0, Math.min(points.length - 1, Math.floor(share * points.length)))] ?? null;
  };
  return (
    <svg className="ex-chart" width={width} height={height} role="img" aria-label={props.label}>
      <PlotAxis side="bottom" box={box} range={xRange} fontSizePx={fontSizePx} />
      <PlotAxis side="left" box={box} range={yRange} fontSizePx={fontSizePx} />
      <AxisLabel x={box.x + box.width / 2} y={height - 4} symbol={props.axis.symbol} unit={props.axis.unit} />
      <text className="tk" x={box.x} y={12}>
        {props.value.symbol} [{props.value.unit}]
      </text>
      <text
        className={pointed === null ? 'tk now' : 'tk ex-under'}
        x={width - MARGIN.right}
        y={12}
        textAnchor="end"
      >
        {under === undefined ? '' : props.readOut(under)}
      </text>
      <rect className="spine" x={box.x - 0.5} y={box.y - 0.5} width={box.width + 1} height={box.height + 1} />
      <Group left={box.x} top={box.y}>
        {norm === 'linear' && values[0] < 0 && values[1] > 0 ? (
          <path className="hist-base" d={`M0 ${Number(y(0))}H${box.width}`} />
        ) : null}
        <LinePath
          className="series ex-line"
          data={[...points]}
          defined={drawn}
          x={(point) => Number(x(point.coordinate))}
          y={(point) => shownY(point.value ?? 0)}
        />
        {mark === undefined ? null : (
          <>
            <path className="here" d={`M${Number(x(mark.coordinate))} 0V${box.height}`} />
            {drawn(mark) ? (
              <circle className="knob" cx={Number(x(mark.coordinate))} cy={shownY(mark.value)} r={4} />
            ) : null}
          </>
        )}
        {pointed !== null && under !== undefined && drawn(under) ? (
          <circle className="ex-point" cx={Number(x(under.coordinate))} cy={shownY(under.value)} r={3} />
        ) : null}
      </Group>
      <rect
        className="ex-hit-area"
        x={box.x}
        y={box.y}
        width={box.width}
        height={box.height}
        onPointerMove={(event) => {
          const point = nearest(event);
          setPointed(point?.position ?? null);
          if (point !== null && event.buttons === 1) props.onChoose(point.position);
        }}
        onPointerLeave={() => setPointed(null)}
        onPointerDown={(event) => {
          const point = nearest(event);
          if (point !== null) props.onChoose(point.position);
        }}
      />
    </svg>
  );
}
