import { type ColormapName, colorTable } from '@emout/figure/colormaps';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Icon } from '../ui/icon';
import { Popover } from '../ui/popover';
import { Seg } from '../ui/seg';
import { colormapOf } from './figures';
import { MenuChoice, MenuRow } from './menu-choice';
import type { PlateLayout } from './plate-layout';
import type { ColorRange } from './view';

/** The maps offered; any other name that the renderer knows works in the address. */
const OFFERED = [
  'gray-jet',
  'viridis',
  'cividis',
  'magma',
  'inferno',
  'plasma',
  'RdBu_r',
  'coolwarm',
  'seismic',
  'turbo',
  'jet',
  'gray',
] as const satisfies readonly ColormapName[];

/** Maps in which neighbouring values look alike to readers with a colour deficiency. */
const UNSAFE: ReadonlySet<string> = new Set(['gray-jet', 'jet', 'turbo']);

/** A colour map as a CSS gradient. */
export function gradientOf(name: ColormapName): string {
  const { rgb } = colorTable(name);
  const stops = Array.from({ length: 33 }, (_, i) => {
    const k = Math.min(255, i * 8) * 3;
    return `rgb(${rgb[k]},${rgb[k + 1]},${rgb[k + 2]}) ${((i / 32) * 100).toFixed(1)}%`;
  });
  return `linear-gradient(to right,${stops.join(',')})`;
}

export interface BarOptionsProps {
  readonly layout: PlateLayout;
  readonly cmap: string;
  readonly norm: 'linear' | 'log';
  readonly range: ColorRange;
  readonly onCmap: (cmap: ColormapName) => void;
  readonly onNorm: (norm: 'linear' | 'log') => void;
  readonly onFit: (kind: ColorRange['kind']) => void;
}

/** Below the bar: which map, which scale, and what the limits follow. */
export function BarOptions({ layout, cmap, norm, range, onCmap, onNorm, onFit }: BarOptionsProps) {
  const t = useTranslations('explorer');
  const [open, setOpen] = useState(false);
  const name = colormapOf(cmap);
  return (
    <div
      className="ex-bar-options"
      style={{ left: layout.bar.x - layout.histogramWidth - 7, top: layout.plot.y + layout.plot.height + 18 }}
    >
      <button
        type="button"
        className="ex-map-button"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={`${t('bar.map')}: ${name}`}
        onClick={() => setOpen(!open)}
      >
        {name} <Icon name="down" size={12} />
      </button>
      {open ? (
        <Popover label={t('bar.map')} className="up maps" onClose={() => setOpen(false)}>
          <MenuChoice label={t('bar.map')}>
            {OFFERED.map((one) => (
              <MenuRow
                key={one}
                chosen={one === name}
                onChoose={() => {
                  setOpen(false);
                  onCmap(one);
                }}
              >
                <i className="ex-swatch" style={{ background: gradientOf(one) }} />
                <span>{one}</span>
                {UNSAFE.has(one) ? (
                  <span className="ex-unsafe" title={t('bar.notColorBlindSafe')}>
                    <Icon name="eyeoff" size={13} />
                    <span className="vh">{t('bar.notColorBlindSafe')}</span>
                  </span>
                ) : null}
              </MenuRow>
            ))}
          </MenuChoice>
        </Popover>
      ) : null}
      <Seg
        label={t('bar.scale')}
        value={norm}
        options={[
          { value: 'linear', label: t('bar.lin') },
          { value: 'log', label: t('bar.log') },
        ]}
        onChange={onNorm}
      />
      <Seg
        label={t('bar.fit')}
        className="ex-fit"
        value={range.kind}
        options={[
          { value: 'auto', label: t('bar.data'), title: t('bar.dataTitle') },
          { value: 'percentile', label: t('bar.percentile'), title: t('bar.percentileTitle') },
          { value: 'fixed', label: t('bar.fixed'), title: t('bar.fixedTitle') },
        ]}
        onChange={onFit}
      />
    </div>
  );
}
