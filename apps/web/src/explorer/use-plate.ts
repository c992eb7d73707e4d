import type { FigureDescription, PanelDescription } from '@emout/api/schemas';
import type { FigureSpec } from '@emout/figure/spec';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Failure, failureOf } from '../trpc/failure';
import type { CellValues } from './cell-values';
import type { Drawable } from './drawable';
import { NewestWins } from './newest-wins';
import { PictureError } from './picture';
import type { ExplorerSource } from './source';
import type { View } from './view';

/** How a picture is asked for: `drag` and `stream` let running ones finish, `final` aborts them. */
export type PlateMode = 'drag' | 'stream' | 'final';

export interface PlateRequest {
  readonly key: string;
  /** With every position counted from the start. */
  readonly view: View;
  readonly drawable: Drawable;
  readonly spec: FigureSpec;
  readonly mode: PlateMode;
  readonly probeExpr: string | null;
}

/** A picture and the description of the same specification; they are only ever replaced together. */
export interface Plate {
  readonly key: string;
  readonly view: View;
  /** What the picture is cut from. */
  readonly drawable: Drawable;
  readonly bitmap: ImageBitmap;
  readonly description: PanelDescription;
  readonly timings: FigureDescription['timings'];
  readonly preview: boolean;
  readonly drawnAtMs: number;
}

export interface PlateFailure {
  readonly failure: Failure;
  readonly view: View;
  readonly drawable: Drawable;
}

export interface PlateState {
  readonly plate: Plate | null;
  readonly failure: PlateFailure | null;
  readonly loading: boolean;
  readonly retry: () => void;
}

const DRAG_INTERVAL_MS = 50;

async function load(
  source: ExplorerSource,
  cells: CellValues,
  request: PlateRequest,
  signal: AbortSignal,
): Promise<Plate> {
  const probe =
    request.probeExpr === null ? null : cells.fetch(request.probeExpr, request.view.units, signal);
  const [bitmap, figure] = await Promise.all([
    source.picture(request.spec, signal),
    source.describe(request.spec, signal),
    // The value at the probe comes with the picture; a probe that fails leaves the picture alone.
    probe?.catch(() => null),
  ]);
  const description = figure.panels[0];
  if (description === undefined) throw new Error('The worker described no panel.');
  return {
    key: request.key,
    view: request.view,
    drawable: request.drawable,
    bitmap,
    description,
    timings: figure.timings,
    preview: request.mode === 'drag',
    drawnAtMs: Date.now(),
  };
}

/** Keeps the figure on the page: asks for what the view wants and shows what came, never out of order. */
export function usePlate(
  source: ExplorerSource,
  cells: CellValues,
  request: PlateRequest | null,
): PlateState {
  const [plate, setPlate] = useState<Plate | null>(null);
  const [failure, setFailure] = useState<PlateFailure | null>(null);
  const [loading, setLoading] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const loader = useRef<NewestWins<PlateRequest, Plate> | null>(null);
  const asked = useRef<string | null>(null);

  useEffect(() => {
    asked.current = null;
    const created = new NewestWins<PlateRequest, Plate>({
      intervalMs: DRAG_INTERVAL_MS,
      load: (one, signal) => load(source, cells, one, signal),
      onAnswer: (answer) => {
        setPlate(answer);
        setFailure(null);
        setLoading(false);
      },
      onError: (error, one) => {
        const words = error instanceof PictureError ? error.failure : failureOf(error);
        setFailure({ failure: words, view: one.view, drawable: one.drawable });
        setLoading(false);
      },
    });
    loader.current = created;
    return () => created.close();
  }, [source, cells]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key and the mode say everything about a request.
  useEffect(() => {
    if (request === null) {
      asked.current = null;
      loader.current?.cancel();
      setLoading(false);
      return;
    }
    // The mode alone is no new question.
    const question = `${request.key} ${attempt}`;
    if (asked.current === question) return;
    asked.current = question;
    setLoading(true);
    if (request.mode === 'final') loader.current?.settle(request);
    else loader.current?.ask(request);
  }, [request?.key, request?.mode, attempt, source, cells]);

  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return { plate, failure: request === null ? null : failure, loading, retry };
}
