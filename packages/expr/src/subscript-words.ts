import type { IndexError } from '@emout/ndarray/errors';
import type { AxisName } from './scope.js';

const AXIS_WORDS: Readonly<Record<AxisName, { readonly one: string; readonly many: string }>> = {
  t: { one: 'step', many: 'steps' },
  z: { one: 'z index', many: 'z indices' },
  y: { one: 'y index', many: 'y indices' },
  x: { one: 'x index', many: 'x indices' },
};

/** `There is no step 25. phisp has steps 0 to 19; the last can also be written −1.` */
export function outOfRangeSentence(of: string, axis: AxisName, { index, size }: IndexError): string {
  const words = AXIS_WORDS[axis];
  const asked = `There is no ${words.one} ${printInteger(index)}.`;
  if (size === 1) return `${asked} ${of} has the ${words.one} 0 only.`;
  return `${asked} ${of} has ${words.many} 0 to ${size - 1}; the last can also be written ${printInteger(-1)}.`;
}

export function emptyRangeSentence(of: string, axis: AxisName, size: number): string {
  const has = size === 1 ? '0 only' : `0 to ${size - 1}`;
  return `The range of ${AXIS_WORDS[axis].many} holds none of ${of}, which has ${has}.`;
}

export function zeroStepSentence(axis: AxisName): string {
  return `The range of ${AXIS_WORDS[axis].many} has the step 0; a positive or a negative one was expected.`;
}

/** With the minus sign of a sentence, U+2212. */
function printInteger(value: number): string {
  return value < 0 ? `\u2212${-value}` : String(value);
}
