import {
  axisLabelText,
  type FrameStyle,
  gridMark,
  isHorizontal,
  labelFont,
  sideExponent,
  sideLabel,
  sideTicks,
  tickMarks,
  tickTexts,
  wholeStroke,
} from './axis-drawing.js';
import type { AxisTicks } from './axis-ticks.js';
import { barBeside, drawBar } from './color-bar.js';
import type { AxisContent, FrameContent, Side } from './frame-content.js';
import { PlacedTexts } from './placed-texts.js';
import { unionOf } from './rects.js';
import type { Mark, Rect } from './scene.js';
import { boxMark, spineMark } from './spines.js';
import { fitTextRuns, measureRuns } from './text.js';

/** Which part of the space below a title its descenders may take. */
const TITLE_DESCENT = 0.5;

/** Spines, ticks and texts of a panel for given axes, and all they cover. */
export interface Frame {
  readonly axes: Rect;
  readonly bar: Rect | null;
  /** Under the layers: grid lines. */
  readonly under: readonly Mark[];
  readonly marks: readonly Mark[];
  /** Axes, colour bar, ticks and texts. */
  readonly bounds: Rect;
}

/**
 * Draws the frame round `axes`. Title and labels are cut to what `cell`, the panel's whole rectangle, has room for;
 * tick labels are not: whoever places the axes reads from `bounds` how much room they take.
 */
export function frameAround(axes: Rect, cell: Rect, content: FrameContent, style: FrameStyle): Frame {
  return new FrameBuilder(axes, cell, content, style).build();
}

/** One axis with its ticks. */
interface Drawn {
  readonly side: Side;
  readonly content: AxisContent;
  readonly ticks: AxisTicks;
}

class FrameBuilder {
  readonly #marks: Mark[] = [];
  readonly #under: Mark[] = [];
  readonly #covered: Rect[] = [];
  readonly #texts: PlacedTexts;

  constructor(
    private readonly axes: Rect,
    private readonly cell: Rect,
    private readonly content: FrameContent,
    private readonly style: FrameStyle,
  ) {
    this.#texts = new PlacedTexts(style.metrics, 2 * style.pointPx);
  }

  build(): Frame {
    const { axes, content, style } = this;
    const drawn = this.#drawnAxes();
    this.#spines(drawn);
    for (const { side, ticks, content: axis } of drawn) {
      const { marks, covered } = tickMarks(axes, side, ticks, style);
      this.#marks.push(...marks);
      this.#covered.push(...covered);
      const grid = axis.options?.grid === true ? gridMark(axes, side, ticks, style) : null;
      if (grid !== null) this.#under.push(grid);
    }
    const exponents = style.texts ? this.#axisTexts(drawn) : [];
    const bar = this.#bar(drawn);
    // The factor of a vertical axis stands above its upper end; placed after all tick labels, to keep off them.
    for (const place of exponents) place();
    if (style.texts) this.#titleTexts(drawn);
    const boxes = [axes, ...(bar === null ? [] : [bar]), ...this.#covered, ...this.#texts.boxes];
    return {
      axes,
      bar: content.bar === null ? null : bar,
      under: this.#under,
      marks: [...this.#marks, ...this.#texts.marks],
      bounds: unionOf(boxes),
    };
  }

  #drawnAxes(): Drawn[] {
    const { x, y, x2, y2 } = this.content;
    const sides: [Side, AxisContent | null][] = [
      ['bottom', x],
      ['left', y],
      ['top', x2],
      ['right', y2],
    ];
    return sides.flatMap(([side, content]) => {
      if (content === null || content.options?.visible === false) return [];
      const unit = content.quantity?.unit ?? null;
      const ticks = sideTicks(this.axes, side, content.scale, content.options, unit, this.style);
      return [{ side, content, ticks }];
    });
  }

  /** Numbers and labels; returns what places the factors of the vertical axes. */
  #axisTexts(drawn: readonly Drawn[]): (() => void)[] {
    const { axes, style } = this;
    const texts = this.#texts;
    const labelled = drawn.filter(({ content }) => content.labelled);
    const reaches = labelled.map(({ side, ticks }) => tickTexts(axes, side, ticks, style, texts));
    for (const [i, { side, ticks, content }] of labelled.entries()) {
      const reach = reaches[i] ?? 0;
      const horizontal = isHorizontal(side);
      if (horizontal) sideExponent(axes, side, ticks, reach, style, texts);
      const room = horizontal ? this.#centredRoom() : axes.height;
      sideLabel(axes, side, axisLabelText(content, ticks, style), reach, room, style, texts);
    }
    return labelled.flatMap(({ side, ticks }, i) =>
      isHorizontal(side) ? [] : [() => sideExponent(axes, side, ticks, reaches[i] ?? 0, style, texts)],
    );
  }

