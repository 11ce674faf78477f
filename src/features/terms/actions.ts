'use server';

import { asAction } from '@/platform/operations/as-action';
import { changeTerms } from './commands';
import { showCompensation } from './queries';

export const changeTermsAction = asAction(changeTerms);
export const showCompensationAction = asAction(showCompensation);
