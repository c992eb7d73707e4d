import { COLOR_PARAMETERS } from './query-color-parameters.js';
import { FIELD_PARAMETERS } from './query-field-parameters.js';
import { PAGE_PARAMETERS } from './query-page-parameters.js';
import type { QueryParameter } from './query-parameter.js';

const TABLE = { ...FIELD_PARAMETERS, ...COLOR_PARAMETERS, ...PAGE_PARAMETERS };

export type QueryParameterName = keyof typeof TABLE;

/**
 * Every parameter of a figure that is written by hand: of an address `/fig/<run>.png?…`, and as a flag of
 * `emout render`. Loads nothing, so that a command may list them.
 */
export const QUERY_PARAMETERS: Readonly<Record<QueryParameterName, QueryParameter>> = TABLE;

export const QUERY_PARAMETER_NAMES = Object.keys(TABLE) as readonly QueryParameterName[];

export function isQueryParameter(name: string): name is QueryParameterName {
  return Object.hasOwn(TABLE, name);
}
