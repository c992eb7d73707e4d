'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { runsAddress } from '../runs/run-address';
import { WordsPage } from '../shell/words-page';
import { Button, buttonClass } from '../ui/button';
import { CodeBlock } from '../ui/code-block';

interface ErrorPageProps {
  readonly error: Error & { digest?: string };
  readonly reset: () => void;
}

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const t = useTranslations('errors.broken');
  const details =
    error.digest === undefined ? `${error.name}: ${error.message}` : `${error.name} ${error.digest}`;
  return (
    <WordsPage
      title={t('title')}
      actions={
        <>
          <Button kind="primary" small onClick={reset}>
            {t('action')}
          </Button>
          <Link className={buttonClass('quiet', true)} href={runsAddress()}>
            {t('runs')}
          </Link>
        </>
      }
    >
      <p className="msg">{t('text')}</p>
      <CodeBlock text={details} />
    </WordsPage>
  );
}
