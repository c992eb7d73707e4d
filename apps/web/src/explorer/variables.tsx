import type { FieldSummary } from '@emout/api/schemas';
import { formatBytes } from '@emout/units/number-format';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useNotice } from '../i18n/use-notice';
import { Field } from '../ui/field';
import { Icon } from '../ui/icon';
import { shownUnit } from './coordinates';
import { drawableField, isReadable } from './drawable';
import { thumbnailFigure } from './figures';
import { pictureAddress } from './picture';
import { withBase } from './place';
import type { View } from './view';

export interface VariablesProps {
  readonly run: string;
  readonly fields: readonly FieldSummary[];
  /** What is shown, with every position counted from the start. */
  readonly view: View;
  readonly onField: (field: string) => void;
  readonly onClose: () => void;
}

const CATEGORIES = ['fields', 'densities', 'currents', 'charges', 'other'] as const;
const THUMB = { width: 84, height: 63 };

/** Everything the run wrote, grouped, as small pictures of the same plane; what cannot be read says why. */
export function Variables({ run, fields, view, onField, onClose }: VariablesProps) {
  const t = useTranslations('explorer');
  const [wanted, setWanted] = useState('');
  const needle = wanted.trim().toLowerCase();
  const matches = fields.filter((field) =>
    [field.name, field.label, field.unit ?? ''].some((text) => text.toLowerCase().includes(needle)),
  );
  return (
    <aside className="drawer ex-drawer" aria-label={t('variables.title')}>
      <h2>
        {t('variables.title')}
        <button type="button" className="ib" onClick={onClose} aria-label={t('variables.close')}>
          <Icon name="x" />
        </button>
      </h2>
      <Field
        label={t('variables.search')}
        placeholder={t('variables.search')}
        before={<Icon name="search" size={15} />}
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
      <div className="ex-drawer-body">
        {matches.length === 0 ? <p className="nw">{t('variables.none', { text: wanted })}</p> : null}
        {CATEGORIES.map((category) => {
          const group = matches.filter((field) => field.category === category);
          if (group.length === 0) return null;
          return (
            <section key={category} aria-label={t(`variables.category.${category}`)}>
              <p className="vh4">{t(`variables.category.${category}`)}</p>
              <div className="vars">
                {group.map((field) => (
                  <Variable
                    key={field.name}
                    run={run}
                    field={field}
                    view={view}
                    shown={field.name === view.base}
                    onChoose={() => onField(field.name)}
                  />
                ))}
              </div>
            </section>
          );
        })}
      </div>
    </aside>
  );
}

interface VariableProps {
  readonly run: string;
  readonly field: FieldSummary;
  readonly view: View;
  readonly shown: boolean;
  readonly onChoose: () => void;
}

function Variable({ run, field, view, shown, onChoose }: VariableProps) {
  const t = useTranslations('explorer');
  const tell = useNotice();
  const [failed, setFailed] = useState(false);
  const unit = view.units === 'emses' ? '' : field.unit === null ? '' : shownUnit(field.unit);
  if (!isReadable(field)) {
    const why = tell(field) ?? (field.state === 'empty' ? t('variables.empty') : t('variables.unreadable'));
    return (
      <button type="button" className="ex-var off" onClick={onChoose} title={why}>
        <span className="ex-thumb hatched" />
        <span className="ex-var-name">
          <b>{field.name}</b>
          <span>{formatBytes(field.bytes)}</span>
        </span>
        <span className="ex-var-why">{why}</span>
      </button>
    );
  }
  const spec = thumbnailFigure(run, withBase(view, drawableField(field)), {
    width: THUMB.width * 2,
    height: THUMB.height * 2,
  });
  return (
    <button
      type="button"
      className={shown ? 'ex-var on' : 'ex-var'}
      aria-current={shown}
      title={field.label}
      onClick={onChoose}
    >
      <span className={failed ? 'ex-thumb hatched' : 'ex-thumb'}>
        {spec === null || failed ? null : (
          // biome-ignore lint/performance/noImgElement: the server draws the picture at its size.
          <img
            src={pictureAddress(spec)}
            alt=""
            width={THUMB.width}
            height={THUMB.height}
            loading="lazy"
            fetchPriority="low"
            decoding="async"
            onError={() => setFailed(true)}
          />
        )}
      </span>
      <span className="ex-var-name">
        <b>{field.name}</b>
        <span>{unit}</span>
      </span>
      <span className="ex-var-size">
        <span>{t('variables.steps', { count: field.shape[0] })}</span> <span>{formatBytes(field.bytes)}</span>
      </span>
    </button>
  );
}
