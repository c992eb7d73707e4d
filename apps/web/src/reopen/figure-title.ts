import type { FigureSpec } from '@emout/figure/spec';
import type { Layer } from '@emout/figure/spec-layers';

/** What a figure calls itself, or its panels; null where nothing has a title. */
export function titleOf({ title, panels }: Pick<FigureSpec, 'title' | 'panels'>): string | null {
  if (title !== undefined && title !== '') return title;
  const titles = panels.flatMap((panel) =>
    panel.title === undefined || panel.title === '' ? [] : [panel.title],
  );
  return titles.length === 0 ? null : titles.join(' · ');
}

/** The kinds of layers of a figure, each once, in the order in which they are drawn. */
export function kindsOf({ panels }: Pick<FigureSpec, 'panels'>): Layer['kind'][] {
  return [...new Set(panels.flatMap(({ layers }) => layers.map(({ kind }) => kind)))];
}
