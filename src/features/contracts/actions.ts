'use server';

import { asAction } from '@/platform/operations/as-action';
import { recordContract, removeContract } from './commands';
import { assignContracts, coTermContracts, endContract, giveReason } from './commands-end';
import { changePrice, pauseContract, renewContract } from './commands-life';
import { undoContract } from './commands-undo';

export const recordContractAction = asAction(recordContract);
export const removeContractAction = asAction(removeContract);
export const changePriceAction = asAction(changePrice);
export const renewContractAction = asAction(renewContract);
export const pauseContractAction = asAction(pauseContract);
export const coTermContractsAction = asAction(coTermContracts);
export const endContractAction = asAction(endContract);
export const giveReasonAction = asAction(giveReason);
export const assignContractsAction = asAction(assignContracts);
export const undoContractAction = asAction(undoContract);
