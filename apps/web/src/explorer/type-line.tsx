import type { ExpressionType } from '@emout/api/expression-schemas';
import { formatBytes } from '@emout/units/number-format';
import { useTranslations } from 'use-intl';
import { shownUnit } from './coordinates';

/** What the formula would give, before anything of it is read: "41 × 17 (z, x), V; reads 34 MB". */
export function TypeLine({ type }: { type: ExpressionType }) {
  const t = useTranslations('explorer.formula');
  const { kind, components, shape, axes, unit, bytesToRead, notes } = type;
  const words = {
    shape: shape.join(' × '),
    axes: axes.map(({ name }) => name).join(', '),
    components: components.join(', '),
    unit: shownUnit(unit),
    bytes: formatBytes(bytesToRead),
  };
  const line = kind === 'vector' ? 'vectorType' : shape.length === 0 ? 'numberType' : 'arrayType';
  return (
    <>
      <p className="ex-type num">{t(line, words)}</p>
      {notes.map((note) => (
        <p key={note} className="ex-type">
          {note}
        </p>
      ))}
    </>
  );
}
