import type { FigureSpec } from '@emout/figure/spec';
import type { FieldSource } from '@emout/figure/spec-data';

/** What a figure is made of: its expressions, and every run that it names. */
export interface FigureSources {
  readonly fields: readonly FieldSource[];
  readonly runs: readonly string[];
}

/** Walks the layers of a figure, panel by panel. */
export function figureSources({ panels }: FigureSpec): FigureSources {
  const fields: FieldSource[] = [];
  const runs = new Set<string>();
  for (const layer of panels.flatMap(({ layers }) => layers)) {
    if (!('data' in layer)) continue;
    const { data } = layer;
    if ('run' in data) runs.add(data.run);
    if ('expr' in data) fields.push(data);
    if ('kind' in data && data.kind === 'pair') {
      fields.push(data.x, data.y);
      for (const { run } of [data.x, data.y]) runs.add(run);
    }
  }
  return { fields, runs: [...runs] };
}
