import type { FigureSpec } from '@emout/figure/spec';

/** What a figure calls itself, or else the expressions that it shows. */
export function figureTitle({ title, panels }: Pick<FigureSpec, 'title' | 'panels'>): string {
  if (title !== undefined && title !== '') return title;
  const titles = panels.flatMap((panel) =>
    panel.title === undefined || panel.title === '' ? [] : [panel.title],
  );
  if (titles.length > 0) return titles.join(' · ');
  const shown = panels.flatMap(({ layers }) =>
    layers.flatMap((layer) => ('data' in layer && 'expr' in layer.data ? [layer.data.expr] : [])),
  );
  return [...new Set(shown)].join(' · ');
}
