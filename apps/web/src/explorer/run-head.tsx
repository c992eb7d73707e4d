import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { inputAddress, runAddress, runsAddress, threeAddress } from '../runs/run-address';
import { type Crumb, Head } from '../shell/head';

const VIEWS = ['slice', 'three', 'input'] as const;
export type RunView = (typeof VIEWS)[number];

const ADDRESSES: Readonly<Record<RunView, (run: string) => string>> = {
  slice: runAddress,
  three: threeAddress,
  input: inputAddress,
};

export interface RunHeadProps {
  /** The root is not known before the run has been read. */
  readonly run: { readonly run: string; readonly name: string; readonly root: string | null };
  readonly view?: RunView;
  readonly actions?: ReactNode;
}

/** The running head of a run, with the ways to its other views. */
export function RunHead({ run, view = 'slice', actions }: RunHeadProps) {
  const t = useTranslations('explorer');
  const root: Crumb[] = run.root === null ? [] : [{ label: run.root, href: runsAddress() }];
  return (
    <Head
      crumbs={[...root, { label: run.name }]}
      views={VIEWS.map((one) =>
        one === view ? (
          <span key={one} className="ex-view-on" aria-current="page">
            {t(`views.${one}`)}
          </span>
        ) : (
          <Link key={one} href={ADDRESSES[one](run.run)} prefetch={false}>
            {t(`views.${one}`)}
          </Link>
        ),
      )}
      actions={actions}
    />
  );
}
