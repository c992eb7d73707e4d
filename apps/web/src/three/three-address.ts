import { PRESETS, type PresetName, type Projection, presetOf, type ViewPoint } from './view-point';

export type Units = 'si' | 'emses';

/** What the page of boundaries shows. */
export interface ThreeView {
  readonly view: ViewPoint;
  readonly projection: Projection;
  readonly units: Units;
  /** Boundaries that are switched off. */
  readonly hidden: readonly number[];
  /** Of the faces, 0.1…1. */
  readonly opacity: number;
}

export const USUAL_VIEW: ThreeView = {
  view: PRESETS.iso,
  projection: 'orthographic',
  units: 'si',
  hidden: [],
  opacity: 1,
};

const MOST_HIDDEN = 1000;
const LEAST_OPACITY = 0.1;

function isPreset(text: string | null): text is PresetName {
  return text !== null && Object.hasOwn(PRESETS, text);
}

function viewOf(text: string | null): ViewPoint {
  if (isPreset(text)) return PRESETS[text];
  const match = /^(-?\d{1,3}(?:\.\d)?),(-?\d{1,2}(?:\.\d)?)$/.exec(text ?? '');
  const [azimuthDeg, elevationDeg] = [Number(match?.[1]), Number(match?.[2])];
  return Math.abs(azimuthDeg) <= 180 && Math.abs(elevationDeg) <= 90
    ? { azimuthDeg, elevationDeg }
    : USUAL_VIEW.view;
}

function hiddenOf(text: string | null): readonly number[] {
  const numbers = (text ?? '').split(',').filter((part) => /^\d{1,6}$/.test(part));
  return [...new Set(numbers.map(Number))].slice(0, MOST_HIDDEN).sort((a, b) => a - b);
}

function opacityOf(text: string | null): number {
  const value = text === null || text === '' ? Number.NaN : Number(text);
  return value >= LEAST_OPACITY && value <= 1 ? Math.round(value * 20) / 20 : USUAL_VIEW.opacity;
}

/** Reads a query; what it does not say, or says wrongly, has its usual value. */
export function parseThreeView(query: URLSearchParams): ThreeView {
  return {
    view: viewOf(query.get('view')),
    projection: query.get('projection') === 'perspective' ? 'perspective' : 'orthographic',
    units: query.get('units') === 'emses' ? 'emses' : 'si',
    hidden: hiddenOf(query.get('hide')),
    opacity: opacityOf(query.get('opacity')),
  };
}

/** The query of a view without the question mark; what has its usual value is left out. */
export function printThreeView({ view, projection, units, hidden, opacity }: ThreeView): string {
  const parts: string[] = [];
  const preset = presetOf(view);
  if (preset === null) parts.push(`view=${view.azimuthDeg.toFixed(1)},${view.elevationDeg.toFixed(1)}`);
  else if (preset !== 'iso') parts.push(`view=${preset}`);
  if (projection === 'perspective') parts.push('projection=perspective');
  if (units === 'emses') parts.push('units=emses');
  if (hidden.length > 0) parts.push(`hide=${hidden.join(',')}`);
  if (opacity !== USUAL_VIEW.opacity) parts.push(`opacity=${opacity}`);
  return parts.join('&');
}
