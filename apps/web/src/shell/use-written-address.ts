import { useCallback, useEffect, useRef } from 'react';

/** Browsers allow only so many changes of the address in a while. */
const WRITE_AFTER_MS = 250;

/**
 * Keeps the address bar in line with what the page shows, a moment after it has changed. The function that is returned
 * writes at once: a page on its way to another one would be held back by a change of its own address.
 */
export function useWrittenAddress(address: (() => string) | null): () => void {
  const pending = useRef<(() => void) | null>(null);
  const settle = useCallback(() => {
    pending.current?.();
    pending.current = null;
  }, []);
  useEffect(() => {
    if (address === null) return;
    pending.current = () => {
      const wanted = address();
      if (wanted !== window.location.href) window.history.replaceState(null, '', wanted);
    };
    const timer = setTimeout(settle, WRITE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [address, settle]);
  useEffect(() => {
    const onPointerDown = ({ target }: PointerEvent) => {
      if (target instanceof Element && target.closest('a') !== null) settle();
    };
    window.addEventListener('pointerdown', onPointerDown, true);
    return () => {
      window.removeEventListener('pointerdown', onPointerDown, true);
      pending.current = null;
    };
  }, [settle]);
  return settle;
}
