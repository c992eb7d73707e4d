const OWN_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The name in a `Host` header, without its port; null where the header is not one. */
export function hostName(header: string | undefined): string | null {
  const match = /^(\[[0-9a-f:.]+\]|[^\s:/@\\?#]+)(?::\d{1,5})?$/i.exec(header ?? '');
  return match?.[1]?.toLowerCase() ?? null;
}

/**
 * Whether a request asks for this machine by a name that a stranger's page cannot claim. Without this a page whose
 * name resolves to 127.0.0.1 after it was loaded (DNS rebinding) would be of the same origin as the session.
 */
export function isAllowedHost(header: string | undefined, allowedHosts: readonly string[]): boolean {
  const name = hostName(header);
  return name !== null && (OWN_NAMES.has(name) || allowedHosts.includes(name));
}
