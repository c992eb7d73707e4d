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
 * @throws TaggedError `BodyTooLarge` beyond `maxBytes`, once the sender is through: who is cut off while writing
 * does not read the answer. Beyond 16 MB the connection is cut all the same.
 */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.byteLength;
      if (bytes <= maxBytes) chunks.push(chunk);
      else chunks.length = 0;
      if (bytes > MAX_DISCARDED_BYTES) {
        reject(tooLarge(maxBytes));
        request.destroy();
      }
    });
    request.once('end', () => {
      if (bytes > maxBytes) reject(tooLarge(maxBytes));
      else resolve(Buffer.concat(chunks).toString('utf8'));
    });
    request.once('error', reject);
    request.once('close', () =>
      reject(new TaggedError({ tag: 'Cancelled', message: 'The request was cancelled.' })),
    );
  });
}
