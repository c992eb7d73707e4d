import { type ErrorBody, TaggedError } from '@emout/api/errors';
import {
  formatOfFileName,
  PICTURE_FORMATS,
  type PictureFormat,
  showsFrames,
} from '@emout/engine/picture-format';
import { decodeSpec } from '@emout/figure/codec';
import { figureFromQuery } from '@emout/figure/query';
import type { FigureSpec } from '@emout/figure/spec';

const FIG_PREFIX = '/fig/';
/** The dashboard's own addresses, `/f.png?s=…`. */
const DASHBOARD_PICTURE = /^\/f\.[A-Za-z]{2,5}$/;

/** What an address asks for: a figure, and how it is to be written. */
export interface AskedPicture {
  readonly spec: FigureSpec;
  readonly format: PictureFormat;
  /** Of JPEG and WebP; as it was written. */
  readonly quality: string | null;
  /** Of a page that plays; as it was written. */
  readonly lang: string | null;
}

function badRequest(message: string, cause?: unknown): TaggedError {
  return new TaggedError({ tag: 'BadRequest', message }, { cause });
}

function decodePath(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    throw badRequest(
      'The path has a % that is not followed by the two hexadecimal digits of a UTF-8 byte.',
      cause,
    );
  }
}

/** The format that a path's ending names. Throws a sentence for another ending. */
function formatOfPath(path: string): PictureFormat {
  const format = formatOfFileName(path);
  if (format !== null) return format;
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(path)?.[1];
  const what = ending === undefined ? 'has no ending' : `ends in .${ending}`;
  const known = PICTURE_FORMATS.map((one) => `.${one}`).join(', ');
  throw new TaggedError({ tag: 'NotFound', message: `The address ${what}; pictures end in ${known}.` });
}

/** The run that `/fig/<run>.<ending>` names, slashes and all, and the format. Throws a sentence for what names none. */
export function runOfPath(pathname: string): { readonly run: string; readonly format: PictureFormat } {
  const named = decodePath(pathname.slice(FIG_PREFIX.length));
  const format = formatOfPath(named);
  const run = named.slice(0, named.lastIndexOf('.'));
  if (run !== '') return { run, format };
  throw badRequest(`The address names no run: write /fig/<run>.${format}?expr=phisp[-1,:,64,:].`);
}

/** What a picture's address asks for. Throws one sentence for what it does not understand. */
export function pictureOfAddress(address: string): AskedPicture {
  const at = address.indexOf('?');
  const pathname = at === -1 ? address : address.slice(0, at);
  const query = new URLSearchParams(at === -1 ? '' : address.slice(at + 1));
  const [quality, lang] = [query.get('quality'), query.get('lang')];
  if (DASHBOARD_PICTURE.test(pathname)) {
    const format = formatOfPath(pathname);
    const text = query.get('s');
    if (text === null) throw badRequest(`The address carries no figure: write /f.${format}?s=<figure>.`);
    return { spec: decodeSpec(text), format, quality, lang };
  }
  const { run, format } = runOfPath(pathname);
  for (const name of ['quality', 'lang']) query.delete(name);
  // Who asks for a film and says no axis means time.
  if (showsFrames(format, false) && !query.has('animate')) query.set('animate', 't');
  return { spec: figureFromQuery(run, query), format, quality, lang };
}

/**
 * The words of an error for the address that was asked for: who wrote `?expr=…` never saw the specification that was
 * made of it, so its members are not named.
 */
export function errorForAddress(address: string, error: ErrorBody): ErrorBody {
  if (!address.startsWith(FIG_PREFIX)) return error;
  return { ...error, message: error.message.replace(/^panels\[\d+\](?:\.[\w.[\]]+)?: /, '') };
}

/** Whether an address is that of a picture. */
export function isPictureAddress(pathname: string): boolean {
  return DASHBOARD_PICTURE.test(pathname) || pathname.startsWith(FIG_PREFIX);
}
