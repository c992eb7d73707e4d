import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Icon } from '../ui/icon';
import { Popover } from '../ui/popover';
import { MenuChoice, MenuRow } from './menu-choice';
import { PLANES, type PlaneName } from './plane';

export interface PlaneMenuProps {
  readonly plane: PlaneName;
  /** Those that there are axes for. */
  readonly planes: readonly PlaneName[];
  /** The corner between the two axes. */
  readonly x: number;
  readonly y: number;
  readonly onChoose: (plane: PlaneName) => void;
}

/** Which two axes span the picture; stands where they meet. */
export function PlaneMenu({ plane, planes, x, y, onChoose }: PlaneMenuProps) {
  const t = useTranslations('explorer');
  const [open, setOpen] = useState(false);
  return (
    <div className="ex-plane" style={{ left: x, top: y }}>
      <button
        type="button"
        className="ex-plane-button"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={t('plane.choose', { plane })}
        title={t('plane.choose', { plane })}
        disabled={planes.length < 2}
        onClick={() => setOpen(!open)}
      >
        <span className="sym">{plane}</span>
        {planes.length < 2 ? null : <Icon name="down" size={12} />}
      </button>
      {open ? (
        <Popover label={t('plane.label')} className="up" onClose={() => setOpen(false)}>
          <MenuChoice label={t('plane.label')}>
            {planes.map((name) => (
              <MenuRow
                key={name}
                chosen={name === plane}
                onChoose={() => {
                  setOpen(false);
                  onChoose(name);
                }}
              >
                <span className="sym">{name}</span>
                <span>{PLANES[name].strip === 't' ? t('plane.space') : t('plane.time')}</span>
              </MenuRow>
            ))}
          </MenuChoice>
        </Popover>
      ) : null}
    </div>
  );
}
