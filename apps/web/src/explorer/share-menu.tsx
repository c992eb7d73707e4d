import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button, buttonClass } from '../ui/button';
import { CodeBlock } from '../ui/code-block';
import { Popover } from '../ui/popover';

export interface ShareMenuProps {
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  /** Of the figure as a picture with axes. */
  readonly pathOf: (ending: string) => string;
  readonly python: string | null;
  /** Opens the dialog for a file with a figure. */
  readonly onChooseFile: () => void;
}

const SAVED = ['png', 'svg', 'pdf'] as const;

/** The ways to take the figure along: this page, the picture, a file, the line of Python; and the way back. */
export function ShareMenu({ open, onOpen, pathOf, python, onChooseFile }: ShareMenuProps) {
  const t = useTranslations('explorer');
  const [origin, setOrigin] = useState('');
  const [address, setAddress] = useState('');
  const toggle = () => {
    setOrigin(window.location.origin);
    setAddress(window.location.href);
    onOpen(!open);
  };
  return (
    <div className="ex-share">
      <Button kind="primary" aria-haspopup="dialog" aria-expanded={open} onClick={toggle}>
        {t('share.action')}
      </Button>
      {open ? (
        <Popover label={t('share.title')} className="share" onClose={() => onOpen(false)}>
          <h2>{t('share.title')}</h2>
          <p className="lg-h">{t('share.address')}</p>
          <CodeBlock text={address === '' ? window.location.href : address} />
          <p className="lg-h">{t('share.picture')}</p>
          <CodeBlock text={`${origin === '' ? window.location.origin : origin}${pathOf('png')}`} />
          <p className="lg-h">{t('share.save')}</p>
          <div className="ex-files">
            {SAVED.map((ending) => (
              // Without a name of its own the link takes the server's, which tells field and step.
              <a key={ending} className={buttonClass('outline', true)} href={pathOf(ending)} download="">
                {t(`share.as.${ending}`)}
              </a>
            ))}
            <Button kind="quiet" small onClick={onChooseFile}>
              {t('share.open')}
            </Button>
          </div>
          {python === null ? null : (
            <>
              <p className="lg-h">{t('share.python')}</p>
              <CodeBlock text={python} />
            </>
          )}
        </Popover>
      ) : null}
    </div>
  );
}
