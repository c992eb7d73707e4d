import { errors } from './messages/en/errors';
import { explorer } from './messages/en/explorer';
import { input } from './messages/en/input';
import { notices } from './messages/en/notices';
import { reopen } from './messages/en/reopen';
import { runs } from './messages/en/runs';
import { session } from './messages/en/session';
import { shell } from './messages/en/shell';
import { three } from './messages/en/three';

/** The English catalogue, which says what every other one must contain. */
export const en = { shell, session, runs, reopen, explorer, three, input, errors, notices };
