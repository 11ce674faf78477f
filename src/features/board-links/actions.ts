'use server';

import { asAction } from '@/platform/operations/as-action';
import { makeLink, revokeBoardLink } from './commands';

export const makeLinkAction = asAction(makeLink);
export const revokeLinkAction = asAction(revokeBoardLink);
