import { findDeployment } from '@/data/deployments';
import { readPlan, readSteps, readTemplates } from '@/data/value-plans';
import { may } from '@/domain/access/permissions';
import { FIRST_TEMPLATE, planStanding, stepStanding } from '@/domain/deployments/value-plan';
import { notFound, ok } from '@/domain/values/result';
import { listMemberRows } from '@/platform/auth/memberships';
import { defineQuery } from '@/platform/operations/define-query';
import { showPlanInput, templateInput } from './inputs';

/**
 * A deployment's value acceleration plan, as far as it was at the end of `asOf`; steps are those of now, and change only today. `plan` is
 * null where none has begun. `owners`: who may own a step.
 */
export const showValuePlan = defineQuery({
  name: 'valuePlans.show',
  permission: 'deployments.read',
  input: showPlanInput,
  run: async (ctx, { deploymentId, asOf = ctx.today }) => {
    const deployment = await findDeployment(ctx.unit, deploymentId);
    if (!deployment) return notFound();
    const plan = await readPlan(ctx.unit, deploymentId);
    const steps = plan ? await readSteps(ctx.unit, deploymentId) : [];
    const { installedOn } = deployment;
    const members = await listMemberRows(ctx.unit.connection, ctx.tenant.id);
    return ok({
      deploymentId,
      plan: plan && {
        ...plan,
        ...planStanding(steps, { noEarlyStepReason: plan.noEarlyStepReason, installedOn }, asOf),
      },
      steps: steps.map((step) => ({ ...step, standing: stepStanding(step, asOf) })),
      owners: members
        .filter(({ role }) => may(role, 'valuePlans.write'))
        .map(({ userId, name }) => ({ userId, name })),
      today: ctx.today,
      may: {
        write: asOf === ctx.today && may(ctx.actor, 'valuePlans.write'),
        rule: asOf === ctx.today && may(ctx.actor, 'valuePlans.rule'),
      },
    });
  },
});

export type ValuePlan = Extract<Awaited<ReturnType<typeof showValuePlan>>, { ok: true }>['value'];

/** The template that new plans begin with, and its versions, the latest first; `version` null: nobody has published one. */
export const showTemplate = defineQuery({
  name: 'valuePlans.template',
  permission: 'deployments.read',
  input: templateInput,
  run: async (ctx) => {
    const versions = await readTemplates(ctx.unit);
    return ok({
      version: versions[0]?.version ?? null,
      steps: versions[0]?.steps ?? FIRST_TEMPLATE,
      versions,
      zone: ctx.tenant.zone,
      mayPublish: may(ctx.actor, 'valuePlans.rule'),
    });
  },
});

export type PlanTemplate = Extract<Awaited<ReturnType<typeof showTemplate>>, { ok: true }>['value'];
