import type { Catalogue } from './catalogue';
import { errors } from './messages/ja/errors';
import { explorer } from './messages/ja/explorer';
import { input } from './messages/ja/input';
import { notices } from './messages/ja/notices';
import { reopen } from './messages/ja/reopen';
import { runs } from './messages/ja/runs';
import { session } from './messages/ja/session';
import { shell } from './messages/ja/shell';
import { three } from './messages/ja/three';

export const ja: Catalogue = { shell, session, runs, reopen, explorer, three, input, errors, notices };
