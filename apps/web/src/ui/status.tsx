import type { RunSummary } from '@emout/api/schemas';
import type { ReactNode } from 'react';

const SHAPES: Readonly<Record<RunSummary['state'], string>> = {
  complete: 'done',
  growing: 'live',
  stopped: 'stop',
  waiting: 'wait',
  unreadable: 'bad',
};

/** A state as a word with a shape and a colour: ring, disc, triangle, dashed ring, cross. */
export function Status({ state, children }: { state: RunSummary['state']; children: ReactNode }) {
  return <span className={`st ${SHAPES[state]}`}>{children}</span>;
}
