import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ColorLimits } from './bar-scale';
import { limitInputText, readLimit } from './limit-input';
import { limitText } from './limit-text';

export interface LimitFieldProps {
  readonly which: 'min' | 'max';
  readonly limits: ColorLimits;
  readonly norm: 'linear' | 'log';
  readonly unit: string;
  /** True for limits that somebody chose. */
  readonly written: boolean;
  readonly left: number;
  readonly top: number;
  readonly onLimit: (value: number) => void;
  /** `back` when the keyboard ended it and the focus is to return to the limit. */
  readonly onClose: (back: boolean) => void;
}

/** A limit of the colour bar as text in the place of its label: Enter takes it, Escape keeps the old one. */
export function LimitField(props: LimitFieldProps) {
  const { which, limits, norm, unit, written, left, top, onLimit, onClose } = props;
  const t = useTranslations('explorer.bar');
  const input = useRef<HTMLInputElement>(null);
  const problemId = useId();
  const [text, setText] = useState(() => limitInputText(limits[which]));
  const [told, setTold] = useState(false);
  const read = readLimit(text, which, limits, norm);
  // Half a number is no mistake: nothing is said before it is to be taken.
  const problem = told && !read.ok ? read.problem : null;
  useEffect(() => input.current?.select(), []);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onClose(true);
    else if (event.key === 'Enter' && read.ok) {
      onLimit(read.value);
      onClose(true);
    } else if (event.key === 'Enter') setTold(true);
    else return;
    event.preventDefault();
  };
  const other = which === 'min' ? limits.max : limits.min;
  return (
    <div className="ex-limit" style={{ left, top }}>
      <input
        ref={input}
        value={text}
        style={{ width: `${Math.min(12, Math.max(5, text.length + 2))}ch` }}
        inputMode="text"
        spellCheck={false}
        autoComplete="off"
        aria-label={`${t(which === 'min' ? 'lower' : 'upper')} [${unit}]`}
        aria-invalid={problem !== null || undefined}
        aria-describedby={problem === null ? undefined : problemId}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={() => onClose(false)}
      />
      {problem === null ? null : (
        <p id={problemId} role="alert">
          {t(`problem.${problem}`, {
            text,
            other: `${limitText(other, limits, norm, written)}\u00a0${unit}`,
          })}
        </p>
      )}
    </div>
  );
}
