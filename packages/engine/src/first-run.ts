import type { FigureSpec } from '@emout/figure/spec';
import type { Layer } from '@emout/figure/spec-layers';

/** The run that a figure's first layer with data is about, as it is written there; null for a figure without runs. */
export function firstRun({ panels }: Pick<FigureSpec, 'panels'>): string | null {
  for (const { layers } of panels) {
    for (const layer of layers) {
      const run = runOf(layer);
      if (run !== null) return run;
    }
  }
  return null;
}

function runOf(layer: Layer): string | null {
  if (!('data' in layer)) return null;
  const { data } = layer;
  if ('run' in data) return data.run;
  return data.kind === 'pair' ? data.x.run : null;
}
