import { formatNumber } from '@emout/units/number-format';

const DIGITS = 7;

/** A number as a person reads it in a shell: seven digits at most, no zeros behind the last one that counts. */
export function shownNumber(value: number): string {
  return formatNumber(value, { digits: DIGITS })
    .replace(/(\.\d*?)0+(?=$| )/, '$1')
    .replace(/\.(?=$| )/, '');
}
