import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchScript, type JobRequest } from './batch-script.js';

const REQUEST: JobRequest = {
  name: 'emout-default',
  partition: 'gr20001a',
  walltime: '03:00:00',
  memory: '60G',
  cores: 60,
  dialect: 'standard',
  processes: 1,
  threads: 2,
  output: '/home/a b/logs/%j.out',
  error: '/home/a b/logs/%j.err',
  preamble: ['module load nodejs; export A=1'],
  command: ['/opt/node', 'session.js', "it's"],
};

const directives = (script: string) => script.split('\n').filter((line) => line.startsWith('#SBATCH'));

describe('batchScript', () => {
  it('asks a cluster of the usual kind', () => {
    expect(batchScript(REQUEST)).toBe(`#!/bin/bash
# One session of emout. Lines in double braces are filled in by \`emout server start\`.
#SBATCH --job-name=emout-default
#SBATCH --partition=gr20001a
#SBATCH --nodes=1
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=60
#SBATCH --mem=60G
#SBATCH --time=03:00:00
#SBATCH --output="/home/a b/logs/%j.out"
#SBATCH --error="/home/a b/logs/%j.err"
#SBATCH --signal=B:TERM@60
#SBATCH --no-requeue

umask 077
module load nodejs; export A=1

# The session takes the place of this shell, so that signals reach it.
exec '/opt/node' 'session.js' 'it'\\''s'
`);
  });

  it('asks a cluster that counts in --rsc', () => {
    const lines = directives(batchScript({ ...REQUEST, dialect: 'rsc' }));
    expect(lines).toContain('#SBATCH --rsc p=1:t=2:c=60:m=60G');
    expect(lines.join('\n')).not.toMatch(/--mem|--cpus|--ntasks|--nodes/);
  });

  it('leaves out the partition for the default of the cluster, and the early signal for a short session', () => {
    const script = batchScript({ ...REQUEST, partition: null, walltime: '1' });
    expect(script).not.toMatch(/--partition|--signal/);
  });

  it.each<[string, Partial<JobRequest>]>([
    ['a name with a new line', { name: 'a\n#SBATCH --uid=0' }],
    ['a name with a space', { name: 'a b' }],
    ['a partition with an option', { partition: 'a --uid=0' }],
    ['an endless walltime', { walltime: '0' }],
    ['a walltime in words', { walltime: 'UNLIMITED' }],
    ['memory without a unit', { memory: '60' }],
    ['memory with an option', { memory: '60G --uid=0' }],
    ['no cores', { cores: 0 }],
    ['half a core', { cores: 1.5 }],
    ['no processes', { dialect: 'rsc', processes: 0 }],
    ['a relative log', { output: 'log' }],
    ['a log with a quote', { error: '/a"b' }],
    ['a log with a new line', { error: '/a\nb' }],
    ['an argument with a new line', { command: ['a\nb'] }],
    ['no command', { command: [] }],
    ['a preamble of two lines in one', { preamble: ['a\nb'] }],
  ])('refuses %s in words', (_what, change) => {
    expect(() => batchScript({ ...REQUEST, ...change })).toThrow(
      expect.objectContaining({ tag: 'JobRequest', message: expect.stringMatching(/^The |^A line /) }),
    );
  });

  it('holds no line that a value brought along', () => {
    const hostile = fc.oneof(
      fc.array(fc.nat({ max: 0xffff }), { maxLength: 30 }).map((codes) => String.fromCharCode(...codes)),
      fc.stringMatching(/^[a-z/.]{0,5}[\n\r"'`$\\ ;#{}]{1,3}[#SBATCH -]{0,12}$/),
    );
    const known = directives(batchScript(REQUEST)).map((line) => line.split('=')[0]);
    const length = batchScript(REQUEST).split('\n').length;
    fc.assert(
      fc.property(
        hostile,
        fc.constantFrom<keyof JobRequest>('name', 'partition', 'walltime', 'memory', 'output', 'error'),
        (value, field) => {
          let script: string;
          try {
            script = batchScript({ ...REQUEST, [field]: value });
          } catch (error) {
            expect(error).toMatchObject({ tag: 'JobRequest' });
            return;
          }
          const lines = script.split(/[\n\r\u2028\u2029]/);
          expect(lines.length).toBeLessThanOrEqual(length);
          for (const line of lines.filter((text) => text.startsWith('#SBATCH')))
            expect(known).toContain(line.split('=')[0]);
        },
      ),
    );
  });

  it('hands every argument to the program as it is', () => {
    const word = fc.string({
      unit: fc.constantFrom(...'ab \'"`$\\;#&|<>(){}[]*?!~éΩ{{command}}'.split('')),
      maxLength: 20,
    });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 5 }), (words) => {
        const script = batchScript({ ...REQUEST, preamble: [], command: ['printf', '%s\\0', '-', ...words] });
        expect(execFileSync('bash', ['-c', script], { encoding: 'utf8' })).toBe(
          ['-', ...words, ''].join('\0'),
        );
      }),
      { numRuns: 25 },
    );
  });
});
