import { join } from 'node:path';
import type { FixedAxis, PanelDescription } from '@emout/engine/description';
import type { Engine } from '@emout/engine/engine';
import type { RunDetail } from '@emout/engine/run-listing';
import { WholeFile } from '../runs/whole-file.js';
import { type FieldScale, fieldScale, type SeenValues } from './field-scale.js';
import type { PlannedPicture } from './gallery-plan.js';
import type { GalleryStyle } from './gallery-style.js';
import { pictureSpec } from './picture-spec.js';

/** The run of a gallery. */
export interface GalleryRun {
  readonly detail: RunDetail;
  /** Where its files lie, links resolved; nothing is written there. */
  readonly directories: readonly string[];
}

/** A picture that lies in the gallery now, and what it shows. */
export interface DrawnPicture {
  readonly fileName: string;
  readonly bytes: number;
  readonly unit: string | null;
  /** Where it lies on the axes that it does not show. */
  readonly fixed: readonly FixedAxis[];
  readonly data: PanelDescription['data'];
  readonly norm: FieldScale['norm'];
  /** The line of Python that draws the same with emout. */
  readonly python: string;
}

export interface PictureDrawerOptions {
  readonly engine: Engine;
  /** Of the run. */
  readonly address: string;
  /** Of the gallery. */
  readonly directory: string;
  readonly style: GalleryStyle;
}

/** Draws the pictures of a gallery into its directory, one after the other. */
export class PictureDrawer {
  readonly #options: PictureDrawerOptions;
  /** By the planes that they were chosen by. */
  readonly #scales = new Map<string, FieldScale>();
  /** Threads are ended from outside. */
  readonly #signal = new AbortController().signal;

  constructor(options: PictureDrawerOptions) {
    this.#options = options;
  }

  /** @throws as opening a run does */
  survey(): GalleryRun {
    const { engine, address } = this.#options;
    const detail = engine.library.detail(address);
    return { detail, directories: engine.library.run(address).directories };
  }

  /** @throws what reading and drawing throw, OutputFileError */
  async draw(picture: PlannedPicture): Promise<DrawnPicture> {
    const { engine, address, directory, style } = this.#options;
    const { shown, scale } = this.#look(picture);
    const spec = pictureSpec(picture, scale, address, style);
    const format = picture.kind === 'animation' ? style.animation : style.format;
    if (format === 'none') throw new RangeError('animations are not planned without a format');
    const { bytes } = await engine.draw(spec, this.#signal, { format });
    using file = new WholeFile(join(directory, picture.fileName));
    file.write(bytes);
    file.finish();
    return {
      fileName: picture.fileName,
      bytes: bytes.byteLength,
      unit: shown.unit,
      fixed: shown.fixed,
      data: shown.data,
      norm: scale.norm,
      python: picture.kind === 'animation' ? gifplot(picture.expression, shown.python) : shown.python,
    };
  }

  /** What a picture shows, in the scale of its field, or by its own values where they do not allow that. */
  #look(picture: PlannedPicture): { readonly shown: PanelDescription; readonly scale: FieldScale } {
    const scale = this.#scaleOf(picture);
    if (scale.norm !== 'log' || picture.kind === 'animation')
      return { shown: this.#describe(picture, scale), scale };
    const linear: FieldScale = { norm: 'linear' };
    const shown = this.#describe(picture, linear);
    const allowed = shown.data.max !== null && shown.data.max > scale.min;
    return allowed ? { shown: this.#describe(picture, scale), scale } : { shown, scale: linear };
  }

  #describe(picture: PlannedPicture, scale: FieldScale): PanelDescription {
    const { engine, address, style } = this.#options;
    const [panel] = engine.describe(pictureSpec(picture, scale, address, style), this.#signal).panels;
    if (panel === undefined) throw new RangeError(`${picture.expression} is no field`);
    return panel;
  }

  #scaleOf({ field, basis }: PlannedPicture): FieldScale {
    const key = basis.expressions.join(' ');
    const known = this.#scales.get(key);
    if (known !== undefined) return known;
    const seen = basis.expressions.flatMap((expression) => this.#seen(basis.kind, expression) ?? []);
    const scale = fieldScale(field, seen);
    this.#scales.set(key, scale);
    return scale;
  }

  /** What an expression holds, its positive values in bins of equal ratio; null when there are none. */
  #seen(kind: 'map' | 'line', expr: string): SeenValues | null {
    const { engine, address, style } = this.#options;
    const data = { run: address, expr, units: style.units };
    const looked = (norm: 'linear' | 'log') => {
      const layer = { kind, data, norm };
      return engine.describe({ v: 1, panels: [{ layers: [layer] }] }, this.#signal).panels[0] ?? null;
    };
    const linear = looked('linear');
    return linear === null || linear.nonPositiveFraction === 1 ? linear : looked('log');
  }
}

/** emout's line of an animation: the options of its plot without the contours. */
function gifplot(expression: string, plot: string): string {
  const [, options = ''] = /\.plot\((.*)\)$/.exec(plot) ?? [];
  return `data.${expression}.gifplot(${options})`;
}
