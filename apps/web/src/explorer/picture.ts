import { encodeSpec } from '@emout/figure/codec';
import type { FigureSpec } from '@emout/figure/spec';
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

/** The address of a picture that the page shows. */
export function pictureAddress(spec: FigureSpec): string {
  return `/f.png?s=${encodeSpec(spec)}`;
}

/**
 * Fetches and decodes a picture, so that it can be put on the page without a moment of nothing.
 * @throws PictureError, or the signal's AbortError
 */
export async function fetchPicture(spec: FigureSpec, signal: AbortSignal): Promise<ImageBitmap> {
  const headers = { accept: 'image/png, application/json' };
  const response = await fetch(pictureAddress(spec), { signal, headers }).catch((cause: unknown) => {
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
  return createImageBitmap(await response.blob());
}
