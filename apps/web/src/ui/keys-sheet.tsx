import { Kbd } from './kbd';
import { Popover } from './popover';

export interface KeysSheetProps<What extends string> {
  readonly title: string;
  /** Keys that do the same, and what that is. */
  readonly rows: readonly (readonly [readonly string[], What])[];
  readonly tell: (what: What) => string;
  readonly onClose: () => void;
}

/** Every key of a page. */
export function KeysSheet<What extends string>({ title, rows, tell, onClose }: KeysSheetProps<What>) {
  return (
    <Popover label={title} className="keys" onClose={onClose}>
      <h2>{title}</h2>
      <dl>
        {rows.map(([keys, what]) => (
          <div key={what}>
            <dt>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{tell(what)}</dd>
          </div>
        ))}
      </dl>
    </Popover>
  );
}
