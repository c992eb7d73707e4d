import { createKey } from '@emout/api/sign-in-keys';

/** A printed address may wait for its browser overnight. */
const GOOD_FOR_MS = 24 * 3_600_000;

/** An address with the key in it. */
export function addressWithKey(address: string, key: string): string {
  return `${address}/?token=${key}`;
}

/** Makes a key of the owner that is good once, within a day, and puts it into the address of the session. */
export function ownerAddress(sessionDirectory: string, address: string): string {
  const expiresAt = new Date(Date.now() + GOOD_FOR_MS);
  const { key } = createKey(sessionDirectory, {
    kind: 'once',
    role: 'owner',
    expiresAt,
    label: 'server start',
  });
  return addressWithKey(address, key);
}
