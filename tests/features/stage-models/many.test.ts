import { beforeAll, describe, expect, it } from 'vitest';
import { showWaiting } from '@/features/ceo-home/queries';
import { showDiscipline } from '@/features/discipline/queries';
import { publishStageModel, signStageModel } from '@/features/stage-models/commands';
import { showStageModels } from '@/features/stage-models/queries';
import { atInstant } from '@/platform/clock/clock';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { draftOf } from './a-draft';

const NOW = '2026-11-20T12:00:00Z';
/** Versions 2 to 58 each from a day of its own, the last three of them in the future. */
const COUNT = 58;
let tenant: TestTenant;

beforeAll(async () => {
  tenant = await makeTenant();
  const first = Date.UTC(2026, 8, 28);
  for (let version = 2; version <= COUNT; version += 1) {
    const day = new Date(first + (version - 2) * 86_400_000).toISOString().slice(0, 10);
    await atInstant(`${day > '2026-11-20' ? '2026-11-20' : day}T09:00:00Z`, async () =>
      value(
        await publishStageModel(tenant.as.CRO, {
          ...draftOf({ demo: 2000 + version }),
          effectiveFrom: day,
          note: `Note ${version}`,
          basedOn: version - 1,
        }),
      ),
    );
  }
});

const show = (input: Parameters<typeof showStageModels>[1] = {}) =>
  atInstant(NOW, async () => value(await showStageModels(tenant.as.CEO, input)));

describe('more versions of the stage model than fit on a page', () => {
  it('come page by page, latest first, each with the one before it at hand', async () => {
    const numbers: number[] = [];
    const befores: (number | null)[] = [];
    for (let below: number | null = null; ;) {
      const page = await show({ below });
      numbers.push(...page.versions.map(({ model }) => model.version));
      befores.push(page.before?.version ?? null);
      if (page.next === null) break;
      below = page.next;
    }
    expect(numbers).toEqual(Array.from({ length: COUNT }, (_, at) => COUNT - at));
    expect(befores).toEqual([33, 8, null]);
  });

  it('stand as they stand on whichever page: what counts and what will is there on each', async () => {
    const [first, last] = [await show(), await show({ below: 20 })];
    const standing = first.standing.map(({ model, state }) => [model.version, state]);
    expect(standing).toEqual([
      [58, 'to come'],
      [57, 'to come'],
      [56, 'to come'],
      [55, 'in force'],
    ]);
    expect(last.standing).toEqual(first.standing);
    expect(first.versions.slice(0, 5).map(({ state }) => state)).toEqual([
      ...standing.map(([, state]) => state),
      'over',
    ]);
    expect(new Set(last.versions.map(({ state }) => state))).toEqual(new Set(['over']));
  });

  it('wait for the CEO only where they count or will', async () => {
    const { endorse } = await atInstant(NOW, async () => value(await showWaiting(tenant.as.CEO, {})));
    expect(endorse.map(({ version }) => version)).toEqual([55, 56, 57, 58]);
    const sign = (version: number) => atInstant(NOW, () => signStageModel(tenant.as.CEO, { version }));
    expect(refusal(await sign(54)).code).toBe('rule');
    expect(refusal(await sign(59)).code).toBe('not_found');
    value(await sign(55));
    const [november, october] = (
      await atInstant(NOW, async () => value(await showDiscipline(tenant.as.CEO, { months: 2 })))
    ).months;
    expect([november?.model, october?.model]).toEqual([
      { version: 55, since: '2026-11-20', endorsed: true },
      { version: 35, since: '2026-10-31', endorsed: false },
    ]);
  });

  it('have no page below what is no version', async () => {
    for (const below of [0, 1, -5, 2.5, Number.NaN])
      expect(refusal(await showStageModels(tenant.as.CEO, { below })).code).toBe('invalid');
  });
});
