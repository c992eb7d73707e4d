import { describe, expect, it } from 'vitest';
import { createRouter } from '../router.js';
import { mayAsk, PROCEDURE_ROLES } from './procedure-roles.js';

const TABLE = { 'runs.list': 'viewer', 'figures.store': 'owner' } as const;

describe('PROCEDURE_ROLES', () => {
  it('names the procedures that the router has, and no other', () => {
    expect(Object.keys(PROCEDURE_ROLES).sort()).toEqual(Object.keys(createRouter()._def.procedures).sort());
  });

  it('lets viewers ask everything that only looks', () => {
    for (const name of Object.keys(PROCEDURE_ROLES))
      expect([name, mayAsk('viewer', name)]).toEqual([name, true]);
  });
});

describe('mayAsk', () => {
  it('keeps what changes something for owners, in batches too', () => {
    expect(mayAsk('owner', 'figures.store', TABLE)).toBe(true);
    expect(mayAsk('viewer', 'runs.list,runs.list', TABLE)).toBe(true);
    expect(mayAsk('viewer', 'runs.list,figures.store', TABLE)).toBe(false);
  });

  it.each(['figures%2Estore', 'runs.list%2Cfigures.store', 'runs.toString', 'toString', '', 'runs.list,'])(
    'takes %j, which is not in the table, for an owner’s',
    (name) => {
      expect(mayAsk('viewer', name, TABLE)).toBe(false);
      expect(mayAsk('owner', name, TABLE)).toBe(true);
    },
  );
});
