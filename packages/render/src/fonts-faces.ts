import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Font, FontFamily } from '@emout/figure/scene';

/** One font file of a family. */
interface FontFace {
  /** Below its package. */
  readonly file: string;
  readonly package: string;
  /** Of CSS. */
  readonly weight: 400 | 600 | 700;
  readonly style: Font['style'];
}

/** The typefaces of figures and the one that has the Japanese characters. */
type FaceFamily = FontFamily | 'Noto Sans JP';

/** Where characters are looked for that a typeface lacks. */
export const FALLBACK_FAMILIES = ['Noto Sans JP', 'DejaVu Sans'] as const satisfies readonly FaceFamily[];

/** Every font file that figures are drawn with. */
export const FONT_FACES: Readonly<Record<FaceFamily, readonly FontFace[]>> = {
  'DejaVu Sans': [
    dejavu('DejaVuSans', 400, 'normal'),
    dejavu('DejaVuSans-Bold', 700, 'normal'),
    dejavu('DejaVuSans-Oblique', 400, 'italic'),
    dejavu('DejaVuSans-BoldOblique', 700, 'italic'),
  ],
  'DejaVu Sans Mono': [dejavu('DejaVuSansMono', 400, 'normal'), dejavu('DejaVuSansMono-Bold', 700, 'normal')],
  'Source Sans 3': [
    google('source-sans-3', 'SourceSans3', 400, 'normal'),
    google('source-sans-3', 'SourceSans3', 400, 'italic'),
    google('source-sans-3', 'SourceSans3', 600, 'normal'),
    google('source-sans-3', 'SourceSans3', 600, 'italic'),
    google('source-sans-3', 'SourceSans3', 700, 'normal'),
  ],
  'Source Serif 4': [
    google('source-serif-4', 'SourceSerif4', 400, 'normal'),
    google('source-serif-4', 'SourceSerif4', 400, 'italic'),
    google('source-serif-4', 'SourceSerif4', 600, 'normal'),
    google('source-serif-4', 'SourceSerif4', 600, 'italic'),
  ],
  'Source Code Pro': [google('source-code-pro', 'SourceCodePro', 400, 'normal')],
  'Noto Sans JP': [
    google('noto-sans-jp', 'NotoSansJP', 400, 'normal'),
    google('noto-sans-jp', 'NotoSansJP', 700, 'normal'),
  ],
};

const WEIGHTS: Readonly<Record<Font['weight'], FontFace['weight']>> = {
  normal: 400,
  semibold: 600,
  bold: 700,
};

/** The face of a family that comes nearest: first in slant, then in weight. */
export function faceOf({
  family,
  weight,
  style,
}: Pick<Font, 'weight' | 'style'> & { family: FaceFamily }): FontFace {
  const faces = FONT_FACES[family];
  const slanted = faces.filter((face) => face.style === style);
  const distance = (face: FontFace): number => Math.abs(face.weight - WEIGHTS[weight]);
  return (slanted.length > 0 ? slanted : faces).reduce((best, face) =>
    distance(face) < distance(best) ? face : best,
  );
}

/** The TrueType file of a face. */
export function facePath(face: FontFace): string {
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve(`${face.package}/package.json`)), face.file);
}

/** The TrueType file that a font is drawn with, to be embedded or cut down. */
export function fontFile(font: Font): string {
  return facePath(faceOf(font));
}

/** The files with the characters that a font lacks, the first that has one is taken. */
export function fallbackFontFiles({ weight }: Font): readonly string[] {
  return FALLBACK_FAMILIES.map((family) => facePath(faceOf({ family, weight, style: 'normal' })));
}

function dejavu(name: string, weight: FontFace['weight'], style: Font['style']): FontFace {
  return { file: join('ttf', `${name}.ttf`), package: 'dejavu-fonts-ttf', weight, style };
}

function google(folder: string, name: string, weight: 400 | 600 | 700, style: Font['style']): FontFace {
  const named = { 400: 'Regular', 600: 'SemiBold', 700: 'Bold' }[weight];
  const face = `${weight}${named}${style === 'italic' ? '_Italic' : ''}`;
  return { file: join(face, `${name}_${face}.ttf`), package: `@expo-google-fonts/${folder}`, weight, style };
}
