import {
  type ColorRange,
  DEFAULT_CMAP,
  freeAxes,
  type PanelName,
  type Probe,
  planeOf,
  printFormula,
  type Units,
  type View,
} from './view';

/** What an address says, before a run says what is there. The formula stays text until then. */
export interface ViewAddress {
  readonly expr: string | null;
  readonly cmap: string;
  readonly norm: 'linear' | 'log';
  readonly range: ColorRange;
  readonly units: Units;
  readonly contours: boolean | null;
  /** Positions by axis letter; they become the probe if they name the two axes of the plane. */
  readonly probe: Readonly<Record<string, number>>;
  readonly panel: PanelName | null;
}

/** Characters that a query may carry as they are and that make a formula readable. */
const READABLE = /%(5B|5D|3A|2C|2F|40)/g;

function encodeReadable(text: string): string {
  return encodeURIComponent(text).replace(READABLE, (code) => decodeURIComponent(code));
}

function printRange(range: ColorRange): [string, string][] {
  switch (range.kind) {
    case 'auto':
      return [];
    case 'percentile':
      return [['percentile', `${range.low},${range.high}`]];
    case 'fixed':
      return [
        ['vmin', String(range.min)],
        ['vmax', String(range.max)],
      ];
  }
}

function printProbe(view: View, probe: Probe): string {
  const plane = planeOf(view.subscript);
  if (plane === null) return '';
  return `${plane.horizontal}${probe.horizontal},${plane.vertical}${probe.vertical}`;
}

/** The query of a view, without the question mark; what has its usual value is left out, the formula never. */
export function printView(view: View): string {
  const hasProbe = view.probe !== null && freeAxes(view.subscript).length === 2;
  const probe = hasProbe && view.probe !== null ? printProbe(view, view.probe) : null;
  return printViewAddress({ ...view, expr: printFormula(view, ','), probe });
}

/** The query of settings on the text of a formula; the probe as an address writes it. */
export function printViewAddress(
  view: Omit<ViewAddress, 'expr' | 'probe'> & { readonly expr: string; readonly probe: string | null },
): string {
  const parts: [string, string][] = [['expr', view.expr]];
  if (view.cmap !== DEFAULT_CMAP) parts.push(['cmap', view.cmap]);
  parts.push(...printRange(view.range));
  if (view.norm === 'log') parts.push(['norm', 'log']);
  if (view.units === 'emses') parts.push(['units', 'emses']);
  if (view.contours !== null) parts.push(['contours', view.contours ? '1' : '0']);
  if (view.probe !== null) parts.push(['probe', view.probe]);
  if (view.panel !== null) parts.push(['panel', view.panel]);
  return parts.map(([key, value]) => `${key}=${encodeReadable(value)}`).join('&');
}

function numberOf(text: string | null): number | null {
  if (text === null || text.trim() === '') return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}

function parseRange(query: URLSearchParams, norm: 'linear' | 'log'): ColorRange {
  const min = numberOf(query.get('vmin'));
  const max = numberOf(query.get('vmax'));
  if (min !== null && max !== null && min < max && (norm === 'linear' || min > 0)) {
    return { kind: 'fixed', min, max };
  }
  const [low, high, ...more] = (query.get('percentile') ?? '').split(',').map((part) => numberOf(part));
  if (low != null && high != null && more.length === 0 && low >= 0 && high <= 100 && low < high) {
    return { kind: 'percentile', low, high };
  }
  return { kind: 'auto' };
}

function parseProbe(text: string | null): Record<string, number> {
  const probe: Record<string, number> = {};
  for (const part of (text ?? '').split(',')) {
    const match = /^([tzyx])(\d{1,9})$/.exec(part);
    if (match?.[1] !== undefined) probe[match[1]] = Number(match[2]);
  }
  return probe;
}

/** Reads a query; what it does not say, or says wrongly, has its usual value. */
export function parseViewAddress(query: URLSearchParams): ViewAddress {
  const norm = query.get('norm') === 'log' ? 'log' : 'linear';
  const panel = query.get('panel');
  const contours = query.get('contours');
  return {
    expr: query.get('expr'),
    cmap: query.get('cmap') ?? DEFAULT_CMAP,
    norm,
    range: parseRange(query, norm),
    units: query.get('units') === 'emses' ? 'emses' : 'si',
    contours: contours === '1' ? true : contours === '0' ? false : null,
    probe: parseProbe(query.get('probe')),
    panel: panel === 'variables' || panel === 'profile' ? panel : null,
  };
}

/** The address's settings on a formula that was read. */
export function viewOf(address: ViewAddress, formula: Pick<View, 'base' | 'subscript'>): View {
  const plane = planeOf(formula.subscript);
  const horizontal = plane === null ? undefined : address.probe[plane.horizontal];
  const vertical = plane === null ? undefined : address.probe[plane.vertical];
  const { cmap, norm, range, units, contours, panel } = address;
  const probe = horizontal === undefined || vertical === undefined ? null : { horizontal, vertical };
  const { base, subscript } = formula;
  return { base, subscript, cmap, norm, range, units, contours, probe, panel };
}
