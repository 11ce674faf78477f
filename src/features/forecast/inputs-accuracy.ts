import { z } from 'zod';

export const calibrationInput = z.strictObject({});
