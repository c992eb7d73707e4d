import { axisTicks } from '@emout/figure/axis-ticks';
import { plainLabel } from '@emout/figure/tick-format';
import { useTranslations } from 'use-intl';
import { Icon } from '../ui/icon';
import { AxisLabel } from './axes';
import { BitmapCanvas } from './bitmap-canvas';
import { type AxisScale, coordinateAt, coordinateText, positionText } from './coordinates';
import { type FilmFrame, positionAtShare, stripShare } from './film-frames';
import type { PlateLayout } from './plate-layout';
import { Slider } from './slider';
import { type DragPoint, type ToFigure, useDrag } from './use-drag';

export interface FilmStripProps {
  readonly layout: PlateLayout;
  readonly scale: AxisScale;
  readonly frames: readonly FilmFrame[];
  readonly film: ImageBitmap | null;
  readonly position: number;
  readonly written: number;
  readonly total: number;
  readonly playing: boolean;
  readonly fontSizePx: number;
  readonly toFigure: ToFigure;
  readonly onMove: (position: number, dragging: boolean) => void;
  readonly onPlay: () => void;
}

const AXIS_GAP = 11;

/** The series as frames over their own axis: the time slider (or the second position slider of a time plane). */
export function FilmStrip(props: FilmStripProps) {
  const { layout, scale, frames, film, position, written, total, fontSizePx, toFigure, onMove } = props;
  const t = useTranslations('explorer');
  const { strip } = layout;
  const size = Math.max(written, total);
  const positionUnder = (pointer: DragPoint) =>
    positionAtShare((toFigure(pointer).x - strip.x) / strip.width, written, total);
  const drag = useDrag({
    onStart: (pointer) => onMove(positionUnder(pointer), true),
    onMove: (pointer) => onMove(positionUnder(pointer), true),
    onEnd: (pointer) => onMove(positionUnder(pointer), false),
  });
  const frameWidth = strip.width / Math.max(1, frames.length);
  const current = frames.findIndex((frame) => position >= frame.first && position <= frame.last);
  const filmWidth = frames.filter((frame) => frame.written).length * frameWidth;
  const knobX = stripShare(position, size) * strip.width;
  const range = {
    kind: 'linear',
    min: coordinateAt(scale, -0.5),
    max: coordinateAt(scale, size - 0.5),
  } as const;
  const { ticks } = axisTicks({ scale: range, orientation: 'horizontal', lengthPx: strip.width, fontSizePx });
  // The strip ends half a frame beyond its first and last step, where nothing is.
  const ends = [coordinateAt(scale, 0), coordinateAt(scale, size - 1)];
  const slack = 1e-9 * Math.abs(scale.spacing);
  const isStep = ({ value }: { value: number }) =>
    value >= Math.min(...ends) - slack && value <= Math.max(...ends) + slack;
  const axisY = strip.height + AXIS_GAP;
  const isTime = scale.axis === 't';
  return (
    <div className="ex-film" style={{ left: strip.x, top: strip.y, width: strip.width }}>
      <button
        type="button"
        className="ib ex-play"
        style={{ top: strip.height / 2 - 14 }}
        onClick={props.onPlay}
        aria-label={props.playing ? t('film.pause') : t('film.play')}
        title={props.playing ? t('film.pause') : t('film.play')}
        disabled={written < 2}
      >
        <Icon name={props.playing ? 'pause' : 'play'} size={17} />
      </button>
      <div className="ex-frames" style={{ height: strip.height }} onPointerDown={drag.onPointerDown}>
        {film === null ? null : (
          <BitmapCanvas bitmap={film} style={{ width: filmWidth, height: strip.height }} />
        )}
        {frames.map((frame, k) => (
          <span
            key={frame.first}
            className={frame.written ? 'ex-frame' : 'ex-frame hatched'}
            title={frame.written ? positionText(scale, frame.shown) : t('film.notWritten')}
            style={{ left: k * frameWidth, width: frameWidth }}
          />
        ))}
      </div>
      <Slider
        label={isTime ? t('film.slider') : t('film.sliderAxis', { axis: scale.axis })}
        valueText={t('film.valueText', {
          axis: scale.axis,
          value: positionText(scale, position),
          index: position,
        })}
        min={0}
        max={Math.max(0, written - 1)}
        value={position}
        onChange={(value) => onMove(value, false)}
      />
      <svg className="ex-over" width={strip.width} height={axisY + 26} aria-hidden="true">
        <g className="ex-grab" onPointerDown={drag.onPointerDown}>
          <rect className="ex-hit-area" x={-8} y={axisY - 8} width={strip.width + 16} height={30} />
        </g>
        <path className="ex-tick" d={`M0 ${axisY + 0.5}H${strip.width}`} />
        {ticks.filter(isStep).map((tick) => {
          const x = tick.position * strip.width;
          return (
            <g key={tick.value}>
              <path className="ex-tick" d={`M${Math.round(x) + 0.5} ${axisY}v4`} />
              {Math.abs(x - knobX) < 26 ? null : (
                <text className="tk" x={x} y={axisY + 5 + fontSizePx} textAnchor="middle">
                  {plainLabel(tick.label)}
                </text>
              )}
            </g>
          );
        })}
        {current < 0 ? null : (
          <rect
            className="now-frame"
            x={current * frameWidth - 1.5}
            y={-1.5}
            width={frameWidth + 2}
            height={strip.height + 3}
          />
        )}
        <path className="now-line" d={`M${knobX} ${strip.height + 2}V${axisY}`} />
        <circle className="knob ex-grab" cx={knobX} cy={axisY} r={5.5} onPointerDown={drag.onPointerDown} />
        <text className="tk now" x={knobX} y={axisY + 6 + fontSizePx} textAnchor="middle">
          {coordinateText(scale, position)}
        </text>
        <AxisLabel
          x={-16}
          y={axisY + 5 + fontSizePx}
          symbol={scale.axis}
          unit={scale.unit ?? 'EMSES'}
          anchor="end"
        />
      </svg>
    </div>
  );
}
