import type { PanelDescription } from '@emout/api/schemas';
import { axisTicks } from '@emout/figure/axis-ticks';
import { colorTable } from '@emout/figure/colormaps';
import { plainLabel } from '@emout/figure/tick-format';
import { useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { barScale, type ColorLimits, moveLimit } from './bar-scale';
import { colormapOf } from './figures';
import { Histogram } from './histogram';
import { LimitField } from './limit-field';
import { limitText } from './limit-text';
import type { PlateLayout } from './plate-layout';
import { Slider } from './slider';
import { type DragPoint, type ToFigure, useDrag } from './use-drag';

export interface ColorBarProps {
  readonly layout: PlateLayout;
  readonly title: string;
  readonly unit: string;
  readonly cmap: string;
  readonly norm: 'linear' | 'log';
  readonly limits: ColorLimits;
  readonly histogram: PanelDescription['histogram'];
  /** True for limits that somebody chose. */
  readonly written: boolean;
  /** The value at the probe. */
  readonly value: number | null;
  readonly fontSizePx: number;
  readonly toFigure: ToFigure;
  readonly onLimits: (limits: ColorLimits, dragging: boolean) => void;
  /** A limit that was written as a number; it is taken as it is. */
  readonly onLimit: (which: 'min' | 'max', value: number) => void;
}

const STOPS = 64;
/** One step of the keyboard is a hundredth of the bar. */
const SLIDER_STEPS = 100;

/** The bar that says what the colours mean, with handles on its limits and the histogram beside it. */
export function ColorBar(props: ColorBarProps) {
  const { layout, cmap, norm, limits, histogram, value, fontSizePx, toFigure, onLimits } = props;
  const t = useTranslations('explorer');
  const gradient = useId();
  const root = useRef<HTMLDivElement>(null);
  const [edited, setEdited] = useState<'min' | 'max' | null>(null);
  const { bar, histogramWidth } = layout;
  // While a handle is held the bar keeps its scale, else the handle would run from the pointer.
  const [heldScale, setHeldScale] = useState<ColorLimits | null>(null);
  const scale = barScale(heldScale ?? limits, norm);
  const y = (v: number) => bar.y + bar.height * (1 - scale.position(v));
  const inside = (v: number) => Math.max(bar.y - 8, Math.min(bar.y + bar.height + 8, y(v)));
  const { rgb } = colorTable(colormapOf(cmap));
  const color = (k: number) => `rgb(${rgb[k * 3]},${rgb[k * 3 + 1]},${rgb[k * 3 + 2]})`;
  const low = inside(limits.min);
  const high = inside(limits.max);
  const { ticks, exponentText } = axisTicks({
    scale: { kind: scale.norm, min: limits.min, max: limits.max },
    orientation: 'vertical',
    lengthPx: Math.max(1, low - high),
    fontSizePx,
  });
  const handles = [
    { which: 'min', at: low, limit: limits.min, label: t('bar.lower') },
    { which: 'max', at: high, limit: limits.max, label: t('bar.upper') },
  ] as const;
  const field = handles.find((handle) => handle.which === edited);
  const foot = bar.y + bar.height;
  return (
    <div className="ex-bar" ref={root}>
      {handles.map((handle) => (
        <Slider
          key={handle.which}
          className={handle.which}
          orientation="vertical"
          label={handle.label}
          valueText={`${limitText(handle.limit, limits, norm, props.written)} ${props.unit}`}
          min={0}
          max={SLIDER_STEPS}
          value={Math.round(scale.position(handle.limit) * SLIDER_STEPS)}
          onEnter={() => setEdited(handle.which)}
          onChange={(step) =>
            onLimits(moveLimit(limits, handle.which, scale.value(step / SLIDER_STEPS), norm), false)
          }
        />
      ))}
      <svg className="ex-over" width={layout.width} height={layout.height} aria-hidden="true">
        <text className="al" x={bar.x + bar.width / 2 + 2} y={bar.y - 14} textAnchor="middle">
          {props.title} [{props.unit}]{exponentText === '' ? '' : ` ${exponentText}`}
        </text>
        <defs>
          <linearGradient id={gradient} x1={0} y1={1} x2={0} y2={0}>
            {Array.from({ length: STOPS + 1 }, (_, k) => (
              <stop
                // biome-ignore lint/suspicious/noArrayIndexKey: the stops never change places.
                key={k}
                offset={k / STOPS}
                stopColor={color(Math.min(255, k * (256 / STOPS)))}
              />
            ))}
          </linearGradient>
        </defs>
        <g>
          {low < foot - 1 ? (
            <rect
              x={bar.x + bar.width * 0.34}
              y={low}
              width={bar.width * 0.32}
              height={foot - low}
              fill={color(0)}
            />
          ) : null}
          {high > bar.y + 1 ? (
            <rect
              x={bar.x + bar.width * 0.34}
              y={bar.y}
              width={bar.width * 0.32}
              height={high - bar.y}
              fill={color(255)}
            />
          ) : null}
          <rect
            x={bar.x}
            y={high}
            width={bar.width}
            height={Math.max(0, low - high)}
            fill={`url(#${gradient})`}
          />
          <rect
            className="spine"
            x={bar.x - 0.5}
            y={high - 0.5}
            width={bar.width + 1}
            height={Math.max(0, low - high) + 1}
          />
          <Histogram histogram={histogram} scale={scale} bar={bar} width={histogramWidth} />
          {ticks.map((tick) => {
            const at = Math.round(y(tick.value)) - 0.5;
            const covered = handles.some((handle) => Math.abs(handle.at - at) < 14);
            return (
              <g key={tick.value}>
                <path className="ex-tick" d={`M${bar.x + bar.width + 0.5} ${at}h${tick.minor ? 2.5 : 4}`} />
                {covered ? null : (
                  <text className="tk" x={bar.x + bar.width + 8} y={at + fontSizePx * 0.35}>
                    {plainLabel(tick.label)}
                  </text>
                )}
              </g>
            );
          })}
          {value === null ? null : <ValueMark x={bar.x} width={bar.width} y={inside(value)} />}
        </g>
        {handles.map((handle) => (
          <LimitHandle
            key={handle.which}
            which={handle.which}
            at={handle.at}
            x={bar.x}
            width={bar.width}
            text={handle.which === edited ? '' : limitText(handle.limit, limits, norm, props.written)}
            onWrite={() => setEdited(handle.which)}
            onHold={() => setHeldScale(limits)}
            onDrag={(pointer, offset) => {
              const share = 1 - (toFigure(pointer).y - offset - bar.y) / bar.height;
              onLimits(moveLimit(limits, handle.which, scale.value(share), norm), true);
            }}
            onRelease={(moved) => {
              setHeldScale(null);
              if (moved) onLimits(limits, false);
            }}
            toFigure={toFigure}
          />
        ))}
      </svg>
      {field === undefined ? null : (
        <LimitField
          key={field.which}
          which={field.which}
          limits={limits}
          norm={norm}
          unit={props.unit}
          written={props.written}
          left={bar.x + bar.width + 14}
          top={field.at - 14}
          onLimit={(limit) => props.onLimit(field.which, limit)}
          onClose={(back) => {
            setEdited(null);
            if (back) root.current?.querySelector<HTMLElement>(`.ex-range.${field.which}`)?.focus();
          }}
        />
      )}
    </div>
  );
}

function ValueMark({ x, width, y }: { x: number; width: number; y: number }) {
  return (
    <>
      <path className="h-tri" d={`M${x - 7} ${y}l-7 -4v8z`} />
      <path className="val-line" d={`M${x - 7} ${y.toFixed(1)}H${x + width}`} />
    </>
  );
}

interface LimitHandleProps {
  readonly which: 'min' | 'max';
  readonly at: number;
  readonly text: string;
  readonly x: number;
  readonly width: number;
  readonly toFigure: ToFigure;
  readonly onWrite: () => void;
  readonly onHold: () => void;
  readonly onDrag: (pointer: DragPoint, offset: number) => void;
  readonly onRelease: (moved: boolean) => void;
}

function LimitHandle(props: LimitHandleProps) {
  const { at, x, width } = props;
  const [offset, setOffset] = useState(0);
  const drag = useDrag({
    onStart: (pointer) => {
      setOffset(props.toFigure(pointer).y - at);
      props.onHold();
    },
    onMove: (pointer) => props.onDrag(pointer, offset),
    onEnd: (_, moved) => props.onRelease(moved),
  });
  const y = Math.round(at) - 0.5;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the native slider, on which Enter does the same, is the control.
    <g
      className={`cb-handle ${props.which}`}
      onPointerDown={drag.onPointerDown}
      onDoubleClick={props.onWrite}
    >
      <path className="h-line" d={`M${x - 5} ${y}H${x + width + 9}`} />
      <path className="h-tri" d={`M${x + width + 7} ${y}l7 -6v12z`} />
      <text className="tk now" x={x + width + 18} y={y + 4.5}>
        {props.text}
      </text>
      <rect className="ex-hit-area" x={x - 10} y={y - 14} width={width + 70} height={28} />
    </g>
  );
}
