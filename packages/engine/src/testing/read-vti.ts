/** A `.vti` file as a reader of VTK takes it apart. */
export interface VtiImage {
  /** x, y, z. */
  readonly origin: readonly number[];
  readonly spacing: readonly number[];
  /** First and last point of x, y, z. */
  readonly extent: readonly number[];
  readonly time: number | null;
  readonly arrays: ReadonlyMap<string, Float32Array | Float64Array | Uint8Array>;
}

const TYPES = { Float32: Float32Array, Float64: Float64Array, UInt8: Uint8Array } as const;

/** Reads image data with point data appended raw. @throws RangeError when lengths and offsets do not fit */
export function readVti(bytes: Uint8Array<ArrayBuffer>): VtiImage {
  const text = new TextDecoder('latin1').decode(bytes);
  const start = text.indexOf('<AppendedData encoding="raw">');
  const data = text.indexOf('_', start) + 1;
  const head = text.slice(0, start);
  if (!/<VTKFile type="ImageData" version="1.0" byte_order="LittleEndian" header_type="UInt64">/.test(head)) {
    throw new RangeError('no image data with lengths of 8 bytes');
  }
  const pointData = /<PointData>(.*)<\/PointData>/s.exec(head)?.[1] ?? '';
  const arrays = new Map<string, Float32Array | Float64Array | Uint8Array>();
  let end = 0;
  for (const [, type = '', name = '', offset = ''] of pointData.matchAll(
    /<DataArray type="(\w+)" Name="([^"]*)" format="appended" offset="(\d+)"\/>/g,
  )) {
    if (Number(offset) !== end) throw new RangeError(`${name} begins at ${offset}, not at ${end}`);
    const length = Number(new DataView(bytes.buffer, data + end, 8).getBigUint64(0, true));
    const from = data + end + 8;
    const Elements = TYPES[type as keyof typeof TYPES];
    arrays.set(unescaped(name), new Elements(bytes.buffer.slice(from, from + length)));
    end += 8 + length;
  }
  if (text.slice(data + end).trim() !== '</AppendedData>\n</VTKFile>') throw new RangeError('no proper end');
  const time = /Name="TimeValue"[^>]*>([^<]*)</.exec(head)?.[1];
  return {
    origin: numbers(head, 'Origin'),
    spacing: numbers(head, 'Spacing'),
    extent: numbers(head, 'Extent'),
    time: time === undefined ? null : Number(time),
    arrays,
  };
}

function numbers(head: string, attribute: string): number[] {
  const [, list = ''] = new RegExp(` ${attribute}="([^"]*)"`).exec(head) ?? [];
  return list.split(' ').map(Number);
}

function unescaped(text: string): string {
  return new TextDecoder()
    .decode(Uint8Array.from(text, (character) => character.charCodeAt(0)))
    .replaceAll('&quot;', '"')
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
}
