/** What is known of a company on its way to the first review. Instants, or null: not yet. */
export type StartFacts = {
  importedAt: string | null;
  /** Deals on record, typed ones too. */
  deals: number;
  auditSeenAt: string | null;
  /** The stage model in force, signed by a CRO. */
  modelSignedAt: string | null;
  /** Members, and open invitations. */
  members: number;
  invited: number;
  reviewedAt: string | null;
};

export const START_STEPS = ['import', 'audit', 'stage_map', 'invite', 'review'] as const;
export type StartStepId = (typeof START_STEPS)[number];
export type StartStep = { id: StartStepId; done: boolean; at: string | null };
export type StartGuide = { steps: StartStep[]; done: number; next: StartStepId | null };

/**
 * The five steps of a start, each ticked by what is there and not by a click: deals, an audit that was looked at, a stage model that the
 * CRO signed, a second person, and a review that was held. `next` is the first that is not done.
 */
export function startGuide(facts: StartFacts): StartGuide {
  const steps: StartStep[] = [
    { id: 'import', done: facts.importedAt !== null || facts.deals > 0, at: facts.importedAt },
    { id: 'audit', done: facts.auditSeenAt !== null, at: facts.auditSeenAt },
    { id: 'stage_map', done: facts.modelSignedAt !== null, at: facts.modelSignedAt },
    { id: 'invite', done: facts.members + facts.invited > 1, at: null },
    { id: 'review', done: facts.reviewedAt !== null, at: facts.reviewedAt },
  ];
  return {
    steps,
    done: steps.filter(({ done }) => done).length,
    next: steps.find(({ done }) => !done)?.id ?? null,
  };
}
