import type { QueryParameterName } from './query-parameters.js';
import { QUERY_PARAMETERS } from './query-parameters.js';
import type { QueryText } from './query-text.js';
import { QUERY_VALUES } from './query-values.js';

/** Members of a specification that is not checked yet. */
export interface Members {
  [member: string]: unknown;
}

/**
 * The members below a root that the parameters set.
 * @param roots the first words of places: `panel`, or `layer` and `stream` for a layer of that kind.
 * @param takes whether the object has a member.
 */
export function membersBelow(
  query: QueryText,
  roots: readonly string[],
  takes: (member: string) => boolean = () => true,
): Members {
  const members: Members = {};
  for (const name of query.names) {
    for (const place of QUERY_PARAMETERS[name].places) {
      const [root = '', member = '', ...deeper] = place.split('.');
      if (!roots.includes(root) || !takes(member)) continue;
      const value = QUERY_VALUES[QUERY_PARAMETERS[name].kind].read(query, name, place);
      if (value !== undefined) put(members, [member, ...deeper], value);
    }
  }
  return members;
}

function put(members: Members, [member = '', ...deeper]: readonly string[], value: unknown): void {
  if (deeper.length === 0) {
    members[member] = value;
    return;
  }
  const inner = members[member];
  const below: Members = typeof inner === 'object' && inner !== null ? { ...inner } : {};
  put(below, deeper, value);
  members[member] = below;
}

/** The parameter that set a member of the specification, by the path that an error names; null when none did. */
export function parameterBehind(query: QueryText, path: string): QueryParameterName | null {
  const refused = placeOf(path);
  let nearest: QueryParameterName | null = null;
  let length = 0;
  for (const name of query.names) {
    for (const place of QUERY_PARAMETERS[name].places) {
      const set = place.replace(/^(?!figure|panel|data)\w+/, 'layer');
      const [at, above] = [`${refused}.`, `${set}.`];
      const isMeant = at.startsWith(above) || above.startsWith(at);
      if (isMeant && set.length > length) [nearest, length] = [name, set.length];
    }
  }
  return nearest;
}

/** `panels[0].layers[1].levels[2]` is the place `layer.levels`. */
function placeOf(path: string): string {
  const plain = path.replace(/^panels\[\d+\]\.layers\[\d+\]\.data/, 'data');
  const place = plain.replace(/^panels\[\d+\]\.layers\[\d+\]/, 'layer').replace(/^panels\[\d+\]/, 'panel');
  const named = /^(?:data|layer|panel)(?:\.|$)/.test(place) ? place : `figure.${place}`;
  return named.replace(/\[\d+\]/g, '');
}
