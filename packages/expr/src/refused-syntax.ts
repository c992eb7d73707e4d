/** What stands where a field expression has nothing of the kind, and what is written instead. */
const MARKS: Readonly<Record<string, string>> = {
  '@': 'products of vectors are written dot(a, b) and cross(a, b)',
  '^': 'a power is written a**2',
  '²': 'a power is written a**2',
  '³': 'a power is written a**3',
  '√': 'a root is written sqrt(a)',
  '&&': 'conditions are joined by &, as in (0 < a) & (a < 1)',
  '||': 'conditions are joined by |, as in (a < 0) | (a > 1)',
  '!': '“not equal” is written !=, and the opposite of a condition ~(a < 1)',
  '<>': '“not equal” is written !=',
  ':=': 'a value cannot be given a name',
  '->': 'a function of one value is written lambda p: p < 1',
  '<<': 'a power of two is written 2**n',
  '>>': 'whole-number division is written a // b',
  '{': 'lists are written [0, 2, 4]',
  '}': 'lists are written [0, 2, 4]',
  '\u201c': 'texts stand between straight quotes, such as "t"',
  '\u201d': 'texts stand between straight quotes, such as "t"',
  '\u2018': "texts stand between straight quotes, such as 't'",
  '\u2019': "texts stand between straight quotes, such as 't'",
};

const LOOP = 'an operation applies to all points at once, such as phisp[[0, 2, 4]] * 2';
const STATEMENT = 'one value is written, without statements';

/** Words that Python keeps for itself, apart from `and`, `or`, `not`, `lambda`, `True`, `False` and `None`. */
const WORDS: Readonly<Record<string, string>> = {
  if: 'a choice is written where(condition, a, b)',
  else: 'a choice is written where(condition, a, b)',
  elif: 'a choice is written where(condition, a, b)',
  for: LOOP,
  while: LOOP,
  in: 'conditions are written with <, <=, >, >=, == and !=',
  is: 'equality is written ==, and “is not a number” isnan(a)',
  ...Object.fromEntries(
    'as assert async await break class continue def del except finally from global import nonlocal pass raise return try with yield'
      .split(' ')
      .map((word) => [word, STATEMENT]),
  ),
};

/** What is written instead of a mark that other languages have; null for marks unheard of. */
export function insteadOfMark(mark: string): string | null {
  return Object.hasOwn(MARKS, mark) ? (MARKS[mark] ?? null) : null;
}

/** What is written instead of a word that Python keeps for itself; null for every other word. */
export function insteadOfWord(word: string): string | null {
  return Object.hasOwn(WORDS, word) ? (WORDS[word] ?? null) : null;
}
