import { type FigureRecord, recordFields } from './figure-record.js';

/** XML namespace of the fields that XMP has no name for. */
export const EMOUT_NAMESPACE = 'urn:emout:1.0:';

/** Elements that hold the fields of a record in an XMP packet; the title is an alternative of `dc:title`. */
export const XMP_ELEMENTS: Readonly<Record<keyof FigureRecord, string>> = {
  spec: 'emout:figure',
  provenance: 'emout:provenance',
  title: 'dc:title',
  software: 'xmp:CreatorTool',
};

/**
 * A record as an XMP packet (ISO 16684-1): one `rdf:Description` with an element for each field, in which `&`, `<` and
 * `>`, and control characters as `&#n;`, are written as XML asks for.
 */
export function xmpPacket(record: FigureRecord): string {
  const elements = recordFields(record).map(([field, text]) => {
    const name = XMP_ELEMENTS[field];
    const words = escapedXml(text);
    return field === 'title'
      ? `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${words}</rdf:li></rdf:Alt></${name}>`
      : `<${name}>${words}</${name}>`;
  });
  return description(elements.join(''));
}

/** The packet that names an extended packet by the MD5 digest of it, 32 hexadecimal digits. */
export function xmpExtensionNote(digest: string): string {
  return description(`<xmpNote:HasExtendedXMP>${digest}</xmpNote:HasExtendedXMP>`);
}

function description(content: string): string {
  return (
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>' +
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">' +
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" ' +
    'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpNote="http://ns.adobe.com/xmp/note/" ' +
    `xmlns:emout="${EMOUT_NAMESPACE}">` +
    `${content}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>`
  );
}

/** Characters that XML 1.0 cannot hold at all, not even by number, become U+FFFD. */
function escapedXml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML does not allow
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD')
      .replace(/[&<>\r]/g, (character) => `&#${character.charCodeAt(0)};`)
  );
}
