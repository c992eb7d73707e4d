import { encodeSpec } from '@emout/figure/codec';
import type { FigureSpec } from '@emout/figure/spec';
import { below } from '../base-path';
import { type Failure, SIGNED_OUT, UNREACHABLE } from '../trpc/failure';
import { failureOfResponse } from '../trpc/response-failure';

/** A picture that did not come, with the words of the server. */
export class PictureError extends Error {
  readonly tag = 'Picture' as const;

  constructor(
    readonly failure: Failure,
    options?: ErrorOptions,
  ) {
    super(failure.message, options);
    this.name = 'PictureError';
  }
}

/** The address of a figure as a picture; `ending` names its format. */
export function pictureAddress(spec: FigureSpec, ending = 'png'): string {
  return below(`/f.${ending}?s=${encodeSpec(spec)}`);
}

/**
 * Fetches and decodes a picture, so that it can be put on the page without a moment of nothing.
 * @throws PictureError, or the signal's AbortError
 */
export async function fetchPicture(spec: FigureSpec, signal: AbortSignal): Promise<ImageBitmap> {
  return createImageBitmap(await fetchPictureFile(pictureAddress(spec), signal));
}

/**
 * Fetches a picture as the file that it would be.
 * @throws PictureError, or the signal's AbortError
 */
export async function fetchPictureFile(address: string, signal: AbortSignal): Promise<Blob> {
  const headers = { accept: 'image/*, application/json' };
  const response = await fetch(address, { signal, headers }).catch((cause: unknown) => {
    signal.throwIfAborted();
    throw new PictureError(
      { tag: UNREACHABLE, message: 'The server does not answer.', hint: null },
      { cause },
    );
  });
  if (!response.ok) throw new PictureError(await failureOfResponse(response));
  const type = response.headers.get('content-type') ?? '';
  // Without a session the answer is the page that asks for the key.
  if (!type.startsWith('image/')) {
    throw new PictureError({ tag: SIGNED_OUT, message: 'This browser has no session.', hint: null });
  }
  return response.blob();
}
