import type { PictureFormat } from '@emout/engine/picture-format';
import { playerScriptHash } from '@emout/render/player-script';

const SVG_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox";

/**
 * What a picture may do when it is opened as a page of its own: an SVG shows itself, a player runs its own script in an
 * origin that is nobody's. The other formats hold nothing that runs, and the viewers that browsers put round them
 * would obey a policy, too.
 */
function policyOf(format: PictureFormat): string | null {
  if (format === 'svg') return SVG_POLICY;
  if (format !== 'html') return null;
  return `default-src 'none'; script-src '${playerScriptHash()}'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; sandbox allow-scripts`;
}

/** The headers that a picture's format and name ask for; `fileName` is without an ending. */
export function pictureHeaders(format: PictureFormat, fileName: string): Record<string, string> {
  const policy = policyOf(format);
  return {
    'content-disposition': disposition(`${fileName}.${format}`),
    ...(policy === null ? {} : { 'content-security-policy': policy }),
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
