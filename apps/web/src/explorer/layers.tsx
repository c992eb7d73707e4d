import { useTranslations } from 'use-intl';
import { contourSummary } from './contour-summary';
import { shownUnit } from './coordinates';
import type { Plate } from './use-plate';
import { showsContours, type View } from './view';

export interface LayersProps {
  /** What the page asks for. */
  readonly view: View;
  /** The picture that is shown, which says where its contours lie. */
  readonly plate: Plate | null;
  readonly onContours: () => void;
}

/** What lies over the map: the legend, each line of which is its own switch. */
export function Layers({ view, plate, onContours }: LayersProps) {
  const t = useTranslations('explorer.layers');
  const shown = showsContours(view);
  return (
    <section>
      <p className="lg-h" id="ex-layers">
        {t('title')}
      </p>
      <ul className="lg ex-lg" aria-labelledby="ex-layers">
        <li className={shown ? undefined : 'off'}>
          <button type="button" role="switch" aria-checked={shown} title={t('toggle')} onClick={onContours}>
            <svg className="sw" viewBox="0 0 26 12" aria-hidden="true">
              <path d="M0 6H26" />
            </svg>
            <span>{t('contours')}</span>
            <span className="v">{shown ? <Setting plate={plate} /> : t('off')}</span>
          </button>
        </li>
      </ul>
    </section>
  );
}

function Setting({ plate }: { plate: Plate | null }) {
  const t = useTranslations('explorer.layers');
  if (plate === null) return null;
  const summary = contourSummary(plate.description.contours, shownUnit(plate.description.unit));
  switch (summary?.kind) {
    case 'even':
      return summary.interval;
    case 'decades':
      return summary.stride === 1 ? <Power /> : t('decades', { stride: summary.stride });
    case 'one-two-five':
      return (
        <>
          1, 2, 5 × <Power />
        </>
      );
    case 'noisy':
      return t('noisy');
    default:
      return null;
  }
}

function Power() {
  return (
    <>
      10<sup>n</sup>
    </>
  );
}
