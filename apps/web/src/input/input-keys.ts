'use client';

import { type RefObject, useEffect } from 'react';
import { isTyping } from '../ui/typing';

/** `/` goes to the search, `i` back to the figure; in the search Esc clears, then leaves. */
export function useInputKeys(
  search: RefObject<HTMLInputElement | null>,
  clear: () => void,
  back: () => void,
): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { key } = event;
      if (event.target === search.current && !event.isComposing) {
        if (key !== 'Escape') return;
        if (search.current?.value === '') search.current.blur();
        else clear();
      } else if (event.defaultPrevented || isTyping(event)) return;
      else if (key === '/') {
        search.current?.focus();
        search.current?.select();
      } else if (key === 'i') back();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [search, clear, back]);
}
