import type { RunDetail } from '@emout/api/schemas';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Head } from '../shell/head';

/** The running head of a run. */
export function RunHead({ run, actions }: { run: RunDetail; actions?: ReactNode }) {
  const t = useTranslations('explorer');
  return (
    <Head
      crumbs={[{ label: run.root, href: '/' }, { label: run.name }]}
      views={<span className="ex-view-on">{t('slice')}</span>}
      actions={actions}
    />
  );
}
