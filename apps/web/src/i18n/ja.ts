import type { Catalogue } from './catalogue';
import { errors } from './messages/ja/errors';
import { explorer } from './messages/ja/explorer';
import { notices } from './messages/ja/notices';
import { runs } from './messages/ja/runs';
import { shell } from './messages/ja/shell';

export const ja: Catalogue = { shell, runs, explorer, errors, notices };
