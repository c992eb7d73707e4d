import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FigureRecord } from './figure-record.js';
import { parseRecordJson, recordJson } from './record-json.js';

const words = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(']]>', '-->', '</script>', '\ud800', '\0\u001b\u0085', '電位 φ', '\\u003c "'),
);
const records: fc.Arbitrary<FigureRecord> = fc.oneof(
  fc.record({ spec: words, provenance: words, software: words }),
  fc.record({ spec: words, provenance: words, title: words, software: words }),
);

test('every record comes back, and its JSON needs no quoting anywhere', () => {
  fc.assert(
    fc.property(records, (record) => {
      const json = recordJson(record);
      expect(json).toMatch(/^[ !"#$%'-;=?-~]*$/);
      expect(parseRecordJson(json)).toEqual(record);
    }),
  );
});

test.each(['', '{', '[]', 'null', '"spec"', '{"spec":1,"provenance":"","software":""}', '{"spec":"{}"}'])(
  'no record: %s',
  (text) => {
    expect(parseRecordJson(text)).toBeNull();
  },
);
