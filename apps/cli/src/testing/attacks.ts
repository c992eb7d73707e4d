import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PROCEDURE_ROLES } from '@emout/api/procedure-roles';
import { PICTURE_FORMATS } from '@emout/engine/picture-format';

const PAGES = fileURLToPath(new URL('../../../web/.next/app-path-routes-manifest.json', import.meta.url));

/** What anybody may load. */
const OPEN_PAGES = new Set(['/signin']);

/** The pages that were built, with `small` as their run. */
function pages(): string[] {
  const routes = Object.values<string>(JSON.parse(readFileSync(PAGES, 'utf8')));
  return routes
    .filter((route) => !route.startsWith('/_') && !OPEN_PAGES.has(route))
    .map((route) => route.replace('[...run]', 'small'));
}

const asInput = (value: unknown) => encodeURIComponent(JSON.stringify(value));
const FIELD = encodeURIComponent('phisp[-1,:,6,:]');

/** An address of each kind that the server answers to who is signed in, made from its own tables. */
export function guardedAddresses(): readonly string[] {
  return [
    ...pages(),
    ...Object.keys(PROCEDURE_ROLES).map((name) => `/api/trpc/${name}?input=${asInput({ run: 'small' })}`),
    `/api/trpc/${Object.keys(PROCEDURE_ROLES).join(',')}?batch=1`,
    ...PICTURE_FORMATS.map((ending) => `/fig/small.${ending}?expr=${FIELD}`),
    ...PICTURE_FORMATS.map((ending) => `/f.${ending}?s=x`),
    '/api/boundaries?run=small',
  ];
}

/** Names of the run outside of the roots, and of what no run is, in all the ways that somebody tries. */
export const FOREIGN_RUNS: readonly string[] = [
  'out',
  'out/small',
  'inside/out/small',
  '../small',
  'small/../../small',
  '..%2fsmall',
  '%2e%2e/small',
  '%2e%2e%2fsmall',
  '%252e%252e%252fsmall',
  '..%255csmall',
  '..%5csmall',
  '....//small',
  '..;/small',
  '..%c0%afsmall',
  '%c0%ae%c0%ae/small',
  '%ef%bc%8e%ef%bc%8e/small',
  '/etc/passwd',
  '//etc/passwd',
  '%2fetc%2fpasswd',
  'file:///etc/passwd',
  'file:%2f%2f%2fetc%2fpasswd',
  '~root',
  'small%00.png',
  'small%0d%0aset-cookie:%20a=b',
  '.emout.mjs',
  'small/plasma.inp',
  '/proc/self/environ',
  '__proto__',
  'constructor',
];

/** Addresses that take the name of a run, which is put in as it would be written in an address. */
export const RUN_ADDRESSES: readonly ((run: string) => string)[] = [
  (run) => `/fig/${run}.png?expr=${FIELD}`,
  (run) => `/fig/${run}.svg?expr=${FIELD}`,
  (run) => `/api/boundaries?run=${run}`,
  (run) => `/api/trpc/runs.input?input=%7B%22run%22%3A%22${run}%22%7D`,
  (run) => `/api/trpc/runs.get?input=%7B%22run%22%3A%22${run}%22%7D`,
];

/** Pages and static files, which have no answer for what lies elsewhere but that it is not there. */
export const FILE_ADDRESSES: readonly ((path: string) => string)[] = [
  (path) => `/${path}`,
  (path) => `/run/${path}`,
  (path) => `/input/${path}`,
  (path) => `/_next/static/${path}`,
  (path) => `/_next/static/chunks/${path}`,
  (path) => `/_next/image?url=${path}&w=64&q=75`,
  (path) => `/_next/data/${path}`,
];

/** Names by which a stranger's page might call this machine, and what is no name. */
export const FOREIGN_HOSTS: readonly string[] = [
  'evil.example',
  'evil.example:80',
  'localhost.evil.example',
  'evil.example@localhost',
  'localhost@evil.example',
  '127.0.0.1.nip.io',
  '0.0.0.0',
  '169.254.169.254',
  'localhost:1:2',
  'local host',
  'localhost, evil.example',
  '[::ffff:127.0.0.1]',
  '[fe80::1]',
  'localhost#evil.example',
  '',
];

/** Requests whose end two readers may see in different places: name, and the text between the first line and the second request. */
export const AMBIGUOUS: readonly (readonly [string, string])[] = [
  ['content-length and chunks', 'content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n'],
  ['chunks and content-length', 'transfer-encoding: chunked\r\ncontent-length: 5\r\n\r\n0\r\n\r\n'],
  ['two lengths', 'content-length: 0\r\ncontent-length: 44\r\n\r\n'],
  ['two lengths in one', 'content-length: 0, 44\r\n\r\n'],
  ['a length with a sign', 'content-length: +0\r\n\r\n'],
  ['a length below zero', 'content-length: -1\r\n\r\n'],
  ['a length in hexadecimal', 'content-length: 0x0\r\n\r\n'],
  ['a blank before the colon', 'content-length : 44\r\n\r\n'],
  ['a folded line', 'x-a: b\r\n content-length: 44\r\n\r\n'],
  ['a coding that is none', 'transfer-encoding: xchunked\r\n\r\n0\r\n\r\n'],
  ['chunks that are not last', 'transfer-encoding: chunked, identity\r\n\r\n0\r\n\r\n'],
  ['chunks twice', 'transfer-encoding: chunked\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n'],
  ['chunks with a tab', 'transfer-encoding:\tchunked\r\ncontent-length: 5\r\n\r\n0\r\n\r\n'],
  ['a chunk size that overflows', 'transfer-encoding: chunked\r\n\r\nfffffffffffffffff\r\n\r\n'],
  ['a chunk size that is no number', 'transfer-encoding: chunked\r\n\r\nzz\r\n\r\n'],
  ['line ends without return', 'x-a: b\ncontent-length: 44\n\n'],
  ['a return within a line', 'x-a: b\rcontent-length: 44\r\n\r\n'],
  ['a zero in a header', 'x-a: b\0c\r\n\r\n'],
];
