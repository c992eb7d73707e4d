/** A page has a dozen; more would only be asked in vain. */
const MOST = 32;

/** The scripts of this page whose names change with their contents. */
export function scriptsOf(page: Document): string[] {
  return [...page.scripts].map(({ src }) => src).filter((src) => src.includes('/_next/static/'));
}

/**
 * Whether a server still has all of a page's scripts. One that was built anew has others, and a page of the old build
 * would miss parts sooner or later. False only where the server says so: a failed question proves nothing.
 */
export async function areStillServed(addresses: readonly string[], signal: AbortSignal): Promise<boolean> {
  const answers = await Promise.all(
    addresses.slice(0, MOST).map(async (address) => {
      try {
        const { status } = await fetch(address, { method: 'HEAD', cache: 'no-store', signal });
        return status !== 404;
      } catch {
        return true;
      }
    }),
  );
  return answers.every((served) => served);
}
