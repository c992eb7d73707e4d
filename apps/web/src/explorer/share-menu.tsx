import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../ui/button';
import { CodeBlock } from '../ui/code-block';
import { Popover } from '../ui/popover';

export interface ShareMenuProps {
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly picturePath: string;
  readonly python: string | null;
}

/** Three ways to take the figure along: this page, the picture, the line of Python. */
export function ShareMenu({ open, onOpen, picturePath, python }: ShareMenuProps) {
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
          <CodeBlock text={`${origin === '' ? window.location.origin : origin}${picturePath}`} />
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
