import { compose } from '@emout/figure/compose';
import type { LayerData } from '@emout/figure/data';
import type { Scene } from '@emout/figure/scene';
import type { FigureSpecInput } from '@emout/figure/spec';
import type { TextMetrics } from '@emout/figure/text-metrics';
import { ByteCache } from '../../byte-cache.js';
import { planFigure } from '../../figure-plan.js';
import { LayerReader } from '../../layer-reading.js';
import type { RunLibrary } from '../../run-library.js';

/** A figure before it is painted, and what its first panel was drawn of. */
export interface DrawnScene {
  readonly scene: Scene;
  readonly layers: readonly LayerData[];
}

/** Plans, reads and composes a figure as the engine does. */
export function drawnScene(library: RunLibrary, input: FigureSpecInput, metrics: TextMetrics): DrawnScene {
  const { signal } = new AbortController();
  const { spec, panels, looked } = planFigure(library, input);
  const reader = new LayerReader(new ByteCache(64e6));
  const data = panels.map((layers) => ({
    layers: layers.map((layer) => reader.read(layer, looked, signal)),
  }));
  return { scene: compose(spec, { panels: data }, metrics, signal), layers: data[0]?.layers ?? [] };
}
