import { describe, expect, it } from 'vitest';
import { HERE, read } from './real-files';

describe.skipIf(!HERE)('other real files', () => {
  it('mrr-playbook: contracts of one stream, monthly by the name of the amount', async () => {
    const asked = await read('contracts', 'mrr-playbook/subscription_periods.csv');
    expect(asked.questions.map(({ flag }) => flag)).toEqual([
      expect.stringContaining('--set stream=software'),
    ]);
    const { questions, rows, problems } = await read('contracts', 'mrr-playbook/subscription_periods.csv', {
      set: { stream: 'software' },
    });
    expect([questions, problems]).toEqual([[], []]);
    expect(rows).toHaveLength(121);
    expect(rows[0]).toMatchObject({
      customer: { externalId: '1' },
      startOn: '2018-11-01',
      endOn: '2019-02-01',
      periodMonths: 1,
      arrMinor: '60000',
    });
    const live = rows.filter(
      ({ startOn, endOn }) => startOn <= '2019-11-30' && (endOn === null || endOn > '2019-11-30'),
    );
    expect(live.reduce((sum, { arrMinor }) => sum + BigInt(arrMinor), 0n)).toBe(12n * 184_000n);
  });

  it('stripe: what subscriptions lack is asked for, and then they are read', async () => {
    const asked = await read('contracts', 'stripe-dbt-seeds/subscription_data.csv');
    expect(asked.questions.map(({ field }) => field)).toEqual(expect.arrayContaining(['amount', 'stream']));
    const set = { stream: 'software', amount: '50', period: 'month' };
    const { questions, rows } = await read('contracts', 'stripe-dbt-seeds/subscription_data.csv', { set });
    expect(questions).toEqual([]);
    expect(rows.map(({ arrMinor }) => arrMinor)).toEqual(['60000', '60000']);
  });

  it('melbourne: sensors as deployments of one customer', async () => {
    const asked = await read('deployments', 'melbourne-sensors/sensor_locations.csv');
    expect(asked.questions.map(({ field }) => field)).toEqual(['customer']);
    const set = { customer: 'City of Melbourne' };
    const { questions, rows, problems } = await read(
      'deployments',
      'melbourne-sensors/sensor_locations.csv',
      { set },
    );
    expect([questions, problems]).toEqual([[], []]);
    expect(rows).toHaveLength(91);
    expect(rows[0]).toMatchObject({
      externalId: '16',
      site: 'Australia on Collins',
      installedOn: '2009-03-30',
      kind: 'production',
    });
  });

  it('shipments: identical lines are different shipments, and the same ones the next time', async () => {
    const set = { dealExternalId: 'D1' };
    const { questions, rows, problems } = await read('shipments', 'shipments-1033/ks_1033_data.csv', { set });
    expect([questions, problems]).toEqual([[], []]);
    expect(rows).toHaveLength(1575);
    expect(new Set(rows.map(({ externalId }) => externalId)).size).toBe(1575);
    expect(rows[0]).toMatchObject({ units: 1, shippedOn: '2006-05-19', product: 'RIFLE,5.56 MILLIMETER' });
    const again = await read('shipments', 'shipments-1033/ks_1033_data.csv', { set });
    expect(again.rows.map(({ externalId }) => externalId)).toEqual(rows.map(({ externalId }) => externalId));
  });

  it('activities: Salesforce tasks belong to what they are about; rows without are left out', async () => {
    const { questions, rows, problems } = await read('activities', 'salesforce-dbt-seeds/sf_task_data.csv');
    expect(questions).toEqual([]);
    expect([rows.length, problems.length]).toEqual([7, 3]);
    const asked = await read('activities', 'crm-relational-synthetic/Activity.csv');
    expect(asked.questions.map(({ field }) => field)).toEqual(['dealExternalId']);
  });
});
