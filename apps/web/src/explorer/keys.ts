/** What a key does on this page. */
export type KeyAction =
  | { readonly kind: 'step'; readonly by: number }
  | { readonly kind: 'step-end'; readonly end: 'first' | 'last' }
  | { readonly kind: 'slice'; readonly by: number }
  | { readonly kind: 'limit'; readonly which: 'min' | 'max'; readonly direction: 1 | -1 }
  | {
      readonly kind:
        | 'formula'
        | 'play'
        | 'fit'
        | 'log'
        | 'units'
        | 'contours'
        | 'plane'
        | 'variables'
        | 'input'
        | 'share'
        | 'copy'
        | 'open'
        | 'list';
    }
  | { readonly kind: 'close' };

export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
}

const PLAIN: ReadonlyMap<string, KeyAction> = new Map(
  Object.entries<KeyAction>({
    Home: { kind: 'step-end', end: 'first' },
    End: { kind: 'step-end', end: 'last' },
    '/': { kind: 'formula' },
    ' ': { kind: 'play' },
    '\\': { kind: 'fit' },
    // The key of a Japanese keyboard that carries the backslash's place sends the yen sign.
    '¥': { kind: 'fit' },
    l: { kind: 'log' },
    c: { kind: 'contours' },
    u: { kind: 'units' },
    p: { kind: 'plane' },
    v: { kind: 'variables' },
    i: { kind: 'input' },
    s: { kind: 'share' },
    y: { kind: 'copy' },
    o: { kind: 'open' },
    '?': { kind: 'list' },
    Escape: { kind: 'close' },
    '[': { kind: 'limit', which: 'min', direction: -1 },
    ']': { kind: 'limit', which: 'min', direction: 1 },
    '{': { kind: 'limit', which: 'max', direction: -1 },
    '}': { kind: 'limit', which: 'max', direction: 1 },
  }),
);

/** The action of a key, or null. Up moves the slice away from the reader, as the third axis recedes. */
export function actionOf({ key, shiftKey }: KeyPress): KeyAction | null {
  const by = shiftKey ? 10 : 1;
  switch (key) {
    case 'ArrowLeft':
      return { kind: 'step', by: -by };
    case 'ArrowRight':
      return { kind: 'step', by };
    case 'ArrowUp':
      return { kind: 'slice', by };
    case 'ArrowDown':
      return { kind: 'slice', by: -by };
    default:
      return PLAIN.get(key) ?? null;
  }
}
