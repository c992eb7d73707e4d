import { type PanelScales, panelScales, unitedScale } from './panel-view.js';
import type { ShownPanel } from './prepared-panel.js';
import type { FigureSpec } from './spec.js';
import { type Cell, placedCells } from './spec-checks.js';

type Sharing = 'none' | 'all' | 'row' | 'col';

/** The scales of all panels; those that share an axis show the same range. */
export function sharedScales(spec: FigureSpec, panels: readonly ShownPanel[]): PanelScales[] {
  const scales = panels.map(({ panel, layers }) => panelScales(panel, layers));
  const { layout } = spec;
  if (layout.kind !== 'grid') return scales;
  const cells = placedCells(layout, spec.panels);
  for (const axis of ['x', 'y'] as const) {
    const sharing = axis === 'x' ? layout.shareX : layout.shareY;
    for (const group of groupsOf(cells, sharing)) {
      const united = unitedScale(group.flatMap((i) => scales[i]?.[axis] ?? []));
      for (const i of group) {
        const own = scales[i];
        if (own !== undefined && united !== null) scales[i] = { ...own, [axis]: united };
      }
    }
  }
  return scales;
}

/** Whether a panel carries the numbers and labels of its axes, or another one below or to the left does. */
export function labelledAxes(spec: FigureSpec): { x: boolean; y: boolean }[] {
  const { layout } = spec;
  if (layout.kind !== 'grid') return spec.panels.map(() => ({ x: true, y: true }));
  const cells = placedCells(layout, spec.panels);
  return cells.map((cell) => {
    if (cell === null) return { x: true, y: true };
    const below = cells.some(
      (other) => other !== null && other.row > cell.row && overlaps(cell, other, 'col'),
    );
    const before = cells.some(
      (other) => other !== null && other.col < cell.col && overlaps(cell, other, 'row'),
    );
    const sharesX = layout.shareX === 'all' || layout.shareX === 'col';
    const sharesY = layout.shareY === 'all' || layout.shareY === 'row';
    return { x: !(sharesX && below), y: !(sharesY && before) };
  });
}

function overlaps(a: Cell, b: Cell, along: 'row' | 'col'): boolean {
  const count = along === 'row' ? 'rows' : 'cols';
  return a[along] < b[along] + b[count] && b[along] < a[along] + a[count];
}

function groupsOf(cells: readonly (Cell | null)[], sharing: Sharing): number[][] {
  if (sharing === 'none') return [];
  const groups = new Map<number, number[]>();
  for (const [i, cell] of cells.entries()) {
    if (cell === null) continue;
    const key = sharing === 'all' ? 0 : cell[sharing];
    const group = groups.get(key) ?? [];
    group.push(i);
    groups.set(key, group);
  }
  return [...groups.values()];
}