  #bar(drawn: readonly Drawn[]): Rect | null {
    const { content, axes, style } = this;
    if (content.bar === null) return null;
    const side = content.bar.options?.side ?? 'right';
    const taken = unionOf([axes, ...this.#covered, ...this.#texts.boxes]);
    const hasOuterAxis = drawn.some((axis) => axis.side === side);
    const rect = barBeside(axes, taken, side, hasOuterAxis, style);
    const bar = drawBar(rect, side, content.bar, style, this.#texts);
    this.#marks.push(...bar.marks);
    this.#covered.push(...bar.covered);
    return rect;
  }

  #titleTexts(drawn: readonly Drawn[]): void {
    const { axes, content, style } = this;
    const { theme, pointPx, metrics } = style;
    const pad = theme.titlePadPt * pointPx;
    const y = this.#above(drawn) - pad;
    let left = axes.x;
    if (content.letter !== null && content.letter !== '') {
      const font = {
        ...labelFont(style, theme.letterPt),
        family: theme.letterFamily,
        weight: 'bold',
      } as const;
      const runs = [{ text: content.letter, font, riseUpPx: 0 }];
      const box = this.#texts.place({ runs, color: theme.ink, x: axes.x, y, align: 'left' }, 'up');
      left = box.x + box.width + 0.5 * font.sizePx;
    }
    if (content.title === '') return;
    const font = {
      family: theme.titleFamily,
      sizePx: theme.titlePt * pointPx,
      weight: theme.titleWeight,
      style: 'normal',
    } as const;
    const center = axes.x + axes.width / 2;
    const atLeft = theme.titleAlign === 'left';
    const room = atLeft ? this.cell.x + this.cell.width - left : this.#centredRoom();
    const runs = fitTextRuns(content.title, font, room, metrics, theme.symbols);
    if (runs === null) return;
    const where = atLeft ? ({ x: left, align: 'left' } as const) : ({ x: center, align: 'center' } as const);
    // Indices of indices reach far below the line that letters stand on.
    const { descent } = measureRuns(runs, metrics);
    const lifted = y - Math.max(0, descent - TITLE_DESCENT * pad);
    this.#texts.place({ runs, color: theme.ink, y: lifted, ...where }, 'up');
  }

  /** The upper end of the axes, or of a second axis or a colour bar above them. */
  #above(drawn: readonly Drawn[]): number {
    const { axes, content } = this;
    const hasBarOnTop = content.bar !== null && content.bar.options?.side === 'top';
    if (!hasBarOnTop && !drawn.some(({ side }) => side === 'top')) return axes.y;
    return unionOf([axes, ...this.#covered, ...this.#texts.boxes]).y;
  }

  /** Pixels that a text in the middle of the axes may take without leaving the cell. */
  #centredRoom(): number {
    const center = this.axes.x + this.axes.width / 2;
    const { x, width } = this.cell;
    return 2 * Math.min(center - x, x + width - center) - 2 * this.style.theme.edgePadPt * this.style.pointPx;
  }

  #spines(drawn: readonly Drawn[]): void {
    const { axes, content, style } = this;
    if (content.spines === 'none') return;
    const widthPx = wholeStroke(style.theme.spinePt * style.pointPx);
    if (content.spines === 'box') {
      this.#marks.push(boxMark(axes, widthPx, style));
      return;
    }
    const sides = new Set(drawn.map(({ side }) => side));
    for (const side of sides) this.#marks.push(spineMark(axes, side, widthPx, style));
  }
}
