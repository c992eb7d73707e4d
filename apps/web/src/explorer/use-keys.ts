import { useEffect, useRef } from 'react';
import { isTyping } from '../ui/typing';
import { actionOf, type KeyAction, type KeyPress } from './keys';

/** Keys that a focused control needs for itself. */
function belongsToControl(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('[role="dialog"], [role="menu"]') !== null && event.key !== 'Escape') return true;
  const activates = event.key === ' ' || event.key === 'Enter';
  return activates && target.closest('button, a, [role="radio"]') !== null;
}

/**
 * Calls `onAction` for the keys in which `read` (the same function at each call) sees an action; not while text is
 * being written or composed.
 */
export function usePageKeys<Action>(
  read: (press: KeyPress) => Action | null,
  onAction: (action: Action) => void,
): void {
  const current = useRef(onAction);
  current.current = onAction;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event) || belongsToControl(event)) return;
      const action = read(event);
      if (action === null) return;
      event.preventDefault();
      current.current(action);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [read]);
}

/** Calls `onAction` for the keys of the figure's page. */
export function useKeys(onAction: (action: KeyAction) => void): void {
  usePageKeys(actionOf, onAction);
}
