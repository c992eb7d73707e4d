import { formatNumber } from '@emout/units/number-format';
import { Fragment, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { contourSummary } from './contour-summary';
import { axisScale, positionText, shownUnit } from './coordinates';
import { axisOf, type Drawable } from './drawable';
import { fieldLabel } from './field-label';
import { limitText } from './limit-text';
import { placeOf } from './place';
import type { AxisName } from './plane';
import { runOf } from './plate-geometry';
import type { Plate } from './use-plate';
import { planeOf } from './view';

export interface CaptionProps {
  readonly id: string;
  readonly plate: Plate;
  /** What the picture is cut from, as it is now. */
  readonly drawable: Drawable;
  /** The plot's squeeze of its vertical axis; null where the axes have scales of their own. */
  readonly squeeze: number | null;
}

const em = (chunks: ReactNode) => <em>{chunks}</em>;
const code = (chunks: ReactNode) => <code>{chunks}</code>;
const sup = (chunks: ReactNode) => <sup>{chunks}</sup>;
const nb = (chunks: ReactNode) => <span className="ex-nb">{chunks}</span>;

/** The share of cells: whole percent, one decimal below ten. */
export function shareText(fraction: number): string {
  const percent = fraction * 100;
  if (percent < 0.1) return '<\u00a00.1\u00a0%';
  return `${percent < 10 ? percent.toFixed(1) : percent.toFixed(0)}\u00a0%`;
}

/** The figure's caption, complete as it stands: what is shown, where, when, and what the colours mean. */
export function Caption({ id, plate, drawable, squeeze }: CaptionProps) {
  const t = useTranslations('explorer');
  const tLabel = useTranslations('explorer.label');
  const { view, description } = plate;
  const plane = planeOf(view.subscript);
  if (plane === null) return null;
  const place = placeOf(view, drawable.shape);
  const scale = (axis: AxisName) => axisScale(drawable, axis, view.units);
  const at = (axis: AxisName) => positionText(scale(axis), place[axis]);
  const { name, field } = drawable;
  const known = fieldLabel(drawable);
  const words = () => {
    if (known !== null) return tLabel.rich(known.key, { em, field: name, ...known.words });
    if (field === null) return <code>{name}</code>;
    return tLabel.rich('other', { em, label: field.label, field: name });
  };
  // One element for either kind of words, so that none of the other is left when they change.
  const what = () => <span key={name}>{words()}</span>;
  const hasDepth = axisOf(drawable, plane.depth) !== null;
  const hasStrip = axisOf(drawable, plane.strip) !== null;
  const axes = hasDepth ? (hasStrip ? 'both' : 'depth') : hasStrip ? 'strip' : 'none';
  const inTime = plane.strip !== 't';
  const steps = runOf(view.subscript, drawable.shape, 't');
  return (
    <p className="cap" id={id}>
      <span className="fn">{t('caption.number')}</span>{' '}
      {inTime
        ? t.rich('caption.time', {
            em,
            nb,
            what,
            axes,
            vertical: plane.vertical,
            depth: plane.depth,
            depthAt: at(plane.depth),
            stripAxis: plane.strip,
            strip: at(plane.strip),
            first: steps.start,
            last: steps.start + (steps.count - 1) * steps.step,
          })
        : t.rich('caption.space', {
            em,
            nb,
            what,
            axes,
            plane: plane.name,
            depth: plane.depth,
            depthAt: at(plane.depth),
            strip: at('t'),
            step: place.t,
            last: drawable.shape[0] - 1,
          })}
      {t('caption.between')}
      <ReducedSentences plate={plate} />
      <ContourSentences plate={plate} />
      <span className="cap2">
        <ColorSentences plate={plate} unit={shownUnit(description.unit)} />
        {squeeze === null
          ? t.rich('caption.free', { em, vertical: plane.vertical, horizontal: plane.horizontal })
          : squeeze === 1
            ? t('caption.equal')
            : t.rich('caption.shorter', {
                em,
                vertical: squeeze > 1 ? plane.vertical : plane.horizontal,
                horizontal: squeeze > 1 ? plane.horizontal : plane.vertical,
                factor: (squeeze > 1 ? squeeze : 1 / squeeze).toFixed(1),
              })}
      </span>
    </p>
  );
}

/** What is no longer there because it was averaged, or reduced otherwise. */
function ReducedSentences({ plate }: { plate: Plate }) {
  const t = useTranslations('explorer.caption');
  return plate.drawable.reduced.map(({ axis, operation }) => (
    <Fragment key={axis}>
      {t.rich('reduced', { em, code, axis, operation: operationWord(operation), name: operation })}
      {t('between')}
    </Fragment>
  ));
}

/** The reductions that have words of their own. */
function operationWord(operation: string): string {
  const plain = operation.startsWith('nan') ? operation.slice(3) : operation;
  return ['mean', 'min', 'max', 'sum', 'std', 'median'].includes(plain) ? plain : 'other';
}

function ContourSentences({ plate }: { plate: Plate }) {
  const t = useTranslations('explorer.caption');
  const summary = contourSummary(plate.description.contours, shownUnit(plate.description.unit));
  if (summary === null) return null;
  if (summary.kind === 'noisy')
    return (
      <>
        {t('contours.noisy')}
        {t('between')}
      </>
    );
  const dashed = String(summary.dashed);
  const { leftOut } = summary;
  return (
    <>
      {summary.kind === 'even'
        ? t.rich('contours.even', { nb, interval: summary.interval, dashed })
        : summary.kind === 'decades'
          ? t.rich('contours.decades', { sup, stride: summary.stride })
          : t.rich('contours.oneTwoFive', { sup })}
      {t('between')}
      {leftOut.length === 0 ? (
        ''
      ) : (
        <>
          {t.rich('contours.leftOut', { nb, levels: leftOut.join(t('contours.comma')) })}
          {t('between')}
        </>
      )}
    </>
  );
}

function ColorSentences({ plate, unit }: { plate: Plate; unit: string }) {
  const t = useTranslations('explorer');
  const { view, description } = plate;
  const { limits, data } = description;
  const written = view.range.kind === 'fixed';
  const low = limitText(limits.min, limits, view.norm, written);
  const high = `${limitText(limits.max, limits, view.norm, written)} ${unit}`;
  const reach = (value: number) => formatNumber(value, { digits: 3 });
  return (
    <>
      {data.min === null || data.max === null
        ? t.rich('caption.colorsEmpty', { nb, low, high })
        : t.rich('caption.colors', {
            nb,
            low,
            high,
            dataLow: reach(data.min),
            dataHigh: `${reach(data.max)} ${unit}`,
          })}
      {t('caption.between')}
      {view.range.kind === 'percentile'
        ? `${t('caption.percentile', { low: view.range.low, high: 100 - view.range.high })}${t('caption.between')}`
        : ''}
      {view.norm === 'log' ? `${t('caption.log')}${t('caption.between')}` : ''}
      {view.norm === 'log' && description.nonPositiveFraction > 0
        ? `${t('caption.nonPositive', { share: shareText(description.nonPositiveFraction) })}${t('caption.between')}`
        : ''}
      {description.noValueFraction > 0
        ? `${t('caption.noValueCells', { share: shareText(description.noValueFraction) })}${t('caption.between')}`
        : ''}
    </>
  );
}
