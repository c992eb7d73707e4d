'use client';

import type { FigureSpec } from '@emout/figure/spec';
import Link from 'next/link';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { runsAddress } from '../runs/run-address';
import { Head } from '../shell/head';
import { buttonClass } from '../ui/button';
import { Message } from '../ui/message';
import { figureOfQuery } from './figure-address';
import { FigureSheet } from './figure-sheet';
import { useFigureFiles } from './use-figure-files';
// The order is that of the cascade.
import '../explorer/page.css';
import '../explorer/menus.css';

type Asked =
  | { readonly kind: 'figure'; readonly spec: FigureSpec }
  | { readonly kind: 'none' }
  | { readonly kind: 'broken'; readonly detail: string };

function readAddress(): Asked {
  try {
    const spec = figureOfQuery(new URLSearchParams(window.location.search));
    return spec === null ? { kind: 'none' } : { kind: 'figure', spec };
  } catch (error) {
    return { kind: 'broken', detail: error instanceof Error ? error.message : String(error) };
  }
}

/** The page of a figure that its address holds as a whole. */
export function SavedFigure() {
  const t = useTranslations('reopen.page');
  const files = useFigureFiles();
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(() => {
    const read = () => setAsked(readAddress());
    read();
    window.addEventListener('popstate', read);
    return () => window.removeEventListener('popstate', read);
  }, []);
  return (
    <>
      <Head crumbs={[{ label: t('title') }]} />
      {asked?.kind === 'figure' ? (
        <FigureSheet spec={asked.spec} onChooseFile={files.choose} />
      ) : (
        <main className="ex-alone">
          {asked === null ? null : (
            <Message
              tone={asked.kind === 'none' ? 'plain' : 'bad'}
              title={t(`${asked.kind}.title`)}
              actions={
                <Link className={buttonClass('outline', true)} href={runsAddress()}>
                  {t('none.action')}
                </Link>
              }
            >
              {asked.kind === 'none' ? t('none.text') : asked.detail}
            </Message>
          )}
        </main>
      )}
      {files.parts}
    </>
  );
}
