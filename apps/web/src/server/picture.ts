import { errorForAddress, specOfAddress } from './picture-address.js';
import type { BytesQuestion } from './worker-bytes.js';

/** The pictures `/fig/<run>.png?…` and `/f.png?s=…`. */
export const PICTURE: BytesQuestion = { path: '/figure', bodyOf: specOfAddress, errorFor: errorForAddress };
