import { createHash } from 'node:crypto';
import type { FigureSpec } from '@emout/figure/spec';
import type { FigureRecord } from '@emout/render/figure-record';
import { fingerprintOf } from './file-stamp.js';
import { parameterStamps } from './looked-at-runs.js';
import type { PlannedFigure, PlannedLayer, PlannedSource } from './planned-layer.js';

/** Where the numbers of a figure come from; fingerprints change when the files behind them do. */
export interface Provenance {
  readonly product: string;
  readonly version: string;
  readonly runs: readonly {
    readonly run: string;
    readonly fields: readonly { readonly name: string; readonly fingerprint: string }[];
  }[];
  /** Of the input files of all runs. */
  readonly parameters: string;
  /** Expressions with their subscripts counted from the start: what `-1` was. */
  readonly resolved: readonly string[];
}

export const PRODUCT = 'emout web';

/** What a picture file keeps of its figure: enough to draw it again, and to see whether the data is still the same. */
export function figureRecord(
  { spec, canonical, panels, stamps }: PlannedFigure,
  version: string,
): FigureRecord {
  const sources = panels.flat().flatMap(sourcesOf);
  const runs = new Map<string, Map<string, string>>();
  for (const { checked } of sources) {
    for (const { run, name, fingerprint } of checked.sources) {
      const fields = runs.get(run) ?? new Map<string, string>();
      fields.set(name, digest(fingerprint));
      runs.set(run, fields);
    }
  }
  const provenance: Provenance = {
    product: PRODUCT,
    version,
    runs: Array.from(runs, ([run, fields]) => ({
      run,
      fields: Array.from(fields, ([name, fingerprint]) => ({ name, fingerprint })),
    })),
    parameters: digest(fingerprintOf(parameterStamps(stamps))),
    resolved: [...new Set(sources.map(({ checked }) => checked.resolved))],
  };
  return {
    spec: canonical,
    provenance: JSON.stringify(provenance),
    title: titleOf(spec, provenance),
    software: `${PRODUCT} ${version}`,
  };
}

function sourcesOf(layer: PlannedLayer): PlannedSource[] {
  if (layer.kind === 'expression') return [layer.source];
  return layer.kind === 'pair' ? [layer.x, layer.y] : [];
}

function titleOf(spec: FigureSpec, { runs, resolved }: Provenance): string {
  const said = spec.title ?? spec.panels[0]?.title ?? '';
  if (said !== '') return said;
  return [resolved[0] ?? 'figure', ...runs.slice(0, 1).map(({ run }) => run)].join(' · ');
}

/** Paths and times of files stay on the node. */
function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
