import { useTranslations } from 'use-intl';
import { axisScale, positionText, shownUnit } from './coordinates';
import { axisOf } from './drawable';
import { placeOf } from './place';
import { type Formulas, useFormulaCheck } from './use-formulas';
import { planeOf, type Units } from './view';

export interface EarlierFormulaProps {
  readonly id: string;
  readonly formula: string;
  readonly units: Units;
  readonly formulas: Formulas;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

/** A formula that was drawn before, with the place and the unit of its picture. */
export function EarlierFormula({ id, formula, units, formulas, chosen, onChoose }: EarlierFormulaProps) {
  const t = useTranslations('explorer');
  const check = useFormulaCheck(formulas, formula);
  if (check?.ok === false) return null;
  const drawable = check?.drawable;
  const plane = check === undefined ? null : planeOf(check.subscript);
  const parts: string[] = [];
  if (drawable !== undefined && plane !== null && check !== undefined) {
    const place = placeOf({ subscript: check.subscript, probe: null }, drawable.shape);
    parts.push(plane.name);
    for (const axis of [plane.depth, plane.strip]) {
      const along = axisOf(drawable, axis);
      if (along === null || (axis === plane.strip && (axis !== 't' || along.count < 2))) continue;
      parts.push(`${axis} = ${positionText(axisScale(drawable, axis, units), place[axis])}`);
    }
  }
  return (
    <div
      id={id}
      role="option"
      aria-selected={chosen}
      tabIndex={-1}
      className={chosen ? 'fi on' : 'fi'}
      // Before the input's blur, which closes the list.
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
      onKeyDown={undefined}
    >
      <span className="mono">{formula.replaceAll('-', '\u2212')}</span>
      <span>{parts.join(t('caption.contours.comma'))}</span>
      <span>{drawable === undefined ? '' : `[${shownUnit(units === 'emses' ? null : drawable.unit)}]`}</span>
    </div>
  );
}
