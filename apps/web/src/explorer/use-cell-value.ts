import { useEffect, useRef, useState } from 'react';
import type { CellValues } from './cell-values';
import { NewestWins } from './newest-wins';
import type { Units } from './view';

export interface CellRequest<Where> {
  readonly expr: string;
  readonly units: Units;
  /** Where the value is shown; it comes back with the value, so that both change together. */
  readonly where: Where;
}

export interface CellAnswer<Where> {
  readonly request: CellRequest<Where>;
  readonly value: number | null;
}

/** At most 30 values a second. */
const INTERVAL_MS = 33;

/** The value of the newest cell asked for; while it is on its way, the last one that came. */
export function useCellValue<Where>(
  cells: CellValues,
  request: CellRequest<Where> | null,
): CellAnswer<Where> | null {
  const [answer, setAnswer] = useState<CellAnswer<Where> | null>(null);
  const loader = useRef<NewestWins<CellRequest<Where>, CellAnswer<Where>> | null>(null);

  useEffect(() => {
    const created = new NewestWins<CellRequest<Where>, CellAnswer<Where>>({
      intervalMs: INTERVAL_MS,
      load: async (one, signal) => ({ request: one, value: await cells.fetch(one.expr, one.units, signal) }),
      onAnswer: setAnswer,
      // The figure itself says what is wrong; a flag without a value is just not shown.
      onError: () => setAnswer(null),
    });
    loader.current = created;
    return () => created.close();
  }, [cells]);

  const known = request === null ? undefined : cells.peek(request.expr, request.units);
  // biome-ignore lint/correctness/useExhaustiveDependencies: expression and units say everything about a request.
  useEffect(() => {
    if (request === null) {
      loader.current?.cancel();
      setAnswer(null);
    } else if (cells.peek(request.expr, request.units) === undefined) {
      loader.current?.ask(request);
    }
  }, [request?.expr, request?.units, cells]);

  if (request === null) return null;
  return known === undefined ? answer : { request, value: known };
}
