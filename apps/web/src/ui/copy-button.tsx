'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button, type ButtonProps } from './button';

const SHOWN_MS = 2000;

/** Where the clipboard is closed to the page (plain http to another host) the old way still works. */
function copyBySelection(text: string): void {
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'vh';
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}

async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyBySelection(text);
  }
}

export interface CopyButtonProps {
  readonly text: string;
  readonly kind?: ButtonProps['kind'];
  /** Spoken name, where many buttons have the same words. */
  readonly label?: string;
  readonly children?: ReactNode;
}

/** Copies a text and says so for two seconds in its own place. */
export function CopyButton({ text, kind = 'outline', label, children }: CopyButtonProps) {
  const t = useTranslations('shell');
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <Button
      kind={kind}
      small
      onClick={() => void copyText(text).then(() => setCopied(true))}
      aria-live="polite"
      aria-label={copied ? undefined : label}
    >
      {copied ? t('copied') : (children ?? t('copy'))}
    </Button>
  );
}
