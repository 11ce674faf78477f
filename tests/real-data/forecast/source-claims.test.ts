import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { forecastQuery } from '@/features/forecast/queries';
import { sourceClaimsQuery } from '@/features/forecast/queries-source-claims';
import { importFile } from '@/features/imports/import-file';
import { makeTenant, value } from '../../support/tenants';
import { FOLDER, HERE } from '../reading/real-files';

const asOf = '2026-08-10';

describe.skipIf(!HERE)('the categories of a real pipeline', () => {
  it('commit 4,731,662 in 41 deals and best case 8,480,488 in 73 are claims: evidence carries 0', async () => {
    const tenant = await makeTenant();
    const file = path.join(FOLDER, 'pipeline-hygiene-snapshots/opps_2026-08-10.csv');
    value(await importFile(tenant.operator, { kind: 'deals', path: file, options: { asOf } }));
    const { claims, ours } = value(await sourceClaimsQuery(tenant.as.CRO, { asOf }));
    const [commit, bestCase] = claims;
    expect(commit).toMatchObject({ category: 'commit', deals: 41, amountMinor: 473_166_173n });
    expect(commit?.evidenced).toEqual({ deals: 0, amountMinor: 0n });
    expect(bestCase).toMatchObject({ category: 'bestCase', deals: 73, amountMinor: 848_048_787n });
    expect(claims.reduce((sum, { deals }) => sum + deals, 0)).toBe(368);
    expect(ours.commit).toEqual({ deals: 0, amountMinor: 0n });
    const { totals } = value(await forecastQuery(tenant.as.CRO, { asOf }));
    expect([totals.total.commitMinor, totals.total.actualMinor]).toEqual([0n, 0n]);
  });
});
