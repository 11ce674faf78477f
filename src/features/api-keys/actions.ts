'use server';

import { asAction } from '@/platform/operations/as-action';
import { makeKey, revokeApiKey } from './commands';

export const makeKeyAction = asAction(makeKey);
export const revokeApiKeyAction = asAction(revokeApiKey);
