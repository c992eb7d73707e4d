import type { ReactNode } from 'react';
import { CopyButton } from './copy-button';

/** Code one can paste; `text` is what the button copies. */
export function CodeBlock({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <div className="code">
      <pre>{children ?? text}</pre>
      <CopyButton text={text} />
    </div>
  );
}
