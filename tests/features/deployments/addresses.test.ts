import { describe, expect, it } from 'vitest';
import { date } from '@/domain/values/calendar-date';
import { cycleHref, cycleInput, readCycleAddress } from '@/features/deployments/cycle-address';
import { deploymentHref } from '@/features/deployments/deployment-address';
import { cycleTimesInput, deploymentsInput } from '@/features/deployments/inputs';
import { listHref, listInput, readListAddress } from '@/features/deployments/list-address';
import { refusalText } from '@/features/deployments/refusal-text';

const params = (href: string) => Object.fromEntries(new URL(href, 'http://x').searchParams);

describe('the address of the list', () => {
  it('says what it is narrowed to, and is read back as it was written', () => {
    const address = {
      asOf: date('2026-03-31'),
      stands: 'troubled' as const,
      kind: 'pilot' as const,
      after: '2026-01-01 01a203ed-1c31-7444-9b90-1eafc6d33999',
    };
    const href = listHref('frostline', address);
    expect(href.startsWith('/t/frostline/deployments?')).toBe(true);
    expect(readListAddress(params(href))).toEqual(address);
    expect(deploymentsInput.safeParse(listInput(address)).success).toBe(true);
  });

  it('is short where nothing is chosen', () => {
    expect(listHref('frostline', {})).toBe('/t/frostline/deployments');
    expect(readListAddress({})).toEqual({ asOf: undefined, stands: null, kind: null, after: null });
  });

  it('leaves out what cannot be read', () => {
    const read = readListAddress({ asOf: 'soon', stands: 'asleep', kind: ['pilot', 'pilot'], after: '' });
    expect(read).toEqual({ asOf: undefined, stands: null, kind: null, after: null });
  });

  it('refuses a page that does not exist any more', () => {
    for (const after of ['nonsense', '2026-02-31 01a203ed-1c31-7444-9b90-1eafc6d33999', '-infinity x'])
      expect(deploymentsInput.safeParse({ after }).success).toBe(false);
  });
});

describe('the address of cycle times', () => {
  it('opens the rows of one figure, and is read back as it was written', () => {
    for (const address of [
      { stage: 'demo' as const },
      { stream: 'services' as const },
      { quarter: date('2026-01-01'), asOf: date('2026-06-30') },
    ]) {
      const read = readCycleAddress(params(cycleHref('frostline', address)));
      expect(read).toMatchObject(address);
      expect(cycleTimesInput.safeParse(cycleInput(read)).success).toBe(true);
    }
    expect(cycleHref('frostline', {})).toBe('/t/frostline/deployments/cycle-times');
  });

  it('leaves out what cannot be read, a lost deal’s stage among it', () => {
    expect(readCycleAddress({ stage: 'closed_lost', stream: 'gas', quarter: '2026-13-01' })).toEqual({
      asOf: undefined,
      stage: undefined,
      stream: undefined,
    });
  });
});

describe('the address of one deployment', () => {
  it('keeps the day that the linking page is turned to', () => {
    expect(deploymentHref('frostline', 'd1')).toBe('/t/frostline/deployments/d1');
    expect(deploymentHref('frostline', 'd1', { asOf: date('2026-03-31') })).toBe(
      '/t/frostline/deployments/d1?asOf=2026-03-31',
    );
  });
});

describe('a refusal in a dialog', () => {
  it('says of the fields what its message does not', () => {
    expect(refusalText({ message: 'No.', fields: { devices: 'Too many.' }, remedy: 'Correct it.' })).toEqual({
      message: 'No.',
      remedy: 'Correct it. Too many.',
    });
    expect(refusalText({ message: 'Too many.', fields: { devices: 'Too many.' } })).toEqual({
      message: 'Too many.',
      remedy: undefined,
    });
  });
});
