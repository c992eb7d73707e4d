const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const LAST_CHARACTER = 0x10ffff;

/** Text with its references to characters (`&lt;`, `&#60;`, `&#x3c;`) replaced; others stay as they are. */
export function unescapedXml(text: string): string {
  return text.replace(
    /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/g,
    (reference, name?: string, decimal?: string, hex?: string) => {
      if (name !== undefined) return NAMED[name] ?? reference;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code <= LAST_CHARACTER ? String.fromCodePoint(code) : reference;
    },
  );
}
