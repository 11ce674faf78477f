import { expect, it } from 'vitest';
import { withFlagNames } from '@/cli/flag-names';

it('calls what is wrong by its flag', () => {
  const refusal = {
    code: 'invalid' as const,
    message: 'Please check: options.dates: Invalid option; options.rates.EUR: Invalid; asOf: must be a day',
    fields: { 'options.dates': 'Invalid option', 'options.rates.EUR': 'Invalid', asOf: 'must be a day' },
  };
  expect(withFlagNames(refusal)).toEqual({
    code: 'invalid',
    message: 'Please check: --dates: Invalid option; --rate EUR: Invalid; --as-of: must be a day',
    fields: { '--dates': 'Invalid option', '--rate EUR': 'Invalid', '--as-of': 'must be a day' },
  });
});

it('leaves a refusal about the file as it is', () => {
  const refusal = { code: 'invalid' as const, message: 'The column "asOf" is empty.' };
  expect(withFlagNames(refusal)).toBe(refusal);
});
