import { z } from 'zod';
import { asOfInput, dayInput } from '@/domain/values/schemas';
import { filterInput } from './inputs';

const { repId, customerId, product } = filterInput;

export const sourceClaimsInput = z.strictObject({ ...asOfInput, repId, customerId, product });
export const backTestInput = z.strictObject({});
export const replayWeekInput = z.strictObject({ weekOn: dayInput });
