import { useTranslations } from 'use-intl';
import { Kbd } from '../ui/kbd';
import type { Plate } from './use-plate';

export interface ColumnFootProps {
  readonly plate: Plate | null;
  /** What was just done, for a moment. */
  readonly toast: string | null;
  readonly onKeys: () => void;
}

/** Under the caption: how long the picture took, and the keys one needs most. */
export function ColumnFoot({ plate, toast, onKeys }: ColumnFootProps) {
  const t = useTranslations('explorer');
  return (
    <div className="ex-foot">
      <p className="ex-status" role="status">
        {toast ?? (plate === null ? '' : <Drawn timings={plate.timings} />)}
      </p>
      <p className="hint">
        <span>
          <Kbd>/</Kbd> {t('hints.formula')}
        </span>
        <span>
          <Kbd>←</Kbd> <Kbd>→</Kbd> {t('hints.time')}
        </span>
        <button type="button" onClick={onKeys} aria-label={t('keys.title')}>
          <Kbd>?</Kbd> <span className="w">{t('hints.all')}</span>
        </button>
      </p>
    </div>
  );
}

function Drawn({ timings }: { timings: { readMs: number; composeMs: number; paintMs: number } }) {
  const t = useTranslations('explorer.status');
  const ms = (value: number) => (value < 9.95 ? value.toFixed(1) : value.toFixed(0));
  const { readMs, composeMs, paintMs } = timings;
  const title = t('timings', { read: ms(readMs), compose: ms(composeMs), paint: ms(paintMs) });
  return <span title={title}>{t('drawn', { ms: ms(readMs + composeMs + paintMs) })}</span>;
}
