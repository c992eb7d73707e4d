import type { KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../ui/button';
import { Seg } from '../ui/seg';
import styles from './three.module.css';
import { PRESET_NAMES, type PresetName, type Projection } from './view-point';

export interface ViewControlsProps {
  readonly preset: PresetName | null;
  readonly projection: Projection;
  readonly opacity: number;
  readonly onPreset: (name: PresetName) => void;
  readonly onProjection: (projection: Projection) => void;
  readonly onOpacity: (opacity: number) => void;
  readonly onFit: () => void;
}

/** A box seen from where the button leads; the face that one looks at is grey. */
const DRAWINGS: Readonly<Record<PresetName, { readonly face: string | null }>> = {
  iso: { face: null },
  xz: { face: 'M3 6h11v11H3z' },
  yz: { face: 'M14 6l5-4v10l-5 5z' },
  xy: { face: 'M3 6l5-4h11l-5 4z' },
};
const BOX = 'M3 6h11v11H3zM3 6l5-4h11v10l-5 5M14 6l5-4';

/** Where the eye is and how faces are drawn, under the picture. */
export function ViewControls(props: ViewControlsProps) {
  const t = useTranslations('three.view');
  const { preset, projection, opacity, onPreset, onProjection, onOpacity, onFit } = props;
  const percent = Math.round(opacity * 100);
  const keepArrows = (event: KeyboardEvent) => {
    if (event.key.startsWith('Arrow')) event.stopPropagation();
  };
  return (
    <div className={styles.controls}>
      <fieldset className={styles.presets} aria-label={t('title')}>
        {PRESET_NAMES.map((name, position) => (
          <button
            key={name}
            type="button"
            aria-pressed={preset === name}
            aria-label={t(name)}
            title={`${t(name)} (${position + 1})`}
            onClick={() => onPreset(name)}
          >
            <svg viewBox="0 0 22 19" aria-hidden="true">
              {DRAWINGS[name].face === null ? null : <path className={styles.face} d={DRAWINGS[name].face} />}
              <path d={BOX} />
            </svg>
          </button>
        ))}
      </fieldset>
      <Button small onClick={onFit} title={t('fitTitle')}>
        {t('fit')}
      </Button>
      <Seg
        label={t('projection')}
        value={projection}
        options={[
          { value: 'orthographic', label: t('orthographic') },
          { value: 'perspective', label: t('perspective') },
        ]}
        onChange={onProjection}
      />
      <label className={styles.opacity}>
        <span title={t('opacity')}>{t('opacityShort')}</span>
        <input
          type="range"
          aria-label={t('opacity')}
          aria-valuetext={t('opacityText', { percent })}
          min={10}
          max={100}
          step={5}
          value={percent}
          onChange={(event) => onOpacity(event.currentTarget.valueAsNumber / 100)}
          onKeyDown={keepArrows}
        />
        <span className="num">{t('opacityText', { percent })}</span>
      </label>
    </div>
  );
}
