import { listKeys } from '@/data/api-keys';
import { may } from '@/domain/access/permissions';
import { ok } from '@/domain/values/result';
import { linkTo } from '@/platform/mail/messages';
import { defineQuery } from '@/platform/operations/define-query';
import { keysInput } from './inputs';

/** The keys of the company's machines, and the address to which they send. */
export const keysQuery = defineQuery({
  name: 'apiKeys.list',
  permission: 'apiKeys.read',
  input: keysInput,
  run: async (ctx) =>
    ok({
      keys: await listKeys(ctx.unit),
      address: linkTo(`/api/t/${ctx.tenant.slug}/heartbeats`),
      zone: ctx.tenant.zone,
      /** A key is revoked at any time, and made where it would open something. */
      mayMake: may(ctx.actor, 'apiKeys.write'),
      mayRevoke: may(ctx.actor, 'apiKeys.revoke'),
    }),
});
