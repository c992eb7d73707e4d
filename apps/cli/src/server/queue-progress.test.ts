import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { type ProgressStream, QueueProgress } from './queue-progress.js';

function screen(terminal: { readonly columns: number } | null) {
  const words: string[] = [];
  const stream: ProgressStream = new Writable({
    write(chunk, _encoding, done) {
      words.push(String(chunk));
      done();
    },
  });
  if (terminal !== null) Object.assign(stream, { isTTY: true, columns: terminal.columns });
  return { words, stream };
}

test('without a terminal each change is a line', () => {
  const { words, stream } = screen(null);
  using progress = new QueueProgress(stream);
  for (const sentence of ['waits', 'waits', 'runs']) progress.show(sentence);
  progress.say('there');
  expect(words).toEqual(['waits\n', 'runs\n', 'there\n']);
});

test('on a terminal one line is rewritten with the time waited, and goes at the end', () => {
  const { words, stream } = screen({ columns: 30 });
  let now = 0;
  {
    using progress = new QueueProgress(stream, () => now);
    progress.show('Job 7 waits.');
    now = 65_000;
    progress.show('Job 7 waits.');
    progress.show('x'.repeat(100));
  }
  const lines = words.map((text) => text.replace('\r\u001b[2K', '<'));
  expect(lines).toEqual(['<Job 7 waits. 0 s', '<Job 7 waits. 1 min 5 s', `<${'x'.repeat(29)}`, '<']);
});
