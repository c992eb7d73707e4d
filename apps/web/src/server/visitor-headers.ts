import type { Visitor } from './visitor.js';

/** What the worker is told of who asks; it enforces the scope, and shares its threads fairly between clients. */
export function visitorHeaders({ role, scope, client }: Visitor): Record<string, string> {
  const headers = { 'x-emout-role': role, 'x-emout-client': client };
  if (scope === null) return headers;
  return { ...headers, 'x-emout-scope': Buffer.from(JSON.stringify(scope)).toString('base64url') };
}
