'use client';

import type { ReactNode } from 'react';
import { Head } from './head';
import styles from './words-page.module.css';

export interface WordsPageProps {
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly actions: ReactNode;
}

/** A page that has only something to say. */
export function WordsPage({ title, children, actions }: WordsPageProps) {
  return (
    <>
      <Head />
      <main className={styles.page}>
        <div className={styles.words}>
          <h1>{title}</h1>
          {children}
          <div className="note-acts">{actions}</div>
        </div>
      </main>
    </>
  );
}
