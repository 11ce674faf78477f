import { expect, test } from 'vitest';
import { scrolledTo } from '@/ui/controls/scrolled-to';

const row = { left: 16, right: 374 };

test.each([
  ['is in sight', { left: 16, right: 100 }, 0],
  ['ends where the row ends', { left: 300, right: 374 }, 0],
  ['is cut off at the end', { left: 320, right: 400 }, 58],
  ['lies beyond the end', { left: 380, right: 480 }, 138],
  ['was scrolled past', { left: -50, right: 30 }, -98],
  ['is wider than the row', { left: 100, right: 600 }, 84],
])('a tab that %s', (_where, tab, pixels) => {
  expect(scrolledTo(row, tab)).toBe(pixels);
});
