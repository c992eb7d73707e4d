import type { Translation } from '../../catalogue';
import type { explorer as english } from '../en/explorer';

export const explorer: Translation<typeof english> = {
  title: '断面',
};
