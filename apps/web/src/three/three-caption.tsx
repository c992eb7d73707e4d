import type { RunBoundaries } from '@emout/api/boundary-schemas';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { boxText, type LengthUnit } from './lengths';
import type { ThreeView } from './three-address';

const em = (chunks: ReactNode) => <em>{chunks}</em>;
const nb = (chunks: ReactNode) => <span className="ex-nb">{chunks}</span>;

export interface ThreeCaptionProps {
  readonly id: string;
  readonly run: string;
  readonly boundaries: RunBoundaries;
  readonly unit: LengthUnit;
  readonly view: ThreeView;
  /** How many can be drawn and are switched on. */
  readonly shown: number;
}

/** The figure's caption, complete as it stands: what is drawn, in which box, from where, and what the greys mean. */
export function ThreeCaption({ id, run, boundaries, unit, view, shown }: ThreeCaptionProps) {
  const t = useTranslations('three.caption');
  const count = boundaries.boundaries.length;
  const { grid } = boundaries;
  const between = t('between');
  return (
    <p className="cap" id={id}>
      <span className="fn">{t('number')}</span>{' '}
      {shown === count ? t.rich('boundaries', { em, count, run }) : t.rich('some', { em, count, shown, run })}
      {between}
      {grid === null
        ? t('noDomain')
        : unit.symbol === null
          ? t.rich('cells', { nb, cells: cellsText(grid) })
          : t.rich('box', { nb, cells: cellsText(grid), lengths: boxText(grid, unit), unit: unit.symbol })}
      {between}
      <span className="cap2">
        {t.rich('from', {
          nb,
          projection: t(view.projection),
          azimuth: degrees(view.view.azimuthDeg),
          elevation: degrees(view.view.elevationDeg),
        })}
        {between}
        {view.opacity === 1
          ? ''
          : `${t('seeThrough', { percent: Math.round(view.opacity * 100) })}${between}`}
        {t('greys')}
      </span>
    </p>
  );
}

function cellsText(grid: NonNullable<RunBoundaries['grid']>): string {
  return boxText(grid, { perCell: 1, symbol: null });
}

/** Whole degrees without a decimal; U+2212 for the minus. */
export function degrees(value: number): string {
  const text = Number.isInteger(value) ? String(value) : value.toFixed(1);
  return text.replace('-', '\u2212');
}
