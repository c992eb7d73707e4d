import { join } from 'node:path';
import type { FixedAxis, PanelDescription } from '@emout/engine/description';
import type { Engine } from '@emout/engine/engine';
import type { RunDetail } from '@emout/engine/run-listing';
import { WholeFile } from '../runs/whole-file.js';
import { type FieldScale, fieldScale, mayHaveDecades, spansDecades } from './field-scale.js';
import type { PlannedPicture } from './gallery-plan.js';
import type { GalleryStyle } from './gallery-style.js';
import { type PictureSubject, pictureSpec } from './picture-spec.js';

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
  /** By the names of fields. */
  readonly #scales = new Map<string, FieldScale>();
  /** By expression and scale. */
  readonly #described = new Map<string, PanelDescription>();
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

  /** What a picture shows, in the scale of its field, or in a linear one where its own values are no decades apart. */
  #look(picture: PlannedPicture): { readonly shown: PanelDescription; readonly scale: FieldScale } {
    const scale = this.#scaleOf(picture);
    if (scale.norm === 'log') {
      const shown = this.#describe(picture, LINEAR);
      if (!spansDecades(shown.data, scale.min ?? 0)) return { shown, scale: LINEAR };
    }
    return { shown: this.#describe(picture, scale), scale };
  }

  #scaleOf({ field, basis: { kind, expressions } }: PlannedPicture): FieldScale {
    const known = this.#scales.get(field);
    if (known !== undefined) return known;
    const seen = expressions.map((expression) => {
      const linear = this.#describe({ kind, expression }, LINEAR);
      if (!mayHaveDecades(field) || linear.nonPositiveFraction === 1) return linear;
      return this.#describe({ kind, expression }, { norm: 'log', min: null });
    });
    const scale = fieldScale(field, seen);
    this.#scales.set(field, scale);
    return scale;
  }

  #describe(picture: PictureSubject, scale: FieldScale): PanelDescription {
    const { engine, address, style } = this.#options;
    const key = `${picture.expression} ${JSON.stringify(scale)}`;
    const known = this.#described.get(key);
    if (known !== undefined) return known;
    const spec = pictureSpec(picture, scale, address, style, 'usual');
    const [panel] = engine.describe(spec, this.#signal).panels;
    if (panel === undefined) throw new RangeError(`${picture.expression} is no field`);
    this.#described.set(key, panel);
    return panel;
  }
}

const LINEAR: FieldScale = { norm: 'linear' };

/** emout's line of an animation: the options of its plot without the contours. */
function gifplot(expression: string, plot: string): string {
  const [, options = ''] = /\.plot\((.*)\)$/.exec(plot) ?? [];
  return `data.${expression}.gifplot(${options})`;
}
