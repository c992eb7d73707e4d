import type { IncomingMessage } from 'node:http';
import { TaggedError } from '@emout/api/errors';
import { MAX_SPEC_BYTES } from '@emout/api/schemas';

/** A figure specification and what tRPC wraps around it. */
const MAX_BODY_BYTES = 4 * MAX_SPEC_BYTES;

/** Reads a request's body; throws `BodyTooLarge` as soon as it is. */
export async function readBody(request: IncomingMessage, maxBytes = MAX_BODY_BYTES): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) {
      request.resume();
      throw new TaggedError({
        tag: 'BodyTooLarge',
        message: `The request's body is larger than ${Math.round(maxBytes / 1000)} kB.`,
      });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
