import { z } from 'zod';
import { readEndorsement } from '@/data/stage-model-versions';
import { may } from '@/domain/access/permissions';
import { ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';

/** Whether the CEO has endorsed the stage model in force, for the whole team to see. */
export const showEndorsement = defineQuery({
  name: 'endorsement.show',
  permission: 'stageModel.read',
  input: z.strictObject({}),
  run: async (ctx) =>
    ok({
      ...(await readEndorsement(ctx.unit, ctx.today)),
      /** Only the CEO's signature is missing, so only he is asked for it. */
      mayEndorse: may(ctx.actor, 'stageModel.sign') && ctx.actor.role === 'CEO',
    }),
});
