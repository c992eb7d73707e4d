'use client';

import { type RefObject, useEffect } from 'react';
import { isTyping } from '../ui/typing';

function rows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-run-row]')];
}

/** Moves the focus by so many rows; from outside the list to its first or last row. */
function moveFocus(by: 1 | -1): void {
  const all = rows();
  const at = all.findIndex((row) => row.matches(':focus'));
  const next = at === -1 ? (by === 1 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by));
  all[next]?.focus();
  all[next]?.closest('tr')?.scrollIntoView({ block: 'nearest' });
}

/** `/` search, `j` `k` rows; Enter is the link's own. In the search, Down goes to the rows and Esc clears. */
export function useRowKeys(search: RefObject<HTMLInputElement | null>, clear: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { key } = event;
      if (event.target === search.current && !event.isComposing) {
        if (key === 'ArrowDown') moveFocus(1);
        else if (key === 'Escape' && search.current?.value !== '') clear();
        else if (key === 'Escape') search.current?.blur();
        else return;
      } else if (event.defaultPrevented || isTyping(event)) return;
      else if (key === '/') search.current?.select();
      else if (key === 'j') moveFocus(1);
      else if (key === 'k') moveFocus(-1);
      else return;
      if (key === '/') search.current?.focus();
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [search, clear]);
}
