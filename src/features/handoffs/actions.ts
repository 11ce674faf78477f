'use server';

import { asAction } from '@/platform/operations/as-action';
import { accept, giveBack, offer } from './commands';

export const offerHandoffAction = asAction(offer);
export const acceptHandoffAction = asAction(accept);
export const returnHandoffAction = asAction(giveBack);
