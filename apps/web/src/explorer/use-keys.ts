import { useEffect, useRef } from 'react';
import { isTyping } from '../ui/typing';
import { actionOf, type KeyAction } from './keys';

/** Keys that a focused control needs for itself. */
function belongsToControl(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('[role="dialog"], [role="menu"]') !== null && event.key !== 'Escape') return true;
  const activates = event.key === ' ' || event.key === 'Enter';
  return activates && target.closest('button, a, [role="radio"]') !== null;
}

/** Calls `onAction` for the page's keys; not while text is being written or composed. */
export function useKeys(onAction: (action: KeyAction) => void): void {
  const current = useRef(onAction);
  current.current = onAction;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event) || belongsToControl(event)) return;
      const action = actionOf(event);
      if (action === null) return;
      event.preventDefault();
      current.current(action);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
