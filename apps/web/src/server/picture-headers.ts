import type { PictureFormat } from '@emout/engine/picture-format';
import { playerScriptHash } from '@emout/render/player-script';

/** Browsers lay out a picture of its own by a style, and show its bytes as an image. */
const IMAGE_POLICY =
  "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

/**
 * What a picture may do when it is opened as a page of its own: an image shows itself and runs nothing, a player runs its
 * own script in an origin that is nobody's. A PDF is shown by a viewer that browsers put round it, which would obey a
 * stricter policy, too.
 */
function policyOf(format: PictureFormat): string {
  if (format === 'pdf') return "base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
  if (format !== 'html') return IMAGE_POLICY;
  return `default-src 'none'; script-src '${playerScriptHash()}'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-scripts`;
}

/** The headers that a picture's format and name ask for; `fileName` is without an ending. */
export function pictureHeaders(format: PictureFormat, fileName: string): Record<string, string> {
  return {
    'content-disposition': disposition(`${fileName}.${format}`),
    'content-security-policy': policyOf(format),
  };
}

/** RFC 6266: the name in ASCII for all, and as it is for those who read RFC 8187. */
function disposition(fileName: string): string {
  const plain = fileName
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\%]/g, '_');
  const ascii = /^\./.test(plain) ? `figure${plain}` : plain;
  if (ascii === fileName) return `inline; filename="${ascii}"`;
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `inline; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
