import { type ErrorBody, TaggedError } from '@emout/api/errors';
import { decodeSpec } from '@emout/figure/codec';
import { figureFromQuery } from '@emout/figure/query';
import type { FigureSpec } from '@emout/figure/spec';

export const FIG_PREFIX = '/fig/';
export const DASHBOARD_PICTURE = '/f.png';

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

/** The run that `/fig/<run>.png` names, slashes and all. Throws a sentence for another ending. */
export function runOfPath(pathname: string): string {
  const named = decodePath(pathname.slice(FIG_PREFIX.length));
  if (!named.endsWith('.png')) {
    const ending = /\.([A-Za-z0-9]{1,8})$/.exec(named)?.[1];
    const what = ending === undefined ? 'has no ending' : `ends in .${ending}`;
    throw new TaggedError({ tag: 'NotFound', message: `The address ${what}; pictures end in .png.` });
  }
  const run = named.slice(0, -'.png'.length);
  if (run === '') throw badRequest('The address names no run: write /fig/<run>.png?expr=phisp[-1,:,64,:].');
  return run;
}

/** The specification of a picture's address. Throws one sentence for what it does not understand. */
export function specOfAddress(address: string): FigureSpec {
  const at = address.indexOf('?');
  const pathname = at === -1 ? address : address.slice(0, at);
  const query = new URLSearchParams(at === -1 ? '' : address.slice(at + 1));
  if (pathname !== DASHBOARD_PICTURE) return figureFromQuery(runOfPath(pathname), query);
  const text = query.get('s');
  if (text === null) throw badRequest('The address carries no figure: write /f.png?s=<figure>.');
  return decodeSpec(text);
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
  return pathname === DASHBOARD_PICTURE || pathname.startsWith(FIG_PREFIX);
}
