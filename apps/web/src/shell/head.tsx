'use client';

import Link from 'next/link';
import { Fragment, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { runsAddress } from '../runs/run-address';
import { LanguageSwitch } from './language-switch';
import { SessionRule } from './session/session-rule';
import { SessionNote } from './session-note';
import { ThemeSwitch } from './theme-switch';

export interface Crumb {
  readonly label: ReactNode;
  /** Without one the crumb is where the page stands. */
  readonly href?: string;
}

export interface HeadProps {
  readonly crumbs?: readonly Crumb[];
  /** The views of what the crumbs name: links with `className="on"` or `aria-current="page"` for the shown one. */
  readonly views?: ReactNode;
  /** At the right end: at most one primary button. */
  readonly actions?: ReactNode;
}

/** The running head; its lower rule is the session's clock: ink is the time left, and there is none without a limit. */
export function Head({ crumbs = [], views, actions }: HeadProps) {
  const t = useTranslations('shell');
  return (
    <header className="head">
      <Link className="wm" href={runsAddress()} title={t('home')}>
        emout
      </Link>
      {crumbs.length === 0 ? null : (
        <nav className="crumb" aria-label={t('home')}>
          {crumbs.map((crumb, position) => (
            <Fragment key={crumb.href ?? 'here'}>
              {position === 0 ? null : <i aria-hidden="true">/</i>}
              {crumb.href === undefined ? (
                <span className="crumb-run" aria-current="page">
                  {crumb.label}
                </span>
              ) : (
                <Link href={crumb.href}>{crumb.label}</Link>
              )}
            </Fragment>
          ))}
        </nav>
      )}
      {views === undefined ? null : (
        <nav className="views" aria-label={t('views')}>
          {views}
        </nav>
      )}
      <span className="sp" />
      <SessionNote />
      <LanguageSwitch />
      <ThemeSwitch />
      {actions}
      <SessionRule />
    </header>
  );
}
