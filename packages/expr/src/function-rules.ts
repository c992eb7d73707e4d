import { ALONG_RULES } from './along-functions.js';
import type { FunctionRule } from './bound-call.js';
import { CALCULUS_RULES } from './calculus-functions.js';
import { CHOICE_RULES } from './choice-functions.js';
import { ELEMENTWISE_RULES } from './elementwise-functions.js';
import type { FunctionName } from './functions.js';
import { LAYOUT_RULES } from './layout-functions.js';
import { REDUCTION_RULES } from './reduction-functions.js';
import { VECTOR_RULES } from './vector-functions.js';

/** What each function makes of its arguments. */
export const FUNCTION_RULES: Readonly<Record<FunctionName, FunctionRule>> = {
  ...ELEMENTWISE_RULES,
  ...CHOICE_RULES,
  ...REDUCTION_RULES,
  ...ALONG_RULES,
  ...LAYOUT_RULES,
  ...CALCULUS_RULES,
  ...VECTOR_RULES,
};
