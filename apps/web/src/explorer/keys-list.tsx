import { useTranslations } from 'use-intl';
import { KeysSheet } from '../ui/keys-sheet';

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
  [['o'], 'open'],
  [['t'], 'theme'],
  [['?'], 'list'],
] as const;

/** Every key of this page. */
export function KeysList({ onClose }: { onClose: () => void }) {
  const t = useTranslations('explorer.keys');
  return <KeysSheet title={t('title')} rows={ROWS} tell={(what) => t(what)} onClose={onClose} />;
}
