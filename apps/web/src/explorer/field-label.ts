/** What a field is: the key of its words and what stands in them. */
export interface FieldLabel {
  readonly key:
    | 'potential'
    | 'electric'
    | 'magnetic'
    | 'density'
    | 'current'
    | 'currentOf'
    | 'charge'
    | 'background'
    | 'backgroundOf';
  readonly words: Readonly<Record<string, string>>;
}

const PATTERNS: readonly [RegExp, FieldLabel['key']][] = [
  [/^phisp$/, 'potential'],
  [/^r?e(?<axis>[xyz])$/, 'electric'],
  [/^r?b(?<axis>[xyz])$/, 'magnetic'],
  [/^nd(?<species>\d+)p$/, 'density'],
  [/^j(?<axis>[xyz])$/, 'current'],
  [/^j(?<species>\d+)(?<axis>[xyz])$/, 'currentOf'],
  [/^rho$/, 'charge'],
  [/^rhobk$/, 'background'],
  [/^rhobksp(?<species>\d+)$/, 'backgroundOf'],
];

/** The words for a field whose name says what it is; null where only the worker's label is known. */
export function fieldLabel({ name }: { readonly name: string }): FieldLabel | null {
  for (const [pattern, key] of PATTERNS) {
    const match = pattern.exec(name);
    if (match !== null) return { key, words: { ...match.groups } };
  }
  return null;
}
