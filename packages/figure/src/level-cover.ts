import type { Rect } from './scene.js';
import { directionOf, type TiltedBox } from './tilted-box.js';

const TILE_PX = 6;
const SEVERAL = 255;

/** Which level's lines run through each small tile of an area, so that a label can keep off the others. */
export class LevelCover {
  readonly #area: Rect;
  readonly #columns: number;
  readonly #rows: number;
  /** 0 for no line, 1 + level for one level, 255 for several. */
  readonly #tiles: Uint8Array;

  constructor(area: Rect, lines: readonly (readonly Float64Array[])[]) {
    this.#area = area;
    this.#columns = Math.ceil(area.width / TILE_PX) + 1;
    this.#rows = Math.ceil(area.height / TILE_PX) + 1;
    this.#tiles = new Uint8Array(this.#columns * this.#rows);
    for (const [level, found] of lines.entries()) for (const points of found) this.#trace(points, level + 1);
  }

  /** True when lines of no other level than `level` run through the box. */
  isOnly(level: number, box: TiltedBox): boolean {
    const [cos, sin] = directionOf(box);
    const across = Math.ceil(box.width / (TILE_PX / 2));
    const down = Math.ceil(box.height / (TILE_PX / 2));
    for (let i = 0; i <= across; i++) {
      for (let j = 0; j <= down; j++) {
        const [a, b] = [(i / across - 0.5) * box.width, (j / down - 0.5) * box.height];
        const [column, row] = this.#tileAt(box.x + a * cos - b * sin, box.y + a * sin + b * cos);
        if (column < 0 || row < 0 || column >= this.#columns || row >= this.#rows) continue;
        const mark = this.#tiles[row * this.#columns + column] ?? 0;
        if (mark !== 0 && mark !== level + 1) return false;
      }
    }
    return true;
  }

  #trace(points: Float64Array, mark: number): void {
    for (let i = 0; i + 3 < points.length; i += 2) {
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = points.subarray(i, i + 4);
      const length = Math.hypot(x1 - x0, y1 - y0);
      // Lines far outside the area would take as many steps as they are long.
      const steps = Math.min(4096, Math.ceil(length / (TILE_PX / 2)));
      for (let k = 0; k <= steps; k++) {
        const fraction = steps === 0 ? 0 : k / steps;
        this.#put(x0 + fraction * (x1 - x0), y0 + fraction * (y1 - y0), mark);
      }
    }
  }

  #put(x: number, y: number, mark: number): void {
    const [column, row] = this.#tileAt(x, y);
    if (column < 0 || row < 0 || column >= this.#columns || row >= this.#rows) return;
    const at = row * this.#columns + column;
    const found = this.#tiles[at] ?? 0;
    this.#tiles[at] = found === 0 || found === mark ? mark : SEVERAL;
  }

  #tileAt(x: number, y: number): [column: number, row: number] {
    return [Math.floor((x - this.#area.x) / TILE_PX), Math.floor((y - this.#area.y) / TILE_PX)];
  }
}
