'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { withoutBase } from '../base-path';
import { runsAddress } from '../runs/run-address';
import { WordsPage } from '../shell/words-page';
import { buttonClass } from '../ui/button';

export default function NotFoundPage() {
  const t = useTranslations('errors.notFound');
  const path = withoutBase(usePathname());
  return (
    <WordsPage
      title={t('title')}
      actions={
        <Link className={buttonClass('primary', true)} href={runsAddress()}>
          {t('action')}
        </Link>
      }
    >
      <p className="msg">{t.rich('text', { path, code: (words) => <code>{words}</code> })}</p>
    </WordsPage>
  );
}
