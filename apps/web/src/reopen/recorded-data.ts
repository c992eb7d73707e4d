/** Where the numbers of a saved figure came from, as its file says. */
export interface RecordedData {
  /** Expressions with their subscripts counted from the start. */
  readonly resolved: readonly string[];
  /** What each field's file was like, by run and name; and the input files of all runs. */
  readonly fingerprints: ReadonlyMap<string, string>;
  readonly parameters: string | null;
}

const NOTHING: RecordedData = { resolved: [], fingerprints: new Map(), parameters: null };

/** Reads the provenance of a record; what is missing or of another shape is left out. */
export function readRecordedData(provenance: string): RecordedData {
  let json: unknown;
  try {
    json = JSON.parse(provenance);
  } catch {
    return NOTHING;
  }
  const fingerprints = new Map<string, string>();
  for (const run of listIn(json, 'runs')) {
    const path = member(run, 'run');
    for (const field of listIn(run, 'fields')) {
      const [name, fingerprint] = [member(field, 'name'), member(field, 'fingerprint')];
      if (typeof path === 'string' && typeof name === 'string' && typeof fingerprint === 'string')
        fingerprints.set(`${path}\0${name}`, fingerprint);
    }
  }
  const parameters = member(json, 'parameters');
  return {
    resolved: listIn(json, 'resolved').filter((one) => typeof one === 'string'),
    fingerprints,
    parameters: typeof parameters === 'string' ? parameters : null,
  };
}

export interface ChangedData {
  /** Fields whose files are no longer the same. */
  readonly fields: readonly string[];
  readonly parameters: boolean;
}

/** What is no longer as it was; null where nothing is known to have changed. */
export function changedData(then: RecordedData, now: RecordedData): ChangedData | null {
  const fields = [...then.fingerprints].flatMap(([key, fingerprint]) => {
    const current = now.fingerprints.get(key);
    return current === undefined || current === fingerprint ? [] : [key.slice(key.indexOf('\0') + 1)];
  });
  const parameters =
    then.parameters !== null && now.parameters !== null && then.parameters !== now.parameters;
  return fields.length === 0 && !parameters ? null : { fields: [...new Set(fields)], parameters };
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function listIn(value: unknown, key: string): readonly unknown[] {
  const list = member(value, key);
  return Array.isArray(list) ? list : [];
}
