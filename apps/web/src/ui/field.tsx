import { type ComponentProps, type ReactNode, useId } from 'react';

export interface FieldProps extends ComponentProps<'input'> {
  /** Spoken name; drawn only as the placeholder or by `before`. */
  readonly label: string;
  readonly before?: ReactNode;
  readonly after?: ReactNode;
  /** The sentence below; the field keeps its text. */
  readonly error?: ReactNode;
}

/** A line to write on: hairline at rest, plum while it has the focus, one sentence below when it is wrong. */
export function Field({ label, before, after, error, className, ...input }: FieldProps) {
  const errorId = useId();
  const wrong = error !== undefined && error !== null && error !== false;
  return (
    <div className={className}>
      <div className={wrong ? 'field wrong' : 'field'}>
        {before}
        <input
          aria-label={label}
          aria-invalid={wrong || undefined}
          aria-describedby={wrong ? errorId : undefined}
          {...input}
        />
        {after}
      </div>
      {wrong ? (
        <p className="field-error" id={errorId} role="alert">
          {error}
        </p>
      ) : null}
    </div>
  );
}
