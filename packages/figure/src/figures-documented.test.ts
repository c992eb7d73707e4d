import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { type FigureBuilder, figure } from './builder.js';
import { canonicalJson } from './canonical.js';
import { COLORMAP_GROUPS } from './colormaps.js';
import { parseFigureSpec } from './spec.js';
import { layer } from './spec-layers.js';

const page = readFileSync(new URL('../../../docs/figures.md', import.meta.url), 'utf8');

const blocks = (language: string): string[] =>
  Array.from(
    page.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, 'g')),
    ([, text = '']) => text,
  );

const built = (code: string): string => {
  const builder: FigureBuilder = runInNewContext(code, { figure });
  return canonicalJson(builder.spec());
};
const checked = (json: unknown): string => canonicalJson(parseFigureSpec(json));

/** Kind, call and JSON of the rows of the table of layers. */
const rows = Array.from(
  page.matchAll(/^\| `(\w+)` \| [^|]* \| `(\..*?)` \| `(\{.*\})` \|$/gm),
  ([, kind = '', call = '', json = '']) => [kind, call, json] as const,
);

describe('docs/figures.md', () => {
  it('has a row for every layer', () => {
    const kinds = layer.options.map(({ shape }) => shape.kind.value);
    expect(rows.map(([kind]) => kind)).toEqual(kinds);
  });

  it.each(rows)('writes the layer %s in both ways', (_, call, json) => {
    expect(built(`figure('sim')${call}`)).toBe(checked({ v: 1, panels: [{ layers: [JSON.parse(json)] }] }));
  });

  it('lists every colour map by what it is for', () => {
    const groups = Array.from(
      page.matchAll(/^\| (sequential|diverging|cyclic|qualitative|miscellaneous) \| (.*) \|$/gm),
      ([, group = '', names = '']) => [group, names.match(/[\w-]+/g)] as const,
    );
    expect(Object.fromEntries(groups)).toEqual(COLORMAP_GROUPS);
  });

  it('shows figures that are drawn', () => {
    const [first, ...others] = blocks('json').map((text) => checked(JSON.parse(text)));
    const [same, ...codes] = blocks('js').map(built);
    expect(same).toBe(first);
    expect([others.length, codes.length]).toEqual([2, 1]);
  });
});
