import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { DeferredPages } from './deferred-pages.js';

const request = new IncomingMessage(new Socket());
const response = new ServerResponse(request);

test('nothing is loaded before a page is asked for, and then once', async () => {
  let loads = 0;
  let pages = 0;
  const deferred = new DeferredPages(async () => {
    loads += 1;
    return async () => {
      pages += 1;
    };
  });
  await Promise.resolve();
  expect(loads).toBe(0);
  await Promise.all([deferred.handle(request, response), deferred.handle(request, response)]);
  expect([loads, pages]).toEqual([1, 2]);
});

test('pages load by themselves after the head start', async () => {
  const deferred = new DeferredPages(async () => async () => undefined);
  deferred.loadAfter(1);
  await expect(deferred.loaded).resolves.toBeTypeOf('function');
});

test('a failure reaches every page that is asked for', async () => {
  const deferred = new DeferredPages(() => Promise.reject(new Error('not built')));
  await expect(deferred.handle(request, response)).rejects.toThrow('not built');
  await expect(deferred.loaded).rejects.toThrow('not built');
});
