import { z } from 'zod';

export const companyInput = z.strictObject({});

export const refreshVarianceInput = z.strictObject({});
