import type { FieldSummary } from '@emout/api/schemas';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { type AxisScale, axisScale, coordinateText, positionText } from './coordinates';
import type { Drawable } from './drawable';
import type { DrawableFormula } from './formula-check';
import { FormulaEditor } from './formula-editor';
import { isLong } from './formula-width';
import { operandText } from './operand-text';
import { placeOf } from './place';
import { type AxisName, axisIndex } from './plane';
import { useDrag } from './use-drag';
import type { Formulas } from './use-formulas';
import { axesOf, isWhole, printFormula, printSlot, type View } from './view';

export interface FormulaProps {
  readonly view: View;
  readonly field: Drawable;
  readonly fields: readonly FieldSummary[];
  readonly formulas: Formulas;
  /** Formulas drawn before, newest first. */
  readonly earlier: readonly string[];
  /** The text being written, or null at rest. */
  readonly draft: string | null;
  /** Width of the plot below, in CSS pixels. */
  readonly room: number;
  readonly onDraft: (draft: string | null) => void;
  readonly onMove: (axis: AxisName, position: number, dragging: boolean) => void;
  readonly onFormula: (formula: DrawableFormula) => void;
}

/** The expression that emout would run, with the physical value over each index; every slot can be taken hold of. */
export function Formula(props: FormulaProps) {
  const t = useTranslations('explorer');
  const { view, field, draft, onDraft } = props;
  if (draft !== null) {
    return (
      <FormulaEditor
        text={draft}
        view={view}
        fields={props.fields}
        formulas={props.formulas}
        earlier={props.earlier}
        room={props.room}
        onText={onDraft}
        onDraw={props.onFormula}
        onClose={() => onDraft(null)}
      />
    );
  }
  const text = printFormula(view);
  // A base that is a plane itself has no brackets, and no place to move to.
  const axes = view.subscript.every((item) => item.kind === 'absent' || isWhole(item))
    ? []
    : axesOf(view.subscript);
  return (
    <fieldset
      className={isLong(text, props.room) ? 'formula long' : 'formula'}
      aria-label={t('title.formula')}
      title={t('title.edit')}
    >
      <button type="button" className="ex-code" onClick={() => onDraft(text)} aria-label={t('title.edit')}>
        {axes.length === 0 ? view.base : operandText(view.base)}
      </button>
      {axes.length === 0 ? null : <span aria-hidden="true">[</span>}
      {axes.map((axis, k) => (
        <span key={axis} className="ex-slot-box">
          <FormulaSlot
            axis={axis}
            view={view}
            field={field}
            crowded={crowded(view, axis, axes[k + 1])}
            onMove={props.onMove}
            onType={(typed) => onDraft(typed)}
          />
          <span aria-hidden="true">{k < axes.length - 1 ? ', ' : ']'}</span>
        </span>
      ))}
    </fieldset>
  );
}

/** True for a number right before another one: its physical value has to make room. */
function crowded({ subscript }: View, axis: AxisName, next: AxisName | undefined): boolean {
  if (next === undefined) return false;
  return subscript[axisIndex(axis)].kind === 'index' && subscript[axisIndex(next)].kind === 'index';
}

interface FormulaSlotProps {
  readonly axis: AxisName;
  readonly crowded: boolean;
  readonly view: View;
  readonly field: Drawable;
  readonly onMove: FormulaProps['onMove'];
  readonly onType: (text: string) => void;
}

const PX_PER_POSITION = 4;

/** The physical value over a slot; EMSES positions are the index itself. */
function rubyOf(scale: AxisScale, position: number): string {
  if (scale.unit === null && scale.axis !== 't') return scale.axis;
  return `${scale.axis} = ${scale.unit === null ? coordinateText(scale, position) : positionText(scale, position)}`;
}

function FormulaSlot({ axis, crowded, view, field, onMove, onType }: FormulaSlotProps) {
  const t = useTranslations('explorer');
  const [from, setFrom] = useState(0);
  const item = view.subscript[axisIndex(axis)];
  const last = field.shape[axisIndex(axis)] - 1;
  const position = placeOf(view, field.shape)[axis];
  const scale = axisScale(field, axis, view.units);
  const clamp = (value: number) => Math.max(0, Math.min(last, value));
  /** The whole formula with this slot written anew. */
  const withSlot = (slot: string) => {
    const slots = axesOf(view.subscript).map((one) =>
      one === axis ? slot : printSlot(view.subscript[axisIndex(one)]),
    );
    return `${operandText(view.base)}[${slots.join(', ')}]`;
  };
  const drag = useDrag({
    onStart: () => setFrom(position),
    onMove: ({ dx }) => onMove(axis, clamp(from + Math.round(dx / PX_PER_POSITION)), true),
    onEnd: ({ dx }, moved) => {
      if (moved) onMove(axis, clamp(from + Math.round(dx / PX_PER_POSITION)), false);
      else onType(withSlot(printSlot(item)));
    },
  });
  if (item.kind !== 'index') {
    return (
      <button
        type="button"
        className="slot"
        data-ruby={axis}
        aria-label={t('title.whole', { axis })}
        onClick={() => onType(withSlot(printSlot(item)))}
      >
        {printSlot(item)}
      </button>
    );
  }
  const value = positionText(scale, position);
  return (
    <span
      className={crowded ? 'slot val crowded' : 'slot val'}
      role="spinbutton"
      tabIndex={0}
      data-ruby={rubyOf(scale, position)}
      aria-label={t('title.slot', { axis })}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={position}
      aria-valuetext={t('title.slotText', { axis, value, index: position, last })}
      onPointerDown={drag.onPointerDown}
      onKeyDown={(event) => {
        const by =
          (event.shiftKey ? 10 : 1) * (event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0);
        if (by !== 0) onMove(axis, clamp(position + by), false);
        else if (event.key === 'Home') onMove(axis, 0, false);
        else if (event.key === 'End') onMove(axis, last, false);
        else if (event.key === 'Enter') onType(withSlot(printSlot(item)));
        else if (/^[0-9-]$/.test(event.key)) onType(withSlot(event.key));
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {printSlot(item).replace('-', '\u2212')}
    </span>
  );
}
