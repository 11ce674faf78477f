import { dayText, type CalendarDate } from '@/domain/values/calendar-date';
import { editDeal, logActivity } from '@/features/deals/commands';
import { answerDeal, chooseDeals, setReady } from '@/features/reviews/commands-preparation';
import { preparation } from '@/features/reviews/queries-preparation';
import type { Company } from './company';
import { closeOf, type PlannedDeal } from './plan-reviews';
import { chanceOf } from './random';
import { reviewStep, RISKS, type StepPhase } from './review-words';
import { told, type Deed, type Scene } from './scene';
import type { Offset } from './timeline';
import { activityOf } from './words';

type Preparing = {
  company: Company;
  rep: 'first' | 'second';
  reviewId: string;
  index: number;
  plan: readonly PlannedDeal[];
  /** Ready: every deal of the plan is gone through. Not ready: the first half. */
  ready: boolean;
  dueIn: (place: number) => CalendarDate;
};

/** Runs something so many minutes after the rep began. */
type At = <T>(minutes: number, work: () => Promise<T>) => Promise<T>;

/** A rep says what is claimed and pushed, chooses his deals, answers, and says that he is ready. */
export async function prepare(scene: Scene, preparing: Preparing, at: At): Promise<void> {
  const { rep, plan, reviewId, ready } = preparing;
  const caller = scene.caller(rep);
  for (const [place, one] of plan.entries()) await at(place, () => edited(scene, one, rep));
  const dealIds = plan.map(({ told: { deal } }) => deal.dealId);
  await at(8, async () => told('top deals', await chooseDeals(caller, { reviewId, dealIds })));
  const { deals } = await at(9, async () => told('preparation', await preparation(caller, { reviewId })));
  const answered = ready ? plan : plan.slice(0, Math.ceil(plan.length / 2));
  for (const [place, one] of answered.entries()) {
    const shown = deals.find(({ dealId }) => dealId === one.told.deal.dealId);
    if (!shown) throw new Error(`${one.told.journey.name} is not among the deals that were chosen`);
    const proofs = shown.evidence.filter(({ commits }) => commits).map(({ id }) => id);
    const input = { reviewId, version: shown.version, ...answersOf(preparing, one, { place, proofs }) };
    await at(10 + 4 * place, async () =>
      told(one.told.journey.name, await answerDeal(caller, { ...input, dealId: shown.dealId })),
    );
  }
  // Ready is who has answered everything.
  if (ready && plan.every(({ prepared }) => prepared))
    await at(30, async () => told('ready', await setReady(caller, { reviewId, ready: true })));
}

/** Claims and pushes are the deal's own: the rep edits them before he prepares. */
async function edited(scene: Scene, { told: one, claim, push }: PlannedDeal, rep: 'first' | 'second') {
  const { deal, journey } = one;
  const close = closeOf(journey);
  const changes = {
    ...(claim === null ? {} : { claimBp: claim === 'begin' ? 8_000 : null }),
    ...(push === null || close === null ? {} : { closeOn: scene.day(close + push) }),
  };
  if (Object.keys(changes).length === 0) return;
  Object.assign(deal, told(journey.name, await editDeal(scene.caller(rep), { ...deal, ...changes })));
}

function answersOf(
  { company, index, dueIn, rep }: Preparing,
  { told: one, prepared }: PlannedDeal,
  { place, proofs }: { place: number; proofs: readonly string[] },
) {
  const { journey } = one;
  const chance = chanceOf(`${company.key}/answers/${rep}/${index}/${journey.externalId}`);
  const phase: StepPhase = journey.quote === null ? (journey.demo === null ? 'lead' : 'demo') : 'quote';
  const about = { catalogue: company.catalogue, units: journey.units };
  const step = reviewStep(chance, proofs.length > 0 ? 'ordered' : phase, about);
  return {
    nextStep: `${step} by ${dayText(dueIn(place))}`,
    evidenceAnswer: proofs.length > 0 ? ('linked' as const) : ('none_yet' as const),
    evidenceIds: [...proofs],
    ...(prepared ? { riskKind: chance.pick(RISKS) } : {}),
  };
}

/** What was promised in a review happens on its day or some days late, or it does not. */
export function promised(company: Company, plan: readonly PlannedDeal[], on: Offset): Deed[] {
  return plan.flatMap(({ told: one, promise }, place): Deed[] => {
    if (promise === 'dropped') return [];
    const due = on + 2 + (place % 4);
    const { journey, deal } = one;
    const chance = chanceOf(`${company.key}/promise/${journey.externalId}/${on}`);
    const about = { catalogue: company.catalogue, units: journey.units };
    const done = promise === 'kept' ? due : due + 1;
    return [
      {
        on: done,
        tell: async ({ caller, day }) => {
          const activity = activityOf(chance, 'quote', about);
          const input = { dealId: deal.dealId, occurredOn: day(done), ...activity };
          told(journey.name, await logActivity(caller(journey.rep), input));
        },
      },
    ];
  });
}
