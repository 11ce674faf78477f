import { beforeEach, describe, expect, it } from 'vitest';
import { readLeadTimeBook } from '@/data/lead-times';
import { withUnit } from '@/platform/db/unit-of-work';
import { makeTenant, type TestTenant } from '../../support/tenants';

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant();
});

const bookOf = (knownAt?: string) =>
  withUnit({ tenantId: tenant.id, mode: 'read' }, (unit) => readLeadTimeBook(unit, knownAt));

describe('the library of a company', () => {
  it('begins with the defaults, at any instant', async () => {
    const standard = {
      p50: { hardwareDays: 84, installDays: 14, activationDays: 21 },
      p80: { hardwareDays: 95, installDays: 14, activationDays: 24 },
    };
    expect(await bookOf()).toEqual({ standard, entries: [], delays: [] });
    expect(await bookOf('2026-01-01T00:00:00.000Z')).toEqual({ standard, entries: [], delays: [] });
  });
});
