import type { FieldSummary, RunDetail } from '@emout/engine/run-listing';
import { describe, expect, it } from 'vitest';
import type { PictureOutcome } from './drawing-threads.js';
import { galleryPage } from './gallery-page.js';
import { planGallery } from './gallery-plan.js';
import { DEFAULT_STYLE, type GalleryStyle } from './gallery-style.js';
import type { DrawnPicture } from './picture-drawer.js';

const DIRECTORY = '/data/of/somebody/<b>run';

function field(name: string): FieldSummary {
  const time = { firstS: 0, spacingS: 1e-6, firstEmses: 0, spacingEmses: 1 };
  return {
    ...{ name, label: 'Potential', category: 'fields', bytes: 1, shape: [3, 9, 9, 9], dtype: 'float32' },
    ...{ unit: 'V', state: 'readable', reason: null, notice: null, time, spacingM: 0.5 },
  };
}

const DETAIL: RunDetail = {
  ...{ run: '<b>run', name: '<b>run', state: 'stopped', notice: null, dxM: 0.5, bytes: 1, modifiedAtMs: 0 },
  reason: `${DIRECTORY}/icur ends at step 3.`,
  steps: { written: 3, expected: 20, lastTimeS: 2e-6 },
  grid: { nx: 8, ny: 8, nz: 8 },
  ...{ thumbnailField: 'phisp', root: '', conversionKey: { dxM: 0.5, toC: 10000 } },
  ...{ fields: [], problems: [], species: 2 },
};

/** The page of one field; pictures whose names hold `lost` could not be drawn. */
function page(lost = '-', change: Partial<GalleryStyle> = {}, name = 'phisp'): string {
  const style = { ...DEFAULT_STYLE, ...change };
  const fields = planGallery([field(name)], style);
  const outcomes = fields.flatMap(({ pictures }) =>
    pictures.map((planned): PictureOutcome => {
      const picture: DrawnPicture = {
        ...{ fileName: planned.fileName, bytes: 20_400, unit: 'V', norm: 'linear' },
        fixed: [{ axis: 'y', index: 4, value: 2, unit: 'm' }],
        data: { min: -4.5, max: 5 },
        python: `data.${planned.expression}.plot(cmap='a<b')`,
      };
      const failure = { tag: 'TruncatedFile', message: `${DIRECTORY}/phisp00_0000.h5 ends <early>.` };
      return lost !== '-' && planned.fileName.includes(lost)
        ? { kind: 'failed', planned, failure }
        : { kind: 'drawn', planned, picture };
    }),
  );
  return galleryPage({ run: { detail: DETAIL, directories: [DIRECTORY] }, style, fields, outcomes });
}

const text = (html: string) => html.replace(/<[^>]+>/g, '').replaceAll('\u00a0', ' ');

describe('galleryPage', () => {
  it('says what the run is', () => {
    const said = text(page());
    expect(said).toContain('3 of 20 steps, 2 µs');
    expect(said).toContain('8 × 8 × 8 cells');
    expect(said).toContain('dx = 0.5 m, to_c = 10');
  });

  it('has each picture with its place, what its data reach, its line of Python and its file', () => {
    const html = page();
    expect(html.match(/<figure/g)).toHaveLength(7);
    expect(html.match(/<img [^>]*loading="lazy"/g)).toHaveLength(7);
    const said = text(html);
    expect(said).toContain('xz plane at y = 2 m. Data reach −4.5 to 5 V.');
    expect(said).toContain('data.phisp[2, :, 4, :].plot(cmap=&#39;a&lt;b&#39;)');
    expect(html).toContain('<a href="phisp-xz.png">phisp-xz.png</a> 20 kB');
  });

  it('shows a still to those who want nothing to move', () => {
    expect(page()).toContain('<source media="(prefers-reduced-motion: reduce)" srcset="phisp-xz.png">');
    expect(page('-xz.png')).not.toContain('<source');
  });

  it('keeps the place of a picture that could not be drawn, with the reason', () => {
    const html = page('-yz.png');
    expect(html).not.toContain('src="phisp-yz.png"');
    expect(text(html)).toContain('yz plane could not be drawn.phisp00_0000.h5 ends &lt;early&gt;.');
    expect(text(html)).toContain('6 pictures, 1 missing');
  });

  it('holds no text as markup, no place of the machine and no address elsewhere', () => {
    const html = page('-', {}, '../x"><script>');
    expect(html).not.toContain('<b>run');
    expect(html.match(/<script>/g)).toHaveLength(1);
    expect(html).not.toContain('/data/of');
    expect(html).not.toMatch(/(?:src|srcset|href)="(?:[a-z]+:|\/)/);
  });

  it('leads to pictures that browsers do not show, and plays pages in place', () => {
    const html = page('-', { format: 'pdf', animation: 'html' });
    expect(html).not.toContain('<img');
    expect(html.match(/class="paper"/g)).toHaveLength(6);
    expect(html).toContain('<iframe src="phisp-time-xz.html"');
  });
});
