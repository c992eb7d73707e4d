import type { CompletionCall } from '@emout/expr/completion';
import { FUNCTIONS } from '@emout/expr/functions';

/** The function around the cursor, with the argument that is being written in heavy letters. */
export function CallSignature({ call }: { call: CompletionCall }) {
  const { name, argument } = call;
  if (name === 'run') {
    return (
      <p className="ex-call">
        <code>
          run(<b>address</b>)
        </code>
      </p>
    );
  }
  const { parameters, about } = FUNCTIONS[name];
  return (
    <p className="ex-call">
      <code>
        {name}(
        {parameters.map((parameter, k) => {
          const text = parameter.keywordOnly
            ? `${parameter.name}=`
            : parameter.optional
              ? `[${parameter.name}]`
              : parameter.name;
          return (
            <span key={parameter.name}>
              {k > 0 ? ', ' : ''}
              {k === argument ? <b>{text}</b> : text}
            </span>
          );
        })}
        )
      </code>{' '}
      <span>{about}</span>
    </p>
  );
}
