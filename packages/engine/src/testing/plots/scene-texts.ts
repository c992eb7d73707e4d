import type { Rect, Scene, TextMark } from '@emout/figure/scene';

/** The texts round the axes of a picture with one panel, by what they are. */
export interface SceneTexts {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  /** From the left. */
  readonly xTicks: readonly string[];
  /** From below. */
  readonly yTicks: readonly string[];
  readonly barTicks: readonly string[];
  readonly barLabel: string;
  /** What is written inside the axes. */
  readonly inside: readonly string[];
}

export function textOf({ runs }: TextMark): string {
  return runs.map(({ text }) => text).join('');
}

/** Sorts texts by where they stand. */
export function sceneTexts(scene: Scene): SceneTexts {
  const panel = scene.panels?.[0];
  if (panel === undefined) throw new RangeError('a picture with one panel is looked at');
  const { axes, bar } = panel;
  const texts = scene.marks.filter((mark): mark is TextMark => mark.kind === 'text');
  const [right, bottom] = [axes.x + axes.width, axes.y + axes.height];
  const upright = texts.filter(({ angleDeg }) => angleDeg === 0);
  const turned = texts.filter((text) => text.angleDeg === 90 && !isInside(text, axes));
  const below = upright.filter(({ y, align }) => y > bottom && align === 'center');
  const firstRow = Math.min(...below.map(({ y }) => y));
  const left = upright.filter(({ x, align }) => x < axes.x && align === 'right');
  const beside = upright.filter(({ x, align }) => bar !== null && x > bar.x + bar.width && align === 'left');
  return {
    title: only(upright.filter(({ x, y, align }) => y < axes.y && align === 'center' && x < right)),
    xLabel: only(below.filter(({ y }) => y > firstRow + 1)),
    yLabel: only(turned.filter(({ x }) => x < axes.x)),
    xTicks: below
      .filter(({ y }) => y <= firstRow + 1)
      .sort((a, b) => a.x - b.x)
      .map(textOf),
    yTicks: left.sort((a, b) => b.y - a.y).map(textOf),
    barTicks: beside.sort((a, b) => b.y - a.y).map(textOf),
    barLabel: only(turned.filter(({ x }) => x > right)),
    inside: texts.filter((text) => isInside(text, axes)).map(textOf),
  };
}

function isInside({ x, y }: TextMark, axes: Rect): boolean {
  return x > axes.x && x < axes.x + axes.width && y > axes.y && y < axes.y + axes.height;
}

function only(texts: readonly TextMark[]): string {
  if (texts.length > 1) throw new RangeError(`one text is expected, not ${texts.map(textOf).join(', ')}`);
  return texts.map(textOf).join('');
}
