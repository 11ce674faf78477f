import type { ForecastCategory } from '@/domain/forecast/types';

/** Every row of a forecast is of exactly one; the surest first. */
export const CATEGORY_NAMES: readonly (readonly [ForecastCategory, string])[] = [
  ['actual', 'Actual'],
  ['commit', 'Commit'],
  ['bestCase', 'Best case'],
  ['pipeline', 'Pipeline'],
];
