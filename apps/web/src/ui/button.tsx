import type { ComponentProps } from 'react';

export interface ButtonProps extends ComponentProps<'button'> {
  /** One primary button a view; quiet ones stand beside it. */
  readonly kind?: 'outline' | 'primary' | 'quiet';
  readonly small?: boolean;
}

/** The class names of a button, for links that look like one. */
export function buttonClass(kind: ButtonProps['kind'] = 'outline', small = false): string {
  return ['btn', kind === 'outline' ? '' : kind, small ? 'sm' : ''].filter((name) => name !== '').join(' ');
}

/** A button whose verb says the result. */
export function Button({
  kind = 'outline',
  small = false,
  className,
  type = 'button',
  ...rest
}: ButtonProps) {
  const names = buttonClass(kind, small);
  return (
    <button type={type} className={className === undefined ? names : `${names} ${className}`} {...rest} />
  );
}
