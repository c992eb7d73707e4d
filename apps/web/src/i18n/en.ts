import { errors } from './messages/en/errors';
import { explorer } from './messages/en/explorer';
import { notices } from './messages/en/notices';
import { runs } from './messages/en/runs';
import { shell } from './messages/en/shell';

/** The English catalogue, which says what every other one must contain. */
export const en = { shell, runs, explorer, errors, notices };
