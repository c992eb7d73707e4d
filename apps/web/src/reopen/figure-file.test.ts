import { figure } from '@emout/figure/builder';
import { canonicalJson } from '@emout/figure/canonical';
import type { FigureRecord } from '@emout/render/figure-record';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFigureFile } from './figure-file';
import { changedData, readRecordedData } from './recorded-data';

const SPEC = figure('lunar/a').map('phisp[-1, :, 6, :]').spec();

function provenance(fingerprint: string, parameters = 'p'): string {
  const runs = [{ run: 'lunar/a', fields: [{ name: 'phisp', fingerprint }] }];
  return JSON.stringify({ runs, parameters, resolved: ['phisp[19, :, 6, :]'] });
}

function svg(record: Partial<FigureRecord>): Blob {
  const whole = { spec: canonicalJson(SPEC), provenance: provenance('f'), software: 'emout web', ...record };
  return new Blob([
    `<svg xmlns="http://www.w3.org/2000/svg"><metadata><emout:figure xmlns:emout="x">${JSON.stringify(whole)}</emout:figure></metadata></svg>`,
  ]);
}

describe('readFigureFile', () => {
  it('reads figure and data back', async () => {
    const file = await readFigureFile(svg({}));
    expect(file).toMatchObject({ kind: 'figure', spec: SPEC, data: { resolved: ['phisp[19, :, 6, :]'] } });
  });

  it.each([
    ['words', new Blob(['Only words.']), 'unreadable'],
    ['nothing', new Blob([]), 'unreadable'],
    ['a picture of another program', new Blob(['<svg xmlns="http://www.w3.org/2000/svg"/>']), 'empty'],
    ['a record that is no JSON', svg({ spec: '{' }), 'unreadable'],
    ['a figure of a newer version', svg({ spec: '{"v":99,"panels":[]}' }), 'unlike'],
  ])('says what is wrong with %s', async (_, file, kind) => {
    expect((await readFigureFile(file)).kind).toBe(kind);
  });
});

describe('changedData', () => {
  const then = readRecordedData(provenance('f'));
  it('names what was written again', () => {
    expect(changedData(then, readRecordedData(provenance('f')))).toBeNull();
    expect(changedData(then, readRecordedData(provenance('g')))).toEqual({
      fields: ['phisp'],
      parameters: false,
    });
    expect(changedData(then, readRecordedData(provenance('f', 'q')))).toEqual({
      fields: [],
      parameters: true,
    });
  });

  it('knows nothing of a record that says nothing', () => {
    expect(changedData(then, readRecordedData('{}'))).toBeNull();
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        expect(changedData(then, readRecordedData(text))).toBeNull();
      }),
    );
  });
});
