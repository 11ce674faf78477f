import { z } from 'zod';

export const refreshVarianceInput = z.strictObject({});
