import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Icon } from '../ui/icon';
import { MenuChoice, MenuRow } from './menu-choice';
import { PLANE_NAMES, PLANES, type PlaneName } from './plane';
import { Popover } from './popover';

export interface PlaneMenuProps {
  readonly plane: PlaneName;
  /** The corner between the two axes. */
  readonly x: number;
  readonly y: number;
  readonly onChoose: (plane: PlaneName) => void;
}

/** Which two axes span the picture; stands where they meet. */
export function PlaneMenu({ plane, x, y, onChoose }: PlaneMenuProps) {
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
        onClick={() => setOpen(!open)}
      >
        <span className="sym">{plane}</span>
        <Icon name="down" size={12} />
      </button>
      {open ? (
        <Popover label={t('plane.label')} className="up" onClose={() => setOpen(false)}>
          <MenuChoice label={t('plane.label')}>
            {PLANE_NAMES.map((name) => (
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
