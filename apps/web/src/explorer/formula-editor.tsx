import type { FieldSummary } from '@emout/api/schemas';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useNotice } from '../i18n/use-notice';
import { Icon } from '../ui/icon';
import { Kbd } from '../ui/kbd';
import { axisScale, positionText, shownUnit } from './coordinates';
import { checkFormula, type FormulaSpan } from './formula-check';
import { placeOf } from './place';
import { axisIndex } from './plane';
import { planeOf, type View } from './view';

export interface FormulaEditorProps {
  readonly text: string;
  readonly view: View;
  readonly fields: readonly FieldSummary[];
  readonly earlier: readonly string[];
  readonly onText: (text: string) => void;
  readonly onDraw: (text: string) => void;
  readonly onClose: () => void;
}

/** The formula as text: what is wrong is underlined and said, and the figure stays until it can be drawn. */
export function FormulaEditor({ text, view, fields, earlier, onText, onDraw, onClose }: FormulaEditorProps) {
  const t = useTranslations('explorer');
  const input = useRef<HTMLInputElement>(null);
  const [row, setRow] = useState(-1);
  const check = useMemo(() => checkFormula(text, fields), [text, fields]);
  const problem = check.ok ? null : check.problem;
  const tell = useNotice();
  const named = fields.find((field) => field.name === problem?.field);
  const reason = named === undefined ? '' : (tell(named) ?? '');

  useEffect(() => {
    const element = input.current;
    if (element === null) return;
    element.focus();
    element.setSelectionRange(element.value.length, element.value.length);
  }, []);

  const complete = () => {
    const [start] = /^[A-Za-z_]\w*/.exec(text) ?? [''];
    const match = fields.find((field) => field.name.startsWith(start) && field.name !== start);
    if (match !== undefined) onText(match.name + text.slice(start.length));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter') {
      const chosen = earlier[row] ?? text;
      if (row >= 0) onText(chosen);
      if (checkFormula(chosen, fields).ok) onDraw(chosen);
      setRow(-1);
    } else if (event.key === 'ArrowDown') setRow(Math.min(earlier.length - 1, row + 1));
    else if (event.key === 'ArrowUp') setRow(Math.max(-1, row - 1));
    else if (event.key === 'Tab' && !event.shiftKey) complete();
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: watches the focus leave; nothing here is pressed.
    <div
      className="ex-edit"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onClose();
      }}
    >
      <div className="ex-edit-line mono">
        <Marked text={text} span={problem?.span ?? null} />
        <input
          ref={input}
          className="mono"
          value={text}
          size={Math.max(12, text.length + 1)}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          aria-label={t('formula.label')}
          aria-invalid={problem !== null}
          aria-describedby="ex-formula-problem"
          onChange={(event) => onText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className="ex-edit-menu">
        <p id="ex-formula-problem" className="ferr" role="alert" hidden={problem === null}>
          <Icon name="alert" size={15} />
          <span>{problem === null ? '' : t(`formula.${problem.key}`, { ...problem.words, reason })}</span>
        </p>
        {earlier.length === 0 ? null : (
          <>
            <p className="lg-h">{t('formula.earlier')}</p>
            {earlier.map((formula, k) => (
              <Earlier
                key={formula}
                formula={formula}
                view={view}
                fields={fields}
                chosen={k === row}
                onDraw={onDraw}
              />
            ))}
          </>
        )}
        <p className="fk">
          <Kbd>Tab</Kbd> {t('formula.complete')} <Kbd>↵</Kbd> {t('formula.draw')} <Kbd>Esc</Kbd>{' '}
          {t('formula.keep')}
        </p>
      </div>
    </div>
  );
}

/** The same text behind the input, for the wavy line under what is wrong. */
function Marked({ text, span }: { text: string; span: FormulaSpan | null }) {
  if (span === null) return <span className="ex-marked">{text}</span>;
  const end = Math.max(span.end, span.start + 1);
  return (
    <span className="ex-marked" aria-hidden="true">
      {text.slice(0, span.start)}
      <u>{text.slice(span.start, end) || ' '}</u>
      {text.slice(end)}
    </span>
  );
}

interface EarlierProps {
  readonly formula: string;
  readonly view: View;
  readonly fields: readonly FieldSummary[];
  readonly chosen: boolean;
  readonly onDraw: (formula: string) => void;
}

function Earlier({ formula, view, fields, chosen, onDraw }: EarlierProps) {
  const t = useTranslations('explorer');
  const check = checkFormula(formula, fields);
  const field = check.ok ? fields.find((one) => one.name === check.field) : undefined;
  const plane = check.ok ? planeOf(check.subscript) : null;
  if (!check.ok || field === undefined || field.shape === null || plane === null) return null;
  const place = placeOf({ subscript: check.subscript, probe: null }, field.shape);
  const scale = axisScale(field, plane.depth, view.units);
  return (
    <button
      type="button"
      className={chosen ? 'fi on' : 'fi'}
      // Before the input's blur, which closes the list.
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => onDraw(formula)}
    >
      <span className="mono">{formula.replaceAll('-', '\u2212')}</span>
      <span>
        {t('formula.planeAt', {
          plane: plane.name,
          axis: plane.depth,
          value: positionText(scale, place[plane.depth]),
        })}
        {field.shape[axisIndex('t')] > 1 && plane.strip === 't'
          ? `, t = ${positionText(axisScale(field, 't', view.units), place.t)}`
          : ''}
      </span>
      <span>[{shownUnit(view.units === 'emses' ? null : field.unit)}]</span>
    </button>
  );
}
