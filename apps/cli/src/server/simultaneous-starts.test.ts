import { beforeAll, describe, expect, it } from 'vitest';
import { pictureStart, ServerShell, whyNoPages } from '../testing/server-shell.js';
import { buildCommand } from '../testing/shell.js';

const reason = whyNoPages();

beforeAll(buildCommand, 300_000);

describe.skipIf(reason !== null)(
  `sessions that start at the same moment${reason === null ? '' : `: skipped, ${reason}`}`,
  () => {
    it('have ports of their own, though they look for them at the same time', {
      timeout: 180_000,
    }, async () => {
      await using at = new ServerShell();
      const names = ['a', 'b', 'c'];
      const sessions = await Promise.all(
        names.map((name) => at.started('--local', '--allow-multiple', '--name', name)),
      );
      expect(new Set(sessions.map(({ address }) => address)).size).toBe(3);
      expect(await Promise.all(sessions.map(pictureStart))).toEqual(['PNG', 'PNG', 'PNG']);
      expect(await at.conditions()).toEqual({ a: 'running', b: 'running', c: 'running' });
    });

    it('of one name are one session', { timeout: 120_000 }, async () => {
      await using at = new ServerShell();
      const both = await Promise.all([1, 2].map(() => at.server('start', '--local', '--json')));
      const pids = both.flatMap(({ code, stdout }) => (code === 0 ? [JSON.parse(stdout).pid] : []));
      const refused = both.flatMap(({ code, stderr }) => (code === 0 ? [] : [stderr]));
      expect(refused.filter((said) => !said.includes('another command starts it just now'))).toEqual([]);
      expect(pids).toContain(at.state('default').pid);
    });
  },
);
