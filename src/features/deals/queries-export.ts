import { readExport } from '@/data/export';
import { ok } from '@/domain/values/result';
import { asOfInput } from '@/domain/values/schemas';
import { defineQuery } from '@/platform/operations/define-query';
import { z } from 'zod';

/** Everything recorded for the tenant, as rows of plain values: deals with lines and evidence, contracts, movements, deployments. */
export const exportQuery = defineQuery({
  name: 'deals.export',
  permission: 'export.read',
  input: z.strictObject(asOfInput),
  run: async (ctx, input) =>
    ok({
      tenant: {
        slug: ctx.tenant.slug,
        name: ctx.tenant.name,
        currency: ctx.tenant.currency,
        zone: ctx.tenant.zone,
      },
      asOf: input.asOf ?? ctx.today,
      ...(await readExport(ctx.unit, input.knownAt ?? null)),
    }),
});
