import { describe, expect, it } from 'vitest';
import { UsageError } from '@/cli/arguments';
import { readEvidence } from '@/cli/deals';

describe('evidence on the command line', () => {
  it('is a list of key=value, its amount in the words of the currency', () => {
    expect(readEvidence('kind=po,reference=PO-4711,on=2026-02-01,amount=93000.50', 'USD')).toMatchObject({
      kind: 'po',
      reference: 'PO-4711',
      evidenceOn: '2026-02-01',
      amountMinor: '9300050',
      units: null,
    });
    expect(readEvidence('kind=shipment,on=2026-03-01,units=40', 'JPY')).toMatchObject({ units: 40 });
  });

  it('lets a reference hold commas and equal signs', () => {
    expect(readEvidence('kind=quote,reference=Q-1, second=copy,on=2026-02-01', 'USD').reference).toBe(
      'Q-1, second=copy',
    );
  });

  it.each(['', 'po', 'kind=po', 'on=2026-02-01', 'kind=po,on=2026-02-01,amount=much', 'colour=red,kind=po'])(
    'refuses "%s" with a sentence',
    (text) => {
      expect(() => readEvidence(text, 'USD')).toThrow(UsageError);
    },
  );
});
