import { formatNumber, probeResolution } from '@emout/units/number-format';
import { useTranslations } from 'use-intl';
import type { ColorLimits } from './bar-scale';
import { coordinateText } from './coordinates';
import type { PictureAxis } from './plate-geometry';
import { shareOf } from './plate-geometry';
import type { Box } from './plate-layout';
import type { Probe } from './view';

/**
 * The value of a cell as the flag writes it: the last digit is a thousandth of the colour range, or the third
 * one where colours are logarithmic.
 */
export function cellText(value: number, limits: ColorLimits, norm: 'linear' | 'log' = 'linear'): string {
  if (norm === 'log') return formatNumber(value, { digits: 3 });
  return formatNumber(value, { resolution: probeResolution(limits.min, limits.max) });
}

export interface CellMarkProps {
  readonly plot: Box;
  readonly horizontal: PictureAxis;
  readonly vertical: PictureAxis;
  readonly cell: Probe;
}

/** The pixel at which a cell's node lies. */
export function cellPoint({ plot, horizontal, vertical, cell }: CellMarkProps): { x: number; y: number } {
  return {
    x: plot.x + shareOf(horizontal.run, cell.horizontal) * plot.width,
    y: plot.y + plot.height * (1 - shareOf(vertical.run, cell.vertical)),
  };
}

/** Ring, cross and the two flags on the axes of the probe that was placed. */
export function ProbeMark(props: CellMarkProps) {
  const { plot, horizontal, vertical, cell } = props;
  const point = cellPoint(props);
  const x = Math.round(point.x) + 0.5;
  const y = Math.round(point.y) + 0.5;
  const foot = plot.y + plot.height;
  const arms = `M${x - 24} ${y}h15M${x + 9} ${y}h15M${x} ${y - 24}v15M${x} ${y + 9}v15`;
  return (
    <g>
      <g className="on-map">
        <path d={arms} className="cross-h" fill="none" />
        <path d={arms} className="cross" fill="none" />
        <circle cx={x} cy={y} r={8} fill="none" className="cross-h" />
        <circle cx={x} cy={y} r={8} fill="none" className="cross" />
      </g>
      <path className="h-tri" d={`M${x} ${foot + 1}l-4.5 8h9z`} />
      <path className="h-tri" d={`M${plot.x - 1} ${y}l-8 -4.5v9z`} />
      <text className="tk now" x={x} y={foot + 22} textAnchor="middle">
        {coordinateText(horizontal.scale, cell.horizontal)}
      </text>
      <text className="tk now" x={plot.x - 13} y={y + 4.3} textAnchor="end">
        {coordinateText(vertical.scale, cell.vertical)}
      </text>
    </g>
  );
}

export interface FlagProps extends CellMarkProps {
  readonly value: number | null;
  readonly unit: string;
  readonly limits: ColorLimits;
  readonly norm: 'linear' | 'log';
  readonly live?: boolean;
}

const FLAG_WIDTH = 200;

/** The number under the pointer or the probe, with its place. */
export function Flag(props: FlagProps) {
  const t = useTranslations('explorer');
  const { plot, horizontal, vertical, cell, value, unit, limits, norm, live = false } = props;
  const point = cellPoint(props);
  const leftwards = point.x + FLAG_WIDTH > plot.x + plot.width;
  const below = point.y - 40 < plot.y;
  const axisUnit = (axis: PictureAxis) => axis.scale.unit ?? 'EMSES';
  const sameUnit = axisUnit(horizontal) === axisUnit(vertical);
  const h = `${horizontal.scale.axis} ${coordinateText(horizontal.scale, cell.horizontal)}${sameUnit ? '' : ` ${axisUnit(horizontal)}`}`;
  const v = `${vertical.scale.axis} ${coordinateText(vertical.scale, cell.vertical)} ${axisUnit(vertical)}`;
  return (
    <div
      className={live ? 'flag ex-flag live' : 'flag ex-flag'}
      role={live ? undefined : 'status'}
      style={{
        left: point.x + (leftwards ? -14 : 14),
        top: point.y + (below ? 14 : -38),
        transform: leftwards ? 'translateX(-100%)' : undefined,
      }}
    >
      <b className="num">{value === null ? t('noValue') : `${cellText(value, limits, norm)} ${unit}`}</b>
      <span className="num">
        {h}, {v}
      </span>
    </div>
  );
}
