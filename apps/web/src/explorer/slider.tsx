import type { KeyboardEvent } from 'react';

export interface SliderProps {
  readonly label: string;
  readonly valueText: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly orientation?: 'horizontal' | 'vertical';
  readonly disabled?: boolean;
  readonly onChange: (value: number) => void;
  readonly className?: string;
  /** Opens the value for writing. */
  readonly onEnter?: () => void;
}

/** The native range input under a drawn handle: what keyboards and screen readers hold. */
export function Slider(props: SliderProps) {
  const { label, valueText, value, min, max, orientation = 'horizontal', onChange } = props;
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter' && props.onEnter !== undefined) {
      event.preventDefault();
      props.onEnter();
      return;
    }
    const forward = event.key === 'ArrowRight' || event.key === 'ArrowUp';
    const back = event.key === 'ArrowLeft' || event.key === 'ArrowDown';
    if (!forward && !back) return;
    // The page's own arrow keys would move a second slider.
    event.stopPropagation();
    if (!event.shiftKey) return;
    event.preventDefault();
    onChange(Math.max(min, Math.min(max, value + (forward ? 10 : -10))));
  };
  return (
    <input
      type="range"
      className={props.className === undefined ? 'ex-range' : `ex-range ${props.className}`}
      aria-label={label}
      aria-valuetext={valueText}
      aria-orientation={orientation}
      min={min}
      max={max}
      step={1}
      value={value}
      disabled={props.disabled}
      onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
      onKeyDown={onKeyDown}
    />
  );
}
