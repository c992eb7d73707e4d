import type { SoakSession } from './session.js';

/** What somebody asks for, and which answers are right. */
export interface SoakRequest {
  readonly what: string;
  readonly path: string;
  readonly init: RequestInit;
  /** Given up after so many milliseconds. */
  readonly cancelAfterMs?: number;
  readonly rightStatus: readonly number[];
  /** Why a body is wrong; null for a right one. */
  check(body: Uint8Array): string | null;
}

const FIELDS = ['phisp', 'nd1p', 'nd2p', 'ex', 'ey', 'ez', 'bx', 'j1x'];
const [STEPS, DEPTH, HEIGHT] = [3, 513, 129];

const starts =
  (...bytes: readonly number[]) =>
  (body: Uint8Array): string | null =>
    bytes.every((byte, k) => body[k] === byte)
      ? null
      : `it begins with ${body.subarray(0, bytes.length).join(' ')}`;

const isPng = (body: Uint8Array): string | null => {
  const ends = [73, 69, 78, 68, 174, 66, 96, 130];
  if (starts(137, 80, 78, 71)(body) !== null) return 'it is no PNG';
  return ends.every((byte, k) => body[body.length - ends.length + k] === byte) ? null : 'it is cut off';
};

const isJson = (body: Uint8Array): string | null => {
  try {
    JSON.parse(new TextDecoder().decode(body));
    return null;
  } catch {
    return 'it is no JSON';
  }
};

const anything = () => null;

/** One request of somebody who looks at a run, at random. */
export type RequestMaker = (session: SoakSession, run: string, random: () => number) => SoakRequest;

function expression(random: () => number): string {
  const whole = (below: number) => Math.floor(random() * below);
  const field = FIELDS[whole(FIELDS.length)] ?? 'phisp';
  const step = whole(STEPS);
  if (random() < 0.2) return `${field}[${step}, ${whole(DEPTH)}, :, :]`;
  return random() < 0.5
    ? `${field}[${step}, :, ${whole(HEIGHT)}, :]`
    : `${field}[${step}, :, :, ${whole(HEIGHT)}]`;
}

const signedIn = ({ cookie }: SoakSession): RequestInit => ({
  headers: { cookie, 'sec-fetch-site': 'same-origin' },
});
const withKey = ({ key }: SoakSession): RequestInit => ({ headers: { authorization: `Bearer ${key}` } });
const picturePath = (run: string, ending: string, expr: string, more = '') =>
  `/fig/${run}.${ending}?expr=${encodeURIComponent(expr)}${more}`;

/** What people do, with how often they do it. */
export const REQUESTS: readonly (readonly [weight: number, make: RequestMaker])[] = [
  [
    52,
    (session, run, random) => ({
      what: 'picture',
      path: picturePath(run, 'png', expression(random)),
      init: signedIn(session),
      rightStatus: [200],
      check: isPng,
    }),
  ],
  [
    8,
    (session, run, random) => ({
      what: 'picture with contours, by key',
      path: picturePath(run, 'png', expression(random), '&contour=true'),
      init: withKey(session),
      rightStatus: [200],
      check: isPng,
    }),
  ],
  [
    6,
    (session, run, random) => ({
      what: 'SVG',
      path: picturePath(run, 'svg', expression(random)),
      init: signedIn(session),
      rightStatus: [200],
      check: starts(60, 63, 120, 109, 108),
    }),
  ],
  [
    2,
    (session, run, random) => ({
      what: 'GIF',
      path: picturePath(run, 'gif', `phisp[:, :, ${Math.floor(random() * HEIGHT)}, :]`),
      init: signedIn(session),
      rightStatus: [200],
      check: starts(71, 73, 70, 56),
    }),
  ],
  [
    8,
    (session, run, random) => ({
      what: 'derived field',
      path: picturePath(
        run,
        'png',
        `hypot(ex, ez)[${Math.floor(random() * STEPS)}, :, ${Math.floor(random() * HEIGHT)}, :]`,
      ),
      init: signedIn(session),
      rightStatus: [200],
      check: isPng,
    }),
  ],
  [
    8,
    (session, run) => ({
      what: 'question',
      path: `/api/trpc/runs.get?input=${encodeURIComponent(JSON.stringify({ run }))}`,
      init: signedIn(session),
      rightStatus: [200],
      check: isJson,
    }),
  ],
  [
    4,
    (session) => ({
      what: 'session.info',
      path: '/api/trpc/session.info',
      init: signedIn(session),
      rightStatus: [200],
      check: isJson,
    }),
  ],
  [
    2,
    (session) => ({ what: 'page', path: '/', init: signedIn(session), rightStatus: [200], check: anything }),
  ],
  [
    6,
    (session, run, random) => ({
      what: 'given up',
      path: picturePath(run, 'png', expression(random)),
      init: signedIn(session),
      cancelAfterMs: 30 * random(),
      rightStatus: [200],
      check: anything,
    }),
  ],
  [
    2,
    (session, run) => ({
      what: 'mistake',
      path: picturePath(run, 'png', 'phisp[99999, :, 64, :]'),
      init: signedIn(session),
      rightStatus: [400, 404, 422],
      check: anything,
    }),
  ],
  [
    2,
    (_, run, random) => ({
      what: 'stranger',
      path: picturePath(run, 'png', 'phisp[-1, :, 64, :]'),
      init: { headers: { authorization: `Bearer ${random().toString(16).slice(2).padEnd(48, '0')}` } },
      rightStatus: [401, 429],
      check: anything,
    }),
  ],
];
