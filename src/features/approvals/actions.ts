'use server';

import { asAction } from '@/platform/operations/as-action';
import { decideRequest, requestApproval, withdrawRequest } from './commands';

export const requestApprovalAction = asAction(requestApproval);
export const decideRequestAction = asAction(decideRequest);
export const withdrawRequestAction = asAction(withdrawRequest);
