import { encodeSpec } from '@emout/figure/codec';
import type { FigureSpec } from '@emout/figure/spec';
import { useEffect, useRef, useState } from 'react';
import { NewestWins } from './newest-wins';
import type { ExplorerSource } from './source';

export interface BitmapRequest {
  /** Pictures of another group are not shown while the right one is on its way. */
  readonly group: string;
  readonly spec: FigureSpec;
}

interface Shown {
  readonly group: string;
  readonly bitmap: ImageBitmap;
}

/** An accompanying picture (side face, film strip); it never holds back or replaces the figure itself. */
export function useBitmap(
  source: ExplorerSource,
  request: BitmapRequest | null,
  options: { readonly delayMs: number },
): ImageBitmap | null {
  const [shown, setShown] = useState<Shown | null>(null);
  const loader = useRef<NewestWins<BitmapRequest, Shown> | null>(null);
  const key = request === null ? null : encodeSpec(request.spec);

  useEffect(() => {
    const created = new NewestWins<BitmapRequest, Shown>({
      intervalMs: 100,
      load: async (one, signal) => ({ group: one.group, bitmap: await source.picture(one.spec, signal) }),
      onAnswer: setShown,
      onError: (_, one) => setShown((old) => (old?.group === one.group ? old : null)),
    });
    loader.current = created;
    return () => created.close();
  }, [source]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the encoded specification is the request.
  useEffect(() => {
    if (request === null) return;
    const timer = setTimeout(() => loader.current?.ask(request), options.delayMs);
    return () => clearTimeout(timer);
  }, [key, request?.group, options.delayMs, source]);

  return request !== null && shown?.group === request.group ? shown.bitmap : null;
}
