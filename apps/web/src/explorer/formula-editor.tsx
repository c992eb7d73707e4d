import type { FieldSummary } from '@emout/api/schemas';
import { completionAt } from '@emout/expr/completion';
import { useQuery } from '@tanstack/react-query';
import {
  type KeyboardEvent,
  type RefObject,
  type SyntheticEvent,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslations } from 'use-intl';
import { Kbd } from '../ui/kbd';
import { CallSignature } from './call-signature';
import { completedText, type Suggestion, suggestionsFor } from './completion-list';
import { EarlierFormula } from './earlier-formula';
import type { DrawableFormula, FormulaSpan } from './formula-check';
import { isLong } from './formula-width';
import { ProblemLine } from './problem-line';
import { SuggestionRow } from './suggestion-row';
import { TypeLine } from './type-line';
import { useFormulaLine } from './use-formula-line';
import type { Formulas } from './use-formulas';
import type { View } from './view';

export interface FormulaEditorProps {
  readonly text: string;
  readonly view: View;
  readonly fields: readonly FieldSummary[];
  readonly formulas: Formulas;
  readonly earlier: readonly string[];
  /** Width of the plot below, in CSS pixels. */
  readonly room: number;
  readonly onText: (text: string) => void;
  readonly onDraw: (formula: DrawableFormula) => void;
  readonly onClose: () => void;
}

