import type { ServerResponse } from 'node:http';

/** Calls `change` when an answer's status and headers are known and none has been sent: it may change them. */
export function beforeHead(response: ServerResponse, change: () => void): void {
  const writeHead = response.writeHead.bind(response);
  // Node itself calls it for answers whose head nobody has written.
  response.writeHead = (status: number, ...rest: unknown[]): ServerResponse => {
    const given = rest.at(-1);
    response.statusCode = status;
    for (const [name, value] of headerPairs(given)) response.setHeader(name, value);
    change();
    return typeof rest[0] === 'string'
      ? writeHead(response.statusCode, rest[0])
      : writeHead(response.statusCode);
  };
}

/** Headers as `writeHead` takes them: an object, or names and values in turn. */
function* headerPairs(given: unknown): Generator<[string, string | number | readonly string[]]> {
  if (typeof given !== 'object' || given === null) return;
  const pairs: Iterable<[unknown, unknown]> = Array.isArray(given)
    ? given.flatMap((name, k): [unknown, unknown][] => (k % 2 === 0 ? [[name, given[k + 1]]] : []))
    : Object.entries(given);
  for (const [name, value] of pairs) {
    if (typeof value === 'string' || typeof value === 'number') yield [String(name), value];
    else if (Array.isArray(value)) yield [String(name), value.map(String)];
  }
}
