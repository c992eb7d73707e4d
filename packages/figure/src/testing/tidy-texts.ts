import { expect } from 'vitest';
import { PLAIN_METRICS } from '../sample-fields.test-data.js';
import type { Rect, Scene } from '../scene.js';
import { textBox } from '../text.js';

/** How many texts there are, after checking that each is inside and apart from the others. */
export function expectTidy({ marks, widthPx, heightPx }: Scene): number {
  const boxes: { text: string; box: Rect }[] = [];
  for (const mark of marks) {
    if (mark.kind !== 'text') continue;
    const box = textBox(mark, PLAIN_METRICS);
    const text = mark.runs.map((run) => run.text).join('');
    const inside = box.x >= 0 && box.y >= 0 && box.x + box.width <= widthPx && box.y + box.height <= heightPx;
    if (!inside) expect.fail(`"${text}" leaves the picture: ${JSON.stringify(box)}`);
    const hit = boxes.find((other) => overlap(box, other.box));
    if (hit !== undefined) expect.fail(`"${text}" overlaps "${hit.text}": ${JSON.stringify([box, hit.box])}`);
    boxes.push({ text, box });
  }
  return boxes.length;
}

function overlap(a: Rect, b: Rect): boolean {
  const slack = 1e-6;
  return (
    a.x + slack < b.x + b.width &&
    b.x + slack < a.x + a.width &&
    a.y + slack < b.y + b.height &&
    b.y + slack < a.y + a.height
  );
}
