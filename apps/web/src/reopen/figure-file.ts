import { FigureSpecError } from '@emout/figure/errors';
import { type FigureSpec, parseFigureSpec } from '@emout/figure/spec';
import { readFigureRecord, UnreadableFigureFileError } from '@emout/render/embedded-figure';
import { type RecordedData, readRecordedData } from './recorded-data';

/** Far above what is saved here; a file of this size is not read into the browser. */
export const MAX_FILE_BYTES = 256_000_000;

/** What a file holds. */
export type FigureFile =
  | {
      readonly kind: 'figure';
      readonly spec: FigureSpec;
      readonly data: RecordedData;
      readonly software: string;
    }
  | { readonly kind: 'empty' | 'unreadable' | 'large' }
  /** A figure that this version does not know how to draw. */
  | { readonly kind: 'unlike'; readonly detail: string };

/** Reads the figure that a picture file keeps. */
export async function readFigureFile(file: Blob): Promise<FigureFile> {
  if (file.size > MAX_FILE_BYTES) return { kind: 'large' };
  try {
    const record = readFigureRecord(new Uint8Array(await file.arrayBuffer()));
    if (record === null) return { kind: 'empty' };
    const { software, provenance } = record;
    const spec = parseFigureSpec(JSON.parse(record.spec));
    return { kind: 'figure', spec, data: readRecordedData(provenance), software };
  } catch (error) {
    if (error instanceof FigureSpecError) return { kind: 'unlike', detail: error.message };
    const known =
      error instanceof UnreadableFigureFileError ||
      // Broken JSON; a file that was moved away while it was read.
      error instanceof SyntaxError ||
      error instanceof DOMException;
    if (known) return { kind: 'unreadable' };
    throw error;
  }
}
