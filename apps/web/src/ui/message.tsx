import type { ReactNode } from 'react';

export interface MessageProps {
  readonly tone?: 'plain' | 'warn' | 'bad' | 'live';
  /** What happened, in a few words. */
  readonly title?: ReactNode;
  /** With numbers: what still works, and what to do. */
  readonly children?: ReactNode;
  readonly fine?: ReactNode;
  readonly actions?: ReactNode;
  readonly className?: string;
}

/** A message beside what it is about: a rule on the left, words in serif, actions below. */
export function Message({ tone = 'plain', title, children, fine, actions, className }: MessageProps) {
  const names = ['note', tone === 'plain' ? '' : tone, className ?? '']
    .filter((name) => name !== '')
    .join(' ');
  return (
    <div className={names} role={tone === 'plain' || tone === 'live' ? 'status' : 'alert'}>
      <p className="msg">
        {title === undefined ? null : <b>{title}</b>} {children}
      </p>
      {fine === undefined ? null : <p className="fine">{fine}</p>}
      {actions === undefined ? null : <div className="note-acts">{actions}</div>}
    </div>
  );
}
