import { type ReactNode, useEffect, useRef } from 'react';

export interface PopoverProps {
  readonly label: string;
  readonly className?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

const FOCUSABLE = 'button, a[href], input, [tabindex="0"]';

/** A small sheet above the page: Escape or a press outside closes it, and the focus goes back to where it was. */
export function Popover({ label, className, onClose, children }: PopoverProps) {
  const sheet = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const before = document.activeElement;
    const first = sheet.current?.querySelector<HTMLElement>('[aria-checked="true"], [data-first]');
    (first ?? sheet.current?.querySelector<HTMLElement>(FOCUSABLE) ?? sheet.current)?.focus();
    const onPointerDown = (event: PointerEvent) => {
      const target = event.target;
      if (target instanceof Node && sheet.current?.contains(target) !== true) close.current();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      close.current();
    };
    document.addEventListener('pointerdown', onPointerDown, true);
    document.addEventListener('keydown', onKeyDown, true);
    return () => {
      document.removeEventListener('pointerdown', onPointerDown, true);
      document.removeEventListener('keydown', onKeyDown, true);
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <div
      ref={sheet}
      className={className === undefined ? 'ex-pop' : `ex-pop ${className}`}
      role="dialog"
      aria-label={label}
      tabIndex={-1}
    >
      {children}
    </div>
  );
}
