// The thread of a ReadCompanion: sleeps until a pass is offered; it ends with the thread that started it.
import { type MessagePort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { ByteFile } from './byte-file.js';
import { helpWith, PassControl, type SharedPass } from './shared-pass.js';
import { TransferBuffer } from './transfer-buffer.js';

const { control: memory, port }: { control: SharedArrayBuffer; port: MessagePort } = workerData;
const control = new PassControl(memory);
const buffer = new TransferBuffer(1 << 20);

for (;;) {
  control.sleep();
  let latest: SharedPass | null = null;
  for (let next = receiveMessageOnPort(port); next !== undefined; next = receiveMessageOnPort(port)) {
    latest = next.message;
  }
  if (latest !== null) helpWith(latest, control, ByteFile.borrow(latest.path, latest.descriptor), buffer);
}
