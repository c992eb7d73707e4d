import { useCallback, useEffect, useRef, useState } from 'react';

export interface PlayOptions {
  readonly position: number;
  readonly last: number;
  /** True when the current position is on the page. */
  readonly ready: boolean;
  readonly onStep: (position: number) => void;
}

const FRAME_MS = 120;

/** Plays a series: each next step waits for the picture of the one before. Stops at the end. */
export function usePlay({ position, last, ready, onStep }: PlayOptions) {
  const [playing, setPlaying] = useState(false);
  const step = useRef(onStep);
  step.current = onStep;
  useEffect(() => {
    if (!playing || !ready) return;
    if (position >= last) {
      setPlaying(false);
      return;
    }
    const timer = setTimeout(() => step.current(position + 1), FRAME_MS);
    return () => clearTimeout(timer);
  }, [playing, ready, position, last]);
  const toggle = useCallback(() => {
    setPlaying((now) => !now);
    if (!playing && position >= last) step.current(0);
  }, [playing, position, last]);
  return { playing, toggle };
}
