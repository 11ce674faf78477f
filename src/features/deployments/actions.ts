'use server';

import { asAction } from '@/platform/operations/as-action';
import { recordDeployment } from './commands';
import { blockDeployment, removeBlock, unblockDeployment } from './commands-blocks';
import { failDeployment, removeFailure, resolveFailure } from './commands-failures';

export const recordDeploymentAction = asAction(recordDeployment);
export const blockDeploymentAction = asAction(blockDeployment);
export const unblockDeploymentAction = asAction(unblockDeployment);
export const removeBlockAction = asAction(removeBlock);
export const failDeploymentAction = asAction(failDeployment);
export const resolveFailureAction = asAction(resolveFailure);
export const removeFailureAction = asAction(removeFailure);
