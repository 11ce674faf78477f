import { z } from 'zod';
import { forecastInput } from './inputs';

export const forecastExportInput = forecastInput.extend({
  format: z.enum(['csv', 'xlsx']).default('csv'),
  /** Which table a CSV file has; a workbook has both. */
  sheet: z.enum(['forecast', 'lines']).default('forecast'),
});
