import type { RunDetail } from '@emout/api/schemas';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Seg } from '../ui/seg';
import type { Units } from './view';

const code = (chunks: ReactNode) => <span className="mono">{chunks}</span>;

export interface UnitsChoiceProps {
  readonly conversionKey: RunDetail['conversionKey'];
  readonly units: Units;
  readonly onUnits: (units: Units) => void;
}

/** SI or EMSES, and the line of plasma.inp that relates them. */
export function UnitsChoice({ conversionKey, units, onUnits }: UnitsChoiceProps) {
  const t = useTranslations('explorer');
  return (
    <section className="ex-units">
      <p className="lg-h">{t('units.title')}</p>
      {conversionKey === null ? (
        <p className="ex-quiet">{t.rich('units.noKey', { code })}</p>
      ) : (
        <>
          <Seg
            label={t('units.title')}
            value={units}
            options={[
              { value: 'si', label: t('units.si') },
              { value: 'emses', label: t('units.emses') },
            ]}
            onChange={onUnits}
          />
          <p className="ex-quiet">
            {t.rich('units.from', { code, dx: String(conversionKey.dxM), toC: String(conversionKey.toC) })}
          </p>
        </>
      )}
    </section>
  );
}
