import { expect, it } from 'vitest';
import { previewText } from '@/features/imports/preview-text';

it('writes an amount with the decimals of its currency', () => {
  const values = { amountMinor: '1234567', stage: 'demo', closeOn: null };
  expect(previewText('amountMinor', values, 'USD')).toBe('12345.67');
  expect(previewText('amountMinor', values, 'JPY')).toBe('1234567');
  expect(previewText('amountMinor', values, 'KWD')).toBe('1234.567');
  expect(previewText('stage', values, 'JPY')).toBe('demo');
  expect(previewText('closeOn', values, 'JPY')).toBe('–');
});

it('writes what the source named in the currency of the source', () => {
  const values = { amountMinor: '800', sourceAmountMinor: '120000', sourceCurrency: 'JPY' };
  expect(previewText('sourceAmountMinor', values, 'USD')).toBe('120000');
  expect(previewText('amountMinor', values, 'USD')).toBe('8.00');
});
