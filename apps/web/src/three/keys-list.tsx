import { useTranslations } from 'use-intl';
import { KeysSheet } from '../ui/keys-sheet';

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
  return <KeysSheet title={t('title')} rows={ROWS} tell={(what) => t(what)} onClose={onClose} />;
}
