import { axisTicks } from '@emout/figure/axis-ticks';
import { plainLabel } from '@emout/figure/tick-format';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { AxisLabel } from './axes';
import { BitmapCanvas } from './bitmap-canvas';
import { type AxisScale, coordinateAt, coordinateText, positionText } from './coordinates';
import type { PlateLayout } from './plate-layout';
import { Slider } from './slider';
import { type DragPoint, type ToFigure, useDrag } from './use-drag';

export interface ThirdAxisProps {
  readonly layout: PlateLayout;
  readonly scale: AxisScale;
  readonly position: number;
  readonly face: ImageBitmap | null;
  readonly fontSizePx: number;
  readonly toFigure: ToFigure;
  readonly onMove: (position: number, dragging: boolean) => void;
}

/** Room for the knob, and for its label at its right. */
const CLEAR_LEFT = 12;
const CLEAR_RIGHT = 24;

/** The axis that recedes: its knob is the position slider, its side face a map of where to cut. */
export function ThirdAxis({ layout, scale, position, face, fontSizePx, toFigure, onMove }: ThirdAxisProps) {
  const t = useTranslations('explorer');
  const [held, setHeld] = useState(false);
  const { plot, depth } = layout;
  const right = plot.x + plot.width;
  const foot = plot.y + plot.height;
  const share = (at: number) => (at + 0.5) / Math.max(1, scale.size);
  const point = (s: number) => ({ x: right + s * depth.x, y: foot - s * depth.y });
  const positionUnder = (pointer: DragPoint) => {
    const s = (toFigure(pointer).x - right) / depth.x;
    return Math.max(0, Math.min(scale.size - 1, Math.floor(s * scale.size)));
  };
  const drag = useDrag({
    onStart: (pointer) => {
      setHeld(true);
      onMove(positionUnder(pointer), true);
    },
    onMove: (pointer) => onMove(positionUnder(pointer), true),
    onEnd: (pointer) => {
      setHeld(false);
      onMove(positionUnder(pointer), false);
    },
  });
  const range = {
    kind: 'linear',
    min: coordinateAt(scale, -0.5),
    max: coordinateAt(scale, scale.size - 0.5),
  } as const;
  const { ticks } = axisTicks({
    scale: range,
    orientation: 'horizontal',
    // Labels of a slanted axis stand above one another too.
    lengthPx: Math.max(1, depth.x * 2),
    fontSizePx,
  });
  const knob = point(share(position));
  const label = positionText(scale, position);
  return (
    <div className={held ? 'ex-third held' : 'ex-third'}>
      <div
        className="ex-face"
        style={{
          left: right,
          top: plot.y,
          width: depth.x,
          height: plot.height,
          transform: `matrix(1, ${-depth.y / depth.x}, 0, 1, 0, 0)`,
        }}
        onPointerDown={drag.onPointerDown}
      >
        {face === null ? null : <BitmapCanvas bitmap={face} />}
      </div>
      <Slider
        label={t('third.slider', { axis: scale.axis })}
        valueText={t('third.valueText', { axis: scale.axis, value: label, index: position })}
        min={0}
        max={Math.max(0, scale.size - 1)}
        value={position}
        onChange={(value) => onMove(value, false)}
      />
      <svg className="ex-over" width={layout.width} height={layout.height} aria-hidden="true">
        <path className="box-edge" d={`M${right} ${plot.y}l${depth.x} ${-depth.y}V${foot - depth.y}`} />
        <path className="spine" d={`M${right + 0.5} ${foot}l${depth.x} ${-depth.y}`} />
        {ticks.map((tick) => {
          const at = point(tick.position);
          const near = at.x > knob.x - CLEAR_LEFT && at.x < knob.x + CLEAR_RIGHT;
          const corner = tick.position < 0.06;
          return (
            <g key={tick.value}>
              <path className="ex-tick" d={`M${at.x} ${at.y}l4 2.6`} />
              {near || corner ? null : (
                <text className="tk" x={at.x + 9} y={at.y + 9}>
                  {plainLabel(tick.label)}
                </text>
              )}
            </g>
          );
        })}
        <path className="here-h" d={`M${knob.x} ${knob.y}V${knob.y - plot.height}`} />
        <path className="here" d={`M${knob.x} ${knob.y}V${knob.y - plot.height}`} />
        <g className="ex-grab" onPointerDown={drag.onPointerDown}>
          <path className="ex-hit" d={`M${right} ${foot}l${depth.x} ${-depth.y}`} />
          <circle className="knob" cx={knob.x} cy={knob.y} r={6.5} />
        </g>
        <text className="tk now" x={knob.x + 14} y={knob.y + 12}>
          {coordinateText(scale, position)}
        </text>
        <AxisLabel
          x={right + depth.x * 0.5 + 46}
          y={foot - depth.y * 0.5 + 34}
          symbol={scale.axis}
          unit={scale.unit ?? 'EMSES'}
        />
      </svg>
    </div>
  );
}
