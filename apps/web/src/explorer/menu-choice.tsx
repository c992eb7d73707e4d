import type { KeyboardEvent, ReactNode } from 'react';

export interface MenuChoiceProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** The rows of a menu of which one is chosen; arrow keys walk through them. */
export function MenuChoice({ label, children }: MenuChoiceProps) {
  const walk = (event: KeyboardEvent<HTMLDivElement>) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="menuitemradio"]')];
    const at = rows.findIndex((row) => row.matches(':focus'));
    rows[(at + by + rows.length) % rows.length]?.focus();
  };
  return (
    <div role="menu" aria-label={label} onKeyDown={walk} className="ex-menu">
      {children}
    </div>
  );
}

export interface MenuRowProps {
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly children: ReactNode;
}

export function MenuRow({ chosen, onChoose, children }: MenuRowProps) {
  return (
    <button
      type="button"
      role="menuitemradio"
      aria-checked={chosen}
      className={chosen ? 'ex-row on' : 'ex-row'}
      onClick={onChoose}
    >
      {children}
    </button>
  );
}
