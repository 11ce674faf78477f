import { expect, test } from 'vitest';
import {
  readSupposed,
  sameButWeeks,
  supposedPath,
  suppositionOf,
  type Supposed,
} from '@/features/forecast/what-if-address';

const ID = '018f0000-0000-7000-8000-000000000001';
const FULL: Supposed = { supplier: 'Nord & Süd', weeks: 3, lose: [ID], dropWithoutPo: true, cleanUp: true };

const read = (path: string) => readSupposed(Object.fromEntries(new URL(path, 'http://x').searchParams));

test('what is supposed goes into the address and comes back', () => {
  expect(read(supposedPath('/a', FULL))).toEqual(FULL);
  const nothing = { supplier: null, weeks: 0, lose: [], dropWithoutPo: false, cleanUp: false };
  expect(supposedPath('/a', nothing)).toBe('/a');
  expect(read('/a')).toEqual(nothing);
});

test('what cannot be read supposes nothing', () => {
  expect(read('/a?supplier=&weeks=x&lose=abc.&only=all&clean=yes')).toEqual(read('/a'));
  expect(read('/a?supplier=A&weeks=99')).toMatchObject({ weeks: 12 });
  expect(readSupposed({ lose: `${ID}.${ID}`, supplier: ['a', 'b'] })).toMatchObject({
    lose: [ID],
    supplier: null,
  });
});

test('as the operation takes it', () => {
  expect(suppositionOf(FULL)).toEqual({
    supplierSlips: [{ supplier: 'Nord & Süd', product: '', days: 21 }],
    loseDealIds: [ID],
    dropWithoutPo: true,
    cleanUp: true,
  });
});

test('moving the slider is the same question, another supplier is not', () => {
  expect(sameButWeeks(FULL, { ...FULL, weeks: 9 })).toBe(true);
  expect(sameButWeeks(FULL, { ...FULL, supplier: 'Other' })).toBe(false);
  expect(sameButWeeks(FULL, { ...FULL, lose: [] })).toBe(false);
});
