import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { threadEntry } from './thread-entry.js';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'emout-entry-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const url = (name: string): URL => pathToFileURL(join(directory, name));

function write(name: string, text: string, second = 1000): void {
  const path = join(directory, name);
  writeFileSync(path, text);
  utimesSync(path, second, second);
}

describe('threadEntry', () => {
  it('is the bundle while its modules are as they were', () => {
    write('thread.js', '');
    write('module.js', '');
    write('thread.bundle.js', '');
    write('thread.bundle.json', JSON.stringify({ newestMs: 1_000_000, modules: ['thread.js', 'module.js'] }));
    expect(threadEntry(url('thread.js'))).toEqual(url('thread.bundle.js'));
    write('module.js', 'changed', 2000);
    expect(threadEntry(url('thread.js'))).toEqual(url('thread.js'));
  });

  it.each([
    ['there is no list', null],
    ['the list is cut', '{"newestMs": 1'],
    ['the list is another one', '{"files": []}'],
    ['a module is gone', '{"newestMs": 1e12, "modules": ["gone.js"]}'],
  ])('is the entry itself when %s', (_, list) => {
    write('thread.js', '');
    write('thread.bundle.js', '');
    if (list !== null) write('thread.bundle.json', list);
    expect(threadEntry(url('thread.js'))).toEqual(url('thread.js'));
  });
});
