import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startOneNodeSlurm, whyNoSlurm } from '../../../../infra/slurm/one-node.js';
import { type Browser, QUICK_PICTURE, slowPicture } from '../testing/browser.js';
import { type StartedSession, whyNoPages } from '../testing/server-shell.js';
import { killNow, type ShownProcess } from '../testing/session-processes.js';
import { buildCommand } from '../testing/shell.js';
import { SlurmSessions } from '../testing/slurm-sessions.js';

const missing = whyNoSlurm();
const reason = missing ?? whyNoPages();
const title = `sessions of a SLURM to their end${reason === null ? '' : `: skipped, ${reason}`}`;

/** A drawing has begun, and is not done. */
const IN_THE_MIDDLE_MS = 400;

it.runIf(process.env.CI !== undefined && process.env.EMOUT_WITHOUT_SLURM === undefined)(
  'continuous integration has a SLURM to test with (EMOUT_WITHOUT_SLURM=1 goes without)',
  () => expect(missing).toBeNull(),
);

describe.skipIf(reason !== null)(title, () => {
  let at: SlurmSessions;
  /** Its time is over in a minute; it is looked at when the others have been tested. */
  let minute: StartedSession;
  let minuteBrowser: Browser;
  let session: StartedSession;
  let browser: Browser;
  beforeAll(async () => {
    buildCommand();
    at = new SlurmSessions(await startOneNodeSlurm());
    minute = await at.started('minute', '--walltime', '00:01:00');
    minuteBrowser = await at.signedIn(minute);
    session = await at.started('reach');
    browser = await at.signedIn(session);
  }, 300_000);
  afterAll(() => at[Symbol.asyncDispose](), 120_000);

  const part = (name: string, pattern: RegExp) =>
    at.processes(name).filter(({ words }) => pattern.test(words.join(' ')));
  const SUPERVISOR = / server serve /;
  const TUNNEL = / server tunnel /;
  const WORKER = /worker\/dist\/main\.js/;
  const WEB = /dist-server\/main\.js/;
  const one = (found: readonly ShownProcess[]) => {
    expect(found).toHaveLength(1);
    return found[0]?.pid;
  };
  const drawnAgain = (asked = browser) =>
    expect
      .poll(() => asked.pictureStart(QUICK_PICTURE).catch(() => 'nothing'), { timeout: 40_000 })
      .toBe('PNG');

  it('signs in through the tunnel, draws, and says how long there is time', async () => {
    expect(session.address).toBe(`http://localhost:${session.tunnel?.port}`);
    expect(await browser.pictureStart(QUICK_PICTURE)).toBe('PNG');
    expect(minute.time_left_s).toBeLessThanOrEqual(60);
    const info = await (await minuteBrowser.ask('/api/trpc/session.info')).json();
    const endsInMs = info.result.data.endsAtMs - Date.now();
    expect([endsInMs > -60_000, endsInMs <= 60_000]).toEqual([true, true]);
  });

  it('draws the picture in whose middle the worker was killed', { timeout: 90_000 }, async () => {
    const before = one(part('reach', WORKER));
    let drawn = false;
    const picture = browser.pictureStart(slowPicture(0)).finally(() => {
      drawn = true;
    });
    await pause(IN_THE_MIDDLE_MS);
    expect(drawn).toBe(false);
    killNow(part('reach', WORKER));
    expect(await picture).toBe('GIF8');
    expect(one(part('reach', WORKER))).not.toBe(before);
  });

  it('is at the same port after kill -9 of the web server, and knows the cookie', {
    timeout: 90_000,
  }, async () => {
    const before = one(part('reach', WEB));
    const { address } = at.at.state('reach');
    killNow(part('reach', WEB));
    await drawnAgain();
    expect(one(part('reach', WEB))).not.toBe(before);
    expect(at.at.state('reach').address).toBe(address);
    expect((await at.told('reach'))?.condition).toBe('running');
  });

  it('tells that the tunnel was cut, and brings it back at the same port', { timeout: 90_000 }, async () => {
    killNow(part('reach', TUNNEL));
    await expect
      .poll(async () => (await at.told('reach'))?.tunnel?.condition, { timeout: 10_000 })
      .toBe('gone');
    const { stdout } = await at.at.server('status', '--name', 'reach');
    expect(stdout).toContain('emout server tunnel --background --name reach');
    await expect(browser.ask('/')).rejects.toThrow();
    expect(await at.at.server('tunnel', '--background', '--name', 'reach')).toMatchObject({ code: 0 });
    expect((await at.told('reach'))?.tunnel).toMatchObject({
      condition: 'alive',
      port: session.tunnel?.port,
    });
    expect(await browser.pictureStart(QUICK_PICTURE)).toBe('PNG');
  });

  it('is the same session after its state was deleted, or says that it began later than now', {
    timeout: 90_000,
  }, async () => {
    const file = at.at.stateFile('reach');
    const { pid } = at.at.state('reach');
    rmSync(file);
    await expect.poll(() => at.at.conditions(), { timeout: 30_000 }).toMatchObject({ reach: 'running' });
    expect(at.at.state('reach').pid).toBe(pid);

    const state = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...state, started_at: Date.now() / 1000 + 7200 }), { mode: 0o600 });
    expect(await at.told('reach')).toMatchObject({ condition: 'running' });
    const again = await at.at.server(...at.startWords('reach'));
    expect([again.code, JSON.parse(again.stdout).pid]).toEqual([0, pid]);
    expect(at.jobs('reach')).toEqual([session.job_id]);
  });

  it('finishes the picture under way when its job is told to end, and says who told it', {
    timeout: 90_000,
  }, async () => {
    const drain = await at.started('drain');
    const visitor = await at.signedIn(drain);
    const processes = at.processes('drain');
    let drawn = false;
    const picture = visitor.pictureStart(slowPicture(1)).finally(() => {
      drawn = true;
    });
    await pause(IN_THE_MIDDLE_MS);
    expect(drawn).toBe(false);
    // As SLURM does it a minute before the end of the time.
    at.ask('scancel', '--batch', '--signal=TERM', drain.job_id ?? '');
    expect(await picture).toBe('GIF8');
    await expect.poll(() => at.jobs('drain'), { timeout: 40_000 }).toEqual([]);
    expect(await at.told('drain')).toBeNull();
    const { stderr } = await at.at.server('status', '--name', 'drain');
    expect(stderr).toMatch(/^The session "drain" was stopped or cancelled, \d+ s ago\./);
    const alive = at.processes('drain').filter(({ words }) => !TUNNEL.test(words.join(' ')));
    expect([processes.length, alive]).toEqual([4, []]);
  });

  it('a cancelled job leaves no process but the tunnel, which says why nobody answers', {
    timeout: 90_000,
  }, async () => {
    const cancelled = await at.started('cancelled');
    const visitor = await at.signedIn(cancelled);
    at.ask('scancel', cancelled.job_id ?? '');
    await expect.poll(() => at.processes('cancelled').length, { timeout: 40_000 }).toBe(1);
    expect(one(part('cancelled', TUNNEL))).toBeGreaterThan(0);
    await expect.poll(async () => (await visitor.ask('/')).status, { timeout: 20_000 }).toBe(503);
    const { error } = await (await visitor.ask('/')).json();
    expect(error.message).toContain('The session "cancelled" does not answer');
    // The next start is at the address of the browser, which is still signed in.
    const next = await at.started('cancelled');
    expect([next.address, next.job_id !== cancelled.job_id]).toEqual([cancelled.address, true]);
    await drawnAgain(visitor);
    expect(await at.at.server('stop', '--name', 'cancelled')).toMatchObject({ code: 0 });
    expect([at.processes('cancelled'), at.jobs('cancelled')]).toEqual([[], []]);
  });

  it('two starts at the same moment make one job', { timeout: 120_000 }, async () => {
    const both = await Promise.all([1, 2].map(() => at.at.server(...at.startWords('twin'))));
    expect(at.jobs('twin')).toHaveLength(1);
    const [first, ...rest] = both.map(({ code, stderr }) => (code === 0 ? 'there' : stderr)).sort();
    expect(
      [first, ...rest].filter((said) => said !== 'there' && !said?.includes('another command starts it')),
    ).toEqual([]);
    expect(both.some(({ code }) => code === 0)).toBe(true);
    expect((await at.told('twin'))?.condition).toBe('running');
    expect(await at.at.server('stop', '--name', 'twin')).toMatchObject({ code: 0 });
  });

  it('is gone when its time is over, and says so', { timeout: 180_000 }, async () => {
    await expect.poll(() => at.jobs('minute'), { timeout: 150_000, interval: 500 }).toEqual([]);
    expect(at.log('minute')).toContain('The session ended because the time of its job was over.');
    expect(await at.told('minute')).toBeNull();
    const { code, stderr } = await at.at.server('status', '--name', 'minute');
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/^The session "minute" ended because the time of its job was over, /),
    ]);
    expect(at.processes('minute').filter(({ words }) => !TUNNEL.test(words.join(' ')))).toEqual([]);
    expect((await minuteBrowser.ask('/')).status).toBe(503);
  });

  it('says that its node failed, and nothing goes on there', { timeout: 120_000 }, async () => {
    const lost = await at.started('lost');
    const inJob = () => at.processes('lost').filter(({ words }) => !TUNNEL.test(words.join(' ')));
    expect(inJob()).toHaveLength(3);
    const node = at.ask('squeue', '-h', '-o', '%N', '-j', lost.job_id ?? '');
    // Without warning, as when the machine stops: the daemon's process of the job, and the supervisor.
    killNow(at.steps(lost.job_id ?? ''));
    killNow(part('lost', SUPERVISOR));
    at.ask('scontrol', 'update', `nodename=${node}`, 'state=down', 'reason=test');
    await expect.poll(inJob, { timeout: 30_000 }).toEqual([]);
    expect(await at.told('lost')).toMatchObject({
      condition: 'ended',
      says: expect.stringMatching(/node failed/),
    });
    const nodeState = () => {
      const state = at.ask('sinfo', '-h', '-n', node, '-p', 'debug', '-o', '%t');
      if (state.startsWith('down')) at.ask('scontrol', 'update', `nodename=${node}`, 'state=resume');
      return state;
    };
    await expect.poll(nodeState, { timeout: 30_000, interval: 500 }).toBe('idle');
    const again = await at.at.server(...at.startWords('lost'));
    expect([again.code, again.stderr]).toEqual([0, expect.stringContaining('had ended: its node failed')]);
  });

  it('leaves nothing when all are stopped: no process, no job, no socket, no file but logs', {
    timeout: 120_000,
  }, async () => {
    expect(await at.at.server('stop', '--all')).toMatchObject({ code: 0 });
    for (const name of ['minute', 'reach', 'drain', 'cancelled', 'twin', 'lost'])
      expect([name, at.processes(name), at.jobs(name), at.files(name)]).toEqual([name, [], [], ['job.sh']]);
    expect(readdirSync(at.runtime)).toEqual([]);
    await expect(browser.ask('/')).rejects.toThrow();
  });
});
