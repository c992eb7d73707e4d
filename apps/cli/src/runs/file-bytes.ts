import { readFileSync } from 'node:fs';
import { UsageError } from '../errors.js';

/** The bytes of a file that was named in a shell. @throws UsageError saying why it cannot be read. */
export function fileBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    throw new UsageError(
      code === 'ENOENT' ? `There is no file ${path}.` : `${path} cannot be read: the system says ${code}.`,
      { cause: error },
    );
  }
}
