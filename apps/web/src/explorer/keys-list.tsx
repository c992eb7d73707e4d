import { useTranslations } from 'use-intl';
import { Kbd } from '../ui/kbd';
import { Popover } from './popover';

const ROWS = [
  [['/'], 'formula'],
  [['←', '→'], 'step'],
  [['Home', 'End'], 'ends'],
  [['Space'], 'play'],
  [['↑', '↓'], 'slice'],
  [['[', ']'], 'lower'],
  [['{', '}'], 'upper'],
  [['\\'], 'fit'],
  [['l'], 'log'],
  [['c'], 'contours'],
  [['u'], 'units'],
  [['p'], 'plane'],
  [['v'], 'variables'],
  [['i'], 'input'],
  [['s'], 'share'],
  [['y'], 'copy'],
  [['t'], 'theme'],
  [['?'], 'list'],
] as const;

/** Every key of this page. */
export function KeysList({ onClose }: { onClose: () => void }) {
  const t = useTranslations('explorer.keys');
  return (
    <Popover label={t('title')} className="keys" onClose={onClose}>
      <h2>{t('title')}</h2>
      <dl>
        {ROWS.map(([keys, what]) => (
          <div key={what}>
            <dt>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{t(what)}</dd>
          </div>
        ))}
      </dl>
    </Popover>
  );
}
