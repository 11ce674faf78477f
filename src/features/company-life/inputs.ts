import { z } from 'zod';

export const nothingInput = z.strictObject({});

export const askDeletionInput = z.strictObject({
  /** The company's name as it is written above the field: nobody deletes a company by a slip. */
  name: z.string().trim().min(1, 'Type the name of the company.').max(200, 'That is not its name.'),
});

export const transferInput = z.strictObject({
  toUserId: z.uuid(),
  /** What the one who hands over is afterwards. */
  becoming: z.enum(['leave', 'CEO', 'REP', 'DELIVERY', 'VIEWER']),
});
