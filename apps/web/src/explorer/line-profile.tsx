import type { DataValues } from '@emout/api/schemas';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Icon } from '../ui/icon';
import { axisScale, coordinateAt, coordinateText, positionText, shownUnit } from './coordinates';
import { axisOf, type Drawable, type DrawableAxis, positionOnAxis } from './drawable';
import { LineChart, type LinePoint } from './line-chart';
import { type Place, sectionSubscript } from './place';
import type { AxisName, Plane } from './plane';
import { cellText } from './probe';
import { shortName } from './short-name';
import type { ExplorerSource } from './source';
import { printFormula, type View } from './view';

export interface LineProfileProps {
  readonly source: ExplorerSource;
  readonly run: string;
  readonly view: View;
  readonly plane: Plane;
  readonly place: Place;
  readonly field: Drawable;
  readonly width: number;
  readonly chartHeight: number;
  readonly fontSizePx: number;
  readonly onProbe: (axis: AxisName, position: number) => void;
  readonly onClose: () => void;
}

/** The two lines through the probe, along the picture's axes. */
export function LineProfile(props: LineProfileProps) {
  const t = useTranslations('explorer');
  const { plane } = props;
  return (
    <section className="ex-profile" aria-label={t('profile.title')}>
      <h2>
        {t('profile.title')}
        <button type="button" className="ib" onClick={props.onClose} aria-label={t('profile.close')}>
          <Icon name="x" />
        </button>
      </h2>
      <ProfileLine {...props} along={plane.horizontal} across={plane.vertical} />
      <ProfileLine {...props} along={plane.vertical} across={plane.horizontal} />
      <p className="ex-quiet">{t('profile.hint')}</p>
    </section>
  );
}

const em = (chunks: ReactNode) => <em>{chunks}</em>;
const nb = (chunks: ReactNode) => <span className="ex-nb">{chunks}</span>;

function ProfileLine(props: LineProfileProps & { readonly along: AxisName; readonly across: AxisName }) {
  const t = useTranslations('explorer');
  const { source, run, view, place, field, along, across, width, chartHeight, fontSizePx } = props;
  const subscript = sectionSubscript(view.subscript, place, [along]);
  const expr = printFormula({ base: view.base, subscript }, ',');
  const axis = axisOf(field, along);
  const request = { run, expr, units: view.units };
  const { data, error } = useQuery({
    queryKey: ['line-profile', request],
    queryFn: ({ signal }) => source.values(request, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const scale = axisScale(field, along, view.units);
  const value = positionText(axisScale(field, across, view.units), place[across]);
  const unit = shownUnit(data?.unit ?? null);
  const line =
    data === undefined ? null : lineOf(data, axis, (position) => coordinateAt(scale, position), view.norm);
  return (
    <figure className="ex-profile-line">
      <figcaption>{t.rich('profile.along', { em, nb, axis: along, other: across, value })}</figcaption>
      {line === null ? (
        <div
          className={error === null ? 'ex-chart-wait' : 'ex-chart-wait hatched'}
          style={{ height: chartHeight }}
        >
          {error === null ? (
            <span className="vh">{t('profile.loading')}</span>
          ) : (
            <p className="fine">{error.message}</p>
          )}
        </div>
      ) : (
        <LineChart
          width={width}
          height={chartHeight}
          points={line.points}
          range={[coordinateAt(scale, -0.5), coordinateAt(scale, scale.size - 0.5)]}
          values={line.range}
          norm={line.norm}
          axis={{ symbol: along, unit: scale.unit ?? 'EMSES' }}
          value={{ symbol: shortName(view.base), unit }}
          marked={place[along]}
          fontSizePx={fontSizePx}
          label={t('profile.chart', {
            field: view.base,
            axis: along,
            other: across,
            value,
            count: line.points.length,
            low: cellText(line.range[0], { min: line.range[0], max: line.range[1] }),
            high: `${cellText(line.range[1], { min: line.range[0], max: line.range[1] })} ${unit}`,
          })}
          readOut={(point) =>
            `${point.value === null ? t('noValue') : `${cellText(point.value, { min: line.range[0], max: line.range[1] })} ${unit}`}, ${along} ${coordinateText(scale, point.position)}`
          }
          onChoose={(position) => props.onProbe(along, position)}
        />
      )}
    </figure>
  );
}

interface Line {
  readonly points: LinePoint[];
  readonly range: readonly [number, number];
  readonly norm: 'linear' | 'log';
}

/** The points of a line and the range of its values with a little air; logarithmic only where a value allows it. */
export function lineOf(
  data: DataValues,
  along: DrawableAxis | null,
  coordinate: (position: number) => number,
  norm: 'linear' | 'log',
): Line {
  const [axis] = data.axes;
  const points = data.values.map((value, k) => {
    const onGrid = (axis?.startIndex ?? 0) + k * (axis?.stepIndex ?? 1);
    const position = along === null ? onGrid : positionOnAxis(along, onGrid);
    return { position, coordinate: coordinate(position), value };
  });
  const values = data.values.filter((value): value is number => value !== null);
  const positive = values.filter((value) => value > 0);
  if (norm === 'log' && positive.length > 0) {
    const low = Math.min(...positive);
    const high = Math.max(...positive);
    return { points, range: low < high ? [low / 1.1, high * 1.1] : [low / 2, high * 2], norm: 'log' };
  }
  const low = values.length === 0 ? 0 : Math.min(...values);
  const high = values.length === 0 ? 1 : Math.max(...values);
  const air = high > low ? (high - low) * 0.05 : Math.abs(high) || 1;
  return { points, range: [low - air, high + air], norm: 'linear' };
}
