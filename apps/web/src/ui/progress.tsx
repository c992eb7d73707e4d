'use client';

import { useEffect, useState } from 'react';

/** Before this nothing is shown: most answers are there by then. */
const PATIENCE_MS = 300;

export interface ProgressProps {
  readonly label: string;
  readonly active: boolean;
  /** 0…1 where it is known; otherwise the line travels. */
  readonly fraction?: number | undefined;
  readonly className?: string;
}

/** A hairline that appears when an answer takes longer than 300 ms. Takes no room of its own. */
export function Progress({ label, active, fraction, className }: ProgressProps) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!active) {
      setShown(false);
      return;
    }
    const timer = setTimeout(() => setShown(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [active]);
  if (!shown) return null;
  const names = ['hairline', fraction === undefined ? 'travels' : '', className ?? ''].filter(
    (n) => n !== '',
  );
  return (
    <div
      className={names.join(' ')}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={fraction === undefined ? undefined : Math.round(fraction * 100)}
    >
      <i style={fraction === undefined ? undefined : { width: `${fraction * 100}%` }} />
    </div>
  );
}
