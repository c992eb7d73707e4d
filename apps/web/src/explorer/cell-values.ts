import { CapacityMap } from './capacity-map';
import type { ExplorerSource } from './source';
import type { Units } from './view';

const REMEMBERED_CELLS = 2000;

/** Values of single cells, remembered so that a cell pointed at twice answers at once. */
export class CellValues {
  private readonly known = new CapacityMap<string, number | null>(REMEMBERED_CELLS);

  constructor(
    private readonly source: ExplorerSource,
    private readonly run: string,
  ) {}

  /** `undefined` where the value is not here yet, `null` where the cell has none. */
  peek(expr: string, units: Units): number | null | undefined {
    return this.known.get(`${units} ${expr}`);
  }

  async fetch(expr: string, units: Units, signal: AbortSignal): Promise<number | null> {
    const here = this.peek(expr, units);
    if (here !== undefined) return here;
    const answer = await this.source.values({ run: this.run, expr, units }, signal);
    const value = answer.values[0] ?? null;
    this.known.set(`${units} ${expr}`, value);
    return value;
  }

  /** Forgets everything: a file was written anew. */
  clear(): void {
    this.known.clear();
  }
}
