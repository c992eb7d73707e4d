import { parameterEntries } from '@emout/emses/parameter-entries';
import type { Run } from '@emout/emses/run';

/** The input of a run, in the order of its file. */
export interface RunInput {
  run: string;
  source: 'plasma.inp' | 'plasma.toml' | null;
  conversionKey: { dxM: number; toC: number } | null;
  groups: {
    name: string;
    entries: { name: string; indices: string; text: string; number: number | null }[];
  }[];
  ambiguous: { name: string; groups: string[] }[];
  problems: string[];
}

/** What a page of parameters shows of a run at an address. */
export function inputOf(run: Run, address: string): RunInput {
  const { parameters } = run;
  const fileNames = ['plasma.inp', 'plasma.toml'];
  return {
    run: address,
    source: parameters?.source ?? null,
    conversionKey: parameters?.key ? { dxM: parameters.key.dxM, toC: parameters.key.toC } : null,
    groups: parameters === null ? [] : parameterEntries(parameters),
    ambiguous: parameters?.ambiguous().map(({ name, groups }) => ({ name, groups: [...groups] })) ?? [],
    problems: run.problems
      .filter(({ fileName }) => fileName === null || fileNames.includes(fileName))
      .map(({ what }) => what),
  };
}
