import { useCallback, useEffect, useRef, useState } from 'react';
import type { View } from './view';
import { parseViewAddress, printView, type ViewAddress } from './view-address';

/** How a change came about. Changes of one gesture within a moment are one entry of the browser's history. */
export interface ChangeOf {
  readonly gesture?: string;
  /** True while the pointer is down: the address follows with a delay. */
  readonly dragging?: boolean;
}

export type ChangeView = (next: View, how?: ChangeOf) => void;

const GESTURE_PAUSE_MS = 1200;
/** Browsers refuse more than some hundred address changes in half a minute. */
const ADDRESS_INTERVAL_MS = 400;

function addressOf(view: View): string {
  const { pathname, hash } = window.location;
  return `${pathname}?${printView(view)}${hash}`;
}

function readAddress(): ViewAddress {
  return parseViewAddress(new URLSearchParams(window.location.search));
}

export interface ViewState {
  /** What the address says until the page changes it. */
  readonly address: ViewAddress | null;
  /** What the page made of it; null until then. */
  readonly view: View | null;
  readonly change: ChangeView;
}

/** The view that the address bar holds: read on load and on back and forward, written with every change. */
export function useView(): ViewState {
  const [address, setAddress] = useState<ViewAddress | null>(null);
  const [view, setView] = useState<View | null>(null);
  const last = useRef<{ gesture: string; atMs: number } | null>(null);
  const pending = useRef<ReturnType<typeof setTimeout> | null>(null);

  useEffect(() => {
    const read = () => {
      if (pending.current !== null) clearTimeout(pending.current);
      pending.current = null;
      last.current = null;
      setAddress(readAddress());
      setView(null);
    };
    read();
    window.addEventListener('popstate', read);
    return () => {
      window.removeEventListener('popstate', read);
      if (pending.current !== null) clearTimeout(pending.current);
    };
  }, []);

  const change = useCallback<ChangeView>((next, how = {}) => {
    setView(next);
    const now = Date.now();
    const goesOn =
      how.gesture !== undefined &&
      last.current?.gesture === how.gesture &&
      (how.dragging === true || now - last.current.atMs < GESTURE_PAUSE_MS);
    last.current = how.gesture === undefined ? null : { gesture: how.gesture, atMs: now };
    if (pending.current !== null) clearTimeout(pending.current);
    pending.current = null;
    if (!goesOn) window.history.pushState(null, '', addressOf(next));
    else if (how.dragging === true) {
      pending.current = setTimeout(() => {
        pending.current = null;
        window.history.replaceState(null, '', addressOf(next));
      }, ADDRESS_INTERVAL_MS);
    } else window.history.replaceState(null, '', addressOf(next));
  }, []);

  return { address, view, change };
}
