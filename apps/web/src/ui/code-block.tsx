import type { ReactNode } from 'react';
import { CopyButton } from './copy-button';

/** Code one can paste; `text` is what the button copies. */
export function CodeBlock({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <div className="code">
      {/* A long line is scrolled to with the arrow keys. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached. */}
      <pre tabIndex={0}>{children ?? text}</pre>
      <CopyButton text={text} />
    </div>
  );
}
