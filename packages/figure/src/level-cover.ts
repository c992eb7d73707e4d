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
        const a = (i / across - 0.5) * box.width;
        const b = (j / down - 0.5) * box.height;
        const at = this.#tileAt(box.x + a * cos - b * sin, box.y + a * sin + b * cos);
        const mark = at < 0 ? 0 : (this.#tiles[at] as number);
        if (mark !== 0 && mark !== level + 1) return false;
      }
    }
    return true;
  }

  #trace(points: Float64Array, mark: number): void {
    for (let i = 0; i + 3 < points.length; i += 2) {
      const x0 = points[i] as number;
      const y0 = points[i + 1] as number;
      const dx = (points[i + 2] as number) - x0;
      const dy = (points[i + 3] as number) - y0;
      // Lines far outside the area would take as many steps as they are long.
      const steps = Math.min(4096, Math.ceil(Math.sqrt(dx * dx + dy * dy) / (TILE_PX / 2)));
      for (let k = 0; k <= steps; k++) {
        const fraction = steps === 0 ? 0 : k / steps;
        this.#put(x0 + fraction * dx, y0 + fraction * dy, mark);
      }
    }
  }

  #put(x: number, y: number, mark: number): void {
    const at = this.#tileAt(x, y);
    if (at < 0) return;
    const found = this.#tiles[at] as number;
    this.#tiles[at] = found === 0 || found === mark ? mark : SEVERAL;
  }

  /** Where the tile of a place stands; −1 outside the area. */
  #tileAt(x: number, y: number): number {
    const column = Math.floor((x - this.#area.x) / TILE_PX);
    const row = Math.floor((y - this.#area.y) / TILE_PX);
    // Not a number is not inside either.
    const isInside = column >= 0 && row >= 0 && column < this.#columns && row < this.#rows;
    return isInside ? row * this.#columns + column : -1;
  }
}
