'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { WordsPage } from '../shell/words-page';
import { buttonClass } from '../ui/button';

export default function NotFoundPage() {
  const t = useTranslations('errors.notFound');
  const path = usePathname();
  return (
    <WordsPage
      title={t('title')}
      actions={
        <Link className={buttonClass('primary', true)} href="/">
          {t('action')}
        </Link>
      }
    >
      <p className="msg">{t.rich('text', { path, code: (words) => <code>{words}</code> })}</p>
    </WordsPage>
  );
}
