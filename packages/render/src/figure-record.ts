/**
 * What a picture file keeps of the figure in it, so that the figure can be read back and drawn again.
 *
 * Where each format keeps it:
 * - PNG and APNG: `iTXt` chunks right behind `IHDR`, one for each field, keywords as in `RECORD_KEYWORDS`, no language.
 *   Texts of more than 1024 bytes are compressed (flag 1, zlib), shorter ones are plain.
 * - JPEG: the XMP packet of `xmpPacket` in an APP1 segment headed `http://ns.adobe.com/xap/1.0/\0`, right behind SOI and
 *   the JFIF segment. A packet of more than 65 502 bytes is an extended packet instead: the segment holds
 *   `xmpNote:HasExtendedXMP`, and APP1 segments headed `http://ns.adobe.com/xmp/extension/\0`, then the same 32
 *   hexadecimal digits (MD5 of the packet), its length and the offset of the part (both uint32, big end first), hold it.
 * - WebP: the same packet, whole, in a chunk `XMP ` (the fourth character a space) behind the picture.
 */
export interface FigureRecord {
  /** Canonical JSON of the figure's specification. */
  readonly spec: string;
  /** JSON of where the data came from. */
  readonly provenance: string;
  readonly title?: string;
  /** Name and version of the program that drew it. */
  readonly software: string;
}

/** Names of the fields in files with keywords (PNG). */
export const RECORD_KEYWORDS: Readonly<Record<keyof FigureRecord, string>> = {
  spec: 'emout:figure',
  provenance: 'emout:provenance',
  title: 'Title',
  software: 'Software',
};

/** The fields of a record that have a text, in the order in which files hold them. */
export function recordFields(record: FigureRecord): readonly (readonly [keyof FigureRecord, string])[] {
  const fields: (readonly [keyof FigureRecord, string])[] = [
    ['software', record.software],
    ['spec', record.spec],
    ['provenance', record.provenance],
  ];
  if (record.title !== undefined) fields.unshift(['title', record.title]);
  return fields;
}
