import { beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '@/domain/access/permissions';
import { publishStageModel, signStageModel } from '@/features/stage-models/commands';
import { showEndorsement } from '@/features/stage-models/queries-endorsement';
import { atInstant } from '@/platform/clock/clock';
import { makeTenant, value, type TestTenant } from '../../support/tenants';
import { draftOf } from './a-draft';

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant();
});

const on = <T>(day: string, work: () => Promise<T>) => atInstant(`${day}T12:00:00.000Z`, work);
const shown = async (day: string, role: Role = 'REP') =>
  value(await on(day, () => showEndorsement(tenant.as[role], {})));

describe('the endorsement of the stage model', () => {
  it('is missing at first, and the whole team sees it once the CEO has given it', async () => {
    expect(await shown('2026-11-02')).toMatchObject({ version: 1, signature: null, mayEndorse: false });
    expect(await shown('2026-11-02', 'CEO')).toMatchObject({ mayEndorse: true });
    value(await on('2026-11-03', () => signStageModel(tenant.as.CRO, { version: 1 })));
    expect((await shown('2026-11-03')).signature).toBeNull();
    value(await on('2026-11-03', () => signStageModel(tenant.as.CEO, { version: 1 })));
    for (const role of ['CRO', 'CEO', 'REP', 'DELIVERY', 'VIEWER'] as const) {
      expect(await shown('2026-11-04', role)).toMatchObject({
        version: 1,
        signature: { name: `CEO of ${tenant.slug}`, signedOn: '2026-11-03' },
      });
    }
  });

  it('is of the version that counts on the day, so that a new one has to be endorsed anew', async () => {
    value(await on('2026-11-03', () => signStageModel(tenant.as.CEO, { version: 1 })));
    value(
      await on('2026-11-04', () =>
        publishStageModel(tenant.as.CRO, {
          ...draftOf({ demo: 2500 }),
          effectiveFrom: '2026-11-10',
          note: null,
          basedOn: 1,
        }),
      ),
    );
    expect(await shown('2026-11-09')).toMatchObject({ version: 1, signature: { signedOn: '2026-11-03' } });
    expect(await shown('2026-11-10')).toMatchObject({
      version: 2,
      effectiveFrom: '2026-11-10',
      signature: null,
    });
  });
});
