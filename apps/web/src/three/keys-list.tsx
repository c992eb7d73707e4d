import { useTranslations } from 'use-intl';
import { Popover } from '../explorer/popover';
import { Kbd } from '../ui/kbd';

const ROWS = [
  [['1', '2', '3', '4'], 'views'],
  [['←', '→', '↑', '↓'], 'turn'],
  [['+', '-'], 'zoom'],
  [['Home'], 'fit'],
  [['o'], 'projection'],
  [['u'], 'units'],
  [['i'], 'input'],
  [['t'], 'theme'],
  [['?'], 'list'],
] as const;

/** Every key of the page of boundaries. */
export function ThreeKeysList({ onClose }: { onClose: () => void }) {
  const t = useTranslations('three.keys');
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
