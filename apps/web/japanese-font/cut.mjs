/**
 * Cuts Noto Sans JP and Noto Serif JP down to the characters that the Japanese catalogue uses, kana with their
 * punctuation, and the words of `more.txt`. The cut is what readers without a Japanese font of their own see. Run after new kanji
 * appeared in the catalogue (a test says so):
 *
 *   npm install --no-save subset-font@2 @expo-google-fonts/noto-sans-jp @expo-google-fonts/noto-serif-jp
 *   node apps/web/japanese-font/cut.mjs
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const require = createRequire(process.env.CUT_FROM ?? path.join(here, 'cut.mjs'));
const subsetFont = require('subset-font');

const FACES = [
  ['noto-sans-jp', '400Regular', 'NotoSansJP'],
  ['noto-sans-jp', '600SemiBold', 'NotoSansJP'],
  ['noto-serif-jp', '400Regular', 'NotoSerifJP'],
  ['noto-serif-jp', '600SemiBold', 'NotoSerifJP'],
];

/** Japanese characters of a text: from the CJK punctuation on, with the full-width forms. */
export function japaneseOf(text) {
  return text.match(/[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]/g) ?? [];
}

const catalogue = path.join(here, '../src/i18n/messages/ja');
const texts = readdirSync(catalogue).map((file) => readFileSync(path.join(catalogue, file), 'utf8'));
texts.push(readFileSync(path.join(here, 'more.txt'), 'utf8'), '日本語');
for (let code = 0x3000; code <= 0x30ff; code += 1) texts.push(String.fromCharCode(code));
const characters = [...new Set(texts.flatMap(japaneseOf))].sort().join('');

for (const [family, weight, name] of FACES) {
  const source = require.resolve(`@expo-google-fonts/${family}/${weight}/${name}_${weight}.ttf`);
  const cut = await subsetFont(readFileSync(source), characters, { targetFormat: 'woff2' });
  writeFileSync(path.join(here, `${family}-${weight.slice(0, 3)}.woff2`), cut);
  console.log(`${family} ${weight}: ${characters.length} characters, ${Math.round(cut.length / 1000)} kB`);
}
writeFileSync(path.join(here, 'characters.txt'), `${characters}\n`);
