import type { IncomingMessage } from 'node:http';
import { TaggedError } from '@emout/api/errors';

/** How much of a body that is too large is thrown away, so that the sender gets to read the answer. */
const MAX_DISCARDED_BYTES = 16 * 1024 * 1024;

function tooLarge(maxBytes: number): TaggedError {
  return new TaggedError({
    tag: 'BodyTooLarge',
    message: `The body is larger than ${maxBytes / 1024} kB.`,
    hint: 'A figure specification is a few hundred bytes.',
  });
}

/**
 * The body of a request as text.
 * @throws TaggedError `BodyTooLarge` beyond `maxBytes`; the rest is discarded, the connection cut if it does not end
 */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.byteLength;
      if (bytes <= maxBytes) {
        chunks.push(chunk);
        return;
      }
      chunks.length = 0;
      reject(tooLarge(maxBytes));
      if (bytes > MAX_DISCARDED_BYTES) request.destroy();
    });
    request.once('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    request.once('error', reject);
    request.once('close', () =>
      reject(new TaggedError({ tag: 'Cancelled', message: 'The request was cancelled.' })),
    );
  });
}
