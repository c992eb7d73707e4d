/** Every value that a specification may leave out. matplotlib's figure of 6.4 × 4.8 in, drawn at 150 dpi. */
export const DEFAULT_SIZE = { width: 6.4, height: 4.8, dpi: 150 } as const;
export const DEFAULT_THEME = 'matplotlib';
export const DEFAULT_MODE = 'light';
export const DEFAULT_FRAME = 'axes';
export const DEFAULT_UNITS = 'si';
export const DEFAULT_UNIT_STYLE = 'brackets';
export const DEFAULT_CMAP = 'gray-jet';
export const DEFAULT_NORM = 'linear';
export const DEFAULT_LIMITS = { kind: 'auto' } as const;
export const DEFAULT_INTERPOLATION = 'bilinear';
export const DEFAULT_ASPECT = 'auto';
export const DEFAULT_COLORBAR = true;
export const DEFAULT_CONTOUR_LABELS = true;
export const DEFAULT_LEGEND = 'best';
export const DEFAULT_BINS = 64;
export const DEFAULT_BINS_2D = [64, 64] as const;
export const DEFAULT_MARKER_SIZE = 4;
export const DEFAULT_SPAN_OPACITY = 0.2;
export const DEFAULT_ANIMATION_INTERVAL_MS = 200;

/** The most nearly square grid that holds `count` panels, columns first. */
export function defaultGrid(count: number): { kind: 'grid'; rows: number; cols: number } {
  const cols = Math.max(1, Math.ceil(Math.sqrt(count)));
  return { kind: 'grid', rows: Math.max(1, Math.ceil(count / cols)), cols };
}
