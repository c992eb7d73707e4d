import type { Rect, TextMark } from './scene.js';
import { textBox } from './text.js';
import type { TextMetrics } from './text-metrics.js';

type Placing = Pick<TextMark, 'x' | 'y' | 'runs' | 'align' | 'color'> & { readonly angleDeg?: number };

const MAX_MOVES = 20;

/** Texts that keep off each other: who comes later moves away. */
export class PlacedTexts {
  readonly marks: TextMark[] = [];
  readonly boxes: Rect[] = [];

  constructor(
    private readonly metrics: TextMetrics,
    private readonly gapPx: number,
  ) {}

  /** Adds a text, with `avoid` moved up or down until it touches none placed before; returns what it covers. */
  place(text: Placing, avoid?: 'up' | 'down'): Rect {
    let mark: TextMark = { kind: 'text', baseline: 'alphabetic', angleDeg: 0, ...text };
    let box = textBox(mark, this.metrics);
    for (let moves = 0; avoid !== undefined && moves < MAX_MOVES; moves++) {
      const hit = this.boxes.find((other) => touches(box, other, this.gapPx));
      if (hit === undefined) break;
      const shift =
        avoid === 'up' ? hit.y - this.gapPx - (box.y + box.height) : hit.y + hit.height + this.gapPx - box.y;
      mark = { ...mark, y: mark.y + shift };
      box = textBox(mark, this.metrics);
    }
    this.marks.push(mark);
    this.boxes.push(box);
    return box;
  }
}

function touches(a: Rect, b: Rect, gap: number): boolean {
  const slack = gap - 1e-6;
  return (
    a.x < b.x + b.width + slack &&
    b.x < a.x + a.width + slack &&
    a.y < b.y + b.height + slack &&
    b.y < a.y + a.height + slack
  );
}
