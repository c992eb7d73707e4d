import {
  DEFAULT_ASPECT,
  DEFAULT_CMAP,
  DEFAULT_COLORBAR,
  DEFAULT_CONTOUR_LABELS,
  DEFAULT_FRAME,
  DEFAULT_INTERPOLATION,
  DEFAULT_LIMITS,
  DEFAULT_MODE,
  DEFAULT_NORM,
  DEFAULT_SIZE,
  DEFAULT_THEME,
  DEFAULT_UNITS,
  defaultGrid,
} from './defaults.js';
import type { FigureSpec, Layer, Panel } from './spec.js';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Members = Readonly<Record<string, unknown>>;

const LAYER_DEFAULTS: Record<Layer['kind'], Members> = {
  map: {
    cmap: DEFAULT_CMAP,
    norm: DEFAULT_NORM,
    limits: DEFAULT_LIMITS,
    interpolation: DEFAULT_INTERPOLATION,
  },
  contour: { labels: DEFAULT_CONTOUR_LABELS },
  line: { norm: DEFAULT_NORM, limits: DEFAULT_LIMITS },
};

/**
 * The shortest specification that means the same: defaults left out, members in alphabetical order. Equal figures
 * have equal canonical JSON, in whatever order they were written; `parseFigureSpec` reads it back.
 */
export function canonicalSpec(spec: FigureSpec): Json {
  return sorted(
    without(
      { ...spec, size: without(spec.size, DEFAULT_SIZE), panels: spec.panels.map(canonicalPanel) },
      {
        theme: DEFAULT_THEME,
        mode: DEFAULT_MODE,
        frame: DEFAULT_FRAME,
        layout: defaultGrid(spec.panels.length),
        size: {},
      },
    ),
  );
}

function canonicalPanel(panel: Panel): Members {
  return without(
    { ...panel, layers: panel.layers.map(canonicalLayer) },
    { colorbar: DEFAULT_COLORBAR, aspect: DEFAULT_ASPECT, x: {}, y: {} },
  );
}

function canonicalLayer(layer: Layer): Members {
  return without(
    { ...layer, data: without(layer.data, { units: DEFAULT_UNITS }) },
    LAYER_DEFAULTS[layer.kind],
  );
}

function without(members: Members, defaults: Members): Members {
  return Object.fromEntries(
    Object.entries(members).filter(
      ([key, value]) => value !== undefined && !(key in defaults && same(value, defaults[key])),
    ),
  );
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, member]) => member !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(entries.map(([key, member]) => [key, sorted(member)]));
  }
  if (typeof value === 'number') return value === 0 ? 0 : value;
  return typeof value === 'string' || typeof value === 'boolean' ? value : null;
}
