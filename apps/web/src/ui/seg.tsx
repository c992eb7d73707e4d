'use client';

import type { KeyboardEvent, ReactNode } from 'react';

export interface SegOption<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  readonly title?: string;
  readonly disabled?: boolean;
}

export interface SegProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly SegOption<Value>[];
  readonly onChange: (value: Value) => void;
  readonly className?: string;
}

/** A choice of one in grey words, the chosen one in ink with a rule; arrow keys move it. */
export function Seg<Value extends string>({ label, value, options, onChange, className }: SegProps<Value>) {
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const step =
      event.key === 'ArrowRight' || event.key === 'ArrowDown'
        ? 1
        : event.key === 'ArrowLeft' || event.key === 'ArrowUp'
          ? -1
          : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const usable = options.filter((option) => option.disabled !== true);
    const at = usable.findIndex((option) => option.value === value);
    const next = usable[(at + step + usable.length) % usable.length];
    if (next === undefined) return;
    onChange(next.value);
    const buttons = event.currentTarget.querySelectorAll<HTMLButtonElement>('button:not(:disabled)');
    buttons[usable.indexOf(next)]?.focus();
  };
  return (
    <div
      className={className === undefined ? 'seg' : `seg ${className}`}
      role="radiogroup"
      aria-label={label}
      onKeyDown={move}
    >
      {options.map((option) => (
        // biome-ignore lint/a11y/useSemanticElements: a radio input cannot be drawn as a word with a rule in all browsers.
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option.value === value}
          tabIndex={option.value === value ? 0 : -1}
          className={option.value === value ? 'on' : undefined}
          title={option.title}
          disabled={option.disabled}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
