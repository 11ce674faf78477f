import { expect, it } from 'vitest';
import { readArguments } from '@/cli/arguments';
import { sweepVerb } from '@/cli/sweeps';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { atNight, quietDeal, stageOf } from './a-sweep';

const typed = (tenant: TestTenant, offset: number, ...words: string[]) =>
  atNight(offset, () => sweepVerb(tenant.operator, readArguments(['sweep', ...words]).flags));

it('by the command line a night is looked at, swept, made up for and taken back', async () => {
  const tenant = await makeTenant();
  const deal = await quietDeal(tenant, 'Quiet');
  expect(value(await typed(tenant, 0, '--dry-run'))).toMatchObject({ state: 'dry run', warned: 1 });
  expect(value(await typed(tenant, 0))).toMatchObject({ state: 'finished', warned: 1, closed: 0 });
  const swept = value(await typed(tenant, 16, '--as-of', '2026-11-15')) as { sweepId: string };
  expect(swept).toMatchObject({ asOf: '2026-11-15', closed: 1 });
  expect(await stageOf(tenant, deal)).toBe('closed_lost');
  expect(value(await typed(tenant, 16, '--undo', swept.sweepId))).toEqual({ reopened: 1, kept: [] });
  expect(await stageOf(tenant, deal)).toBe('lead');
  expect(refusal(await typed(tenant, 0, '--as-of', '2026-11-15')).code).toBe('rule');
  expect(refusal(await typed(tenant, 0, '--undo', 'nothing')).code).toBe('invalid');
});
