import { useEffect, useState } from 'react';

const KEPT = 5;
const SETTLED_MS = 1500;

function storageKey(run: string): string {
  return `emout formulas ${run}`;
}

function read(run: string): string[] {
  try {
    const stored: unknown = JSON.parse(window.sessionStorage.getItem(storageKey(run)) ?? '[]');
    return Array.isArray(stored) ? stored.filter((one) => typeof one === 'string').slice(0, KEPT) : [];
  } catch {
    // A browser may close its storage to the page; then there is no past.
    return [];
  }
}

function write(run: string, formulas: readonly string[]): void {
  try {
    window.sessionStorage.setItem(storageKey(run), JSON.stringify(formulas));
  } catch {
    // As above.
  }
}

/** The last formulas of this run on which the reader stayed for a moment, newest first. */
export function useEarlierFormulas(run: string, shown: string, drawn: boolean): readonly string[] {
  const [formulas, setFormulas] = useState<readonly string[]>([]);
  useEffect(() => setFormulas(read(run)), [run]);
  useEffect(() => {
    if (!drawn) return;
    const timer = setTimeout(() => {
      const next = [shown, ...read(run).filter((one) => one !== shown)].slice(0, KEPT);
      write(run, next);
      setFormulas(next);
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [run, shown, drawn]);
  return formulas;
}