/** The formula as text: what it gives, or what is wrong, stands below, and the figure stays until it can be drawn. */
export function FormulaEditor(props: FormulaEditorProps) {
  const { text, view, fields, formulas, earlier, room, onText, onDraw, onClose } = props;
  const t = useTranslations('explorer');
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const overlay = useRef<HTMLSpanElement>(null);
  /** Where the cursor goes once the text is there. */
  const goTo = useRef<number | null>(text.length);
  const newest = useRef(text);
  newest.current = text;
  const [cursor, setCursor] = useState(text.length);
  const [composing, setComposing] = useState(false);
  const [row, setRow] = useState(-1);
  const [dismissed, setDismissed] = useState<string | null>(null);

  const line = useFormulaLine(formulas, text, view, composing);
  const { data: names } = useQuery(formulas.namesQuery());
  const completion = useMemo(() => completionAt(text, cursor), [text, cursor]);
  const suggestions = useMemo(
    () => (composing || dismissed === text ? [] : suggestionsFor(completion, names ?? [])),
    [completion, names, composing, dismissed, text],
  );
  const rows = suggestions.length > 0 ? suggestions.length : earlier.length;
  const rowId = (k: number) => `${id}-${k}`;

  useEffect(() => input.current?.focus(), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the cursor is put where it belongs once the text is there.
  useLayoutEffect(() => {
    if (goTo.current === null) return;
    input.current?.setSelectionRange(goTo.current, goTo.current);
    setCursor(goTo.current);
    goTo.current = null;
  }, [text]);

  const write = (next: string, at: number) => {
    goTo.current = at;
    setRow(-1);
    onText(next);
    // The same text comes with no new picture of the page.
    if (next === text) input.current?.setSelectionRange(at, at);
  };
  const take = (suggestion: Suggestion) => {
    const done = completedText(text, completion, suggestion);
    write(done.text, done.cursor);
    if (!suggestion.insert.endsWith('.')) setDismissed(done.text);
  };
  const draw = (formula: string) => {
    setRow(-1);
    if (formula !== text) write(formula, formula.length);
    newest.current = formula;
    const local = formulas.local(formula);
    if (local.ok) return onDraw(local);
    if (local.ok === false) return;
    void formulas
      .check(formula)
      .then((check) => (check.ok && newest.current === formula ? onDraw(check) : undefined))
      .catch(() => undefined);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const suggestion = suggestions[row];
    if (event.key === 'Escape') {
      if (suggestions.length === 0) onClose();
      else setDismissed(text);
      setRow(-1);
    } else if (event.key === 'Enter') {
      if (suggestion !== undefined) take(suggestion);
      else draw((suggestions.length === 0 ? earlier[row] : undefined) ?? text);
    } else if (event.key === 'ArrowDown') setRow(Math.min(rows - 1, row + 1));
    else if (event.key === 'ArrowUp') setRow(Math.max(-1, row - 1));
    else if (event.key === 'Tab' && !event.shiftKey && suggestions.length > 0) {
      const first = suggestion ?? suggestions[0];
      if (first !== undefined) take(first);
    } else return;
    event.preventDefault();
  };
  const follow = (event: SyntheticEvent<HTMLInputElement>) => {
    const at = event.currentTarget.selectionStart;
    if (at !== null && at !== cursor) {
      setCursor(at);
      setRow(-1);
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: watches the focus leave; nothing here is pressed.
    <div
      className={isLong(text, room) ? 'ex-edit long' : 'ex-edit'}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onClose();
      }}
    >
      <div className="ex-edit-line mono">
        <Marked text={text} span={line.span} scroller={overlay} />
        <input
          ref={input}
          className="mono"
          value={text}
          size={Math.max(12, text.length + 1)}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          role="combobox"
          aria-label={t('formula.label')}
          aria-autocomplete="list"
          aria-expanded={rows > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={row < 0 ? undefined : rowId(row)}
          aria-invalid={line.problem !== null}
          aria-describedby={`${id}-line`}
          onChange={(event) => {
            setRow(-1);
            setDismissed(null);
            onText(event.currentTarget.value);
            setCursor(event.currentTarget.selectionStart ?? event.currentTarget.value.length);
          }}
          onSelect={follow}
          onScroll={(event) => {
            const span = overlay.current;
            if (span !== null) span.style.transform = `translateX(${-event.currentTarget.scrollLeft}px)`;
          }}
          onCompositionStart={() => setComposing(true)}
          onCompositionEnd={() => setComposing(false)}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className="ex-edit-menu">
        <div id={`${id}-line`} className="ex-line" role="status">
          {line.problem === null ? null : (
            <ProblemLine
              problem={line.problem}
              fields={fields}
              onNear={(near) => {
                const { span } = line.problem ?? { span: { start: 0, end: 0 } };
                write(text.slice(0, span.start) + near + text.slice(span.end), span.start + near.length);
                input.current?.focus();
              }}
            />
          )}
          {line.type === null ? null : <TypeLine type={line.type} />}
        </div>
        {completion.call === null ? null : <CallSignature call={completion.call} />}
        {rows === 0 ? null : (
          <>
            {suggestions.length > 0 ? null : <p className="lg-h">{t('formula.earlier')}</p>}
            <div
              id={`${id}-list`}
              role="listbox"
              aria-label={suggestions.length > 0 ? t('formula.names') : t('formula.earlier')}
            >
              {suggestions.length > 0
                ? suggestions.map((one, k) => (
                    <SuggestionRow
                      key={`${one.kind} ${one.name} ${one.about}`}
                      id={rowId(k)}
                      suggestion={one}
                      typed={completion.prefix}
                      chosen={k === row}
                      onChoose={() => take(one)}
                    />
                  ))
                : earlier.map((formula, k) => (
                    <EarlierFormula
                      key={formula}
                      id={rowId(k)}
                      formula={formula}
                      units={view.units}
                      formulas={formulas}
                      chosen={k === row}
                      onChoose={() => draw(formula)}
                    />
                  ))}
            </div>
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
function Marked({
  text,
  span,
  scroller,
}: {
  text: string;
  span: FormulaSpan | null;
  scroller: RefObject<HTMLSpanElement | null>;
}) {
  const start = span === null ? text.length : Math.min(span.start, text.length);
  const end = span === null ? start : Math.max(span.end, start + 1);
  return (
    <span className="ex-marked" aria-hidden="true">
      <span ref={scroller}>
        {text.slice(0, start)}
        {span === null ? null : <u>{text.slice(start, end) || ' '}</u>}
        {text.slice(end)}
      </span>
    </span>
  );
}
