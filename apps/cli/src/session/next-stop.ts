/** Resolves when `signal` asks to stop. */
export function nextStop(signal: AbortSignal): Promise<'stopped'> {
  return new Promise((done) => {
    if (signal.aborted) done('stopped');
    else signal.addEventListener('abort', () => done('stopped'), { once: true });
  });
}
