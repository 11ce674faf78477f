import { expect, it } from 'vitest';
import { daysText, lateText, placeText, rangeText } from '@/features/lead-times/lead-time-words';

it('names a place by what it has', () => {
  expect(placeText({ product: 'Gate', supplier: 'Nordchip' })).toBe('Gate from Nordchip');
  expect(placeText({ product: 'Gate', supplier: '' })).toBe('Gate');
  expect(placeText({ product: '', supplier: 'Nordchip' })).toBe('Nordchip');
  expect(placeText({ product: '', supplier: '' })).toBe('Everything else');
});

it('says one figure where two are the same, and one day as one', () => {
  expect(rangeText({ p50Days: 70, p80Days: 80 })).toBe('70 to 80 days');
  expect(rangeText({ p50Days: 14, p80Days: 14 })).toBe('14 days');
  expect(rangeText({ p50Days: 1, p80Days: 1 })).toBe('1 day');
  expect(daysText(0)).toBe('0 days');
});

it('says late and early, never a minus', () => {
  expect([lateText(21), lateText(1), lateText(-3)]).toEqual(['21 days late', '1 day late', '3 days early']);
});
