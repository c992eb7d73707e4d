import { LineMaterial } from 'three/examples/jsm/lines/LineMaterial.js';
import { FaceMaterial } from './face-material';
import type { Palette } from './palette';

/** How faces and lines are drawn; one of each for the whole scene. Widths are in pixels of the page. */
export class SceneMaterials {
  readonly faces = new FaceMaterial();
  readonly ink = new LineMaterial({ linewidth: 1.1 });
  readonly frame = new LineMaterial({ linewidth: 0.9 });
  readonly mark = new LineMaterial({ linewidth: 2.6 });
  /** The edges of what is pointed at that lie behind something else. */
  readonly markBehind = new LineMaterial({
    linewidth: 1,
    depthTest: false,
    transparent: true,
    opacity: 0.55,
  });

  setPalette({ ink, frame, mark, greys }: Palette): void {
    this.ink.color.set(ink);
    this.frame.color.set(frame);
    this.mark.color.set(mark);
    this.markBehind.color.set(mark);
    this.faces.setGreys(greys);
  }

  dispose(): void {
    for (const material of [this.faces, this.ink, this.frame, this.mark, this.markBehind]) material.dispose();
  }
}
