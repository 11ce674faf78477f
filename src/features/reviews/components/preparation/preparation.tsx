'use client';

import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Question } from '@/domain/reviews/answers';
import { TOP_DEALS } from '@/domain/reviews/review';
import { Button } from '@/ui/controls/button';
import { EmptyState } from '@/ui/controls/empty-state';
import { LinkButton } from '@/ui/controls/link-button';
import { toast } from '@/ui/controls/toast';
import { instantText } from '@/ui/format/dates';
import type { PreparedDeal, Preparation as Prepared } from '../../preparation-view';
import { CandidatePicker } from './candidate-picker';
import { added, moved, neighbour, swapped } from './chosen-order';
import { comeTo, stayOn } from './come-to';
import { DealCard } from './deal-card';
import { questionId } from './deal-answers';
import { firstUnanswered, inOrder, lacks, missingOn } from './five';
import { Progress, ReadyPanel } from './ready-panel';
import { TroubleNotice } from './trouble-notice';
import { useChoice } from './use-choice';
import { useDesk } from './use-desk';
import { useNewEvidence } from './use-new-evidence';
import { usePreparationKeys } from './use-preparation-keys';
import { useWhilePressed } from './use-while-pressed';
import './preparation.css';

const NOT_SAVED = 'Not everything has been saved yet. Try again in a moment.';

export type PreparationProps = {
  slug: string;
  /** Whose drafts lie in this browser. */
  userId: string;
  /** The page's own address: where somebody comes back to after signing in. */
  path: string;
  prepared: Prepared & { rep: { id: string; name: string } };
  /** The button that records evidence on a deal; it calls back as it does. */
  record: (deal: PreparedDeal, onRecording: () => void) => ReactNode;
};

type Picking = { out: PreparedDeal | null };

/** The five deals of a rep with the three answers each, in the order in which he brings them. */
export function Preparation({ slug, userId, path, prepared, record }: PreparationProps) {
  const { review, rep, deals, candidates, mayChange, mayChoose, today, currency, asking } = prepared;
  const [desk, lanes] = useDesk({ userId, slug, reviewId: review.id }, deals);
  const repId = asking === 'cro' ? rep.id : null;
  const { ids, choose, say } = useChoice({ slug, reviewId: review.id, repId, deals });
  const expectEvidence = useNewEvidence(deals, lanes, desk);
  const shown = useMemo(() => inOrder(deals, ids), [deals, ids]);
  const troubled = useWhilePressed(lanes);
  const [open, setOpen] = useState<string | null>(() => firstUnanswered(deals));
  const [picking, setPicking] = useState<Picking | null>(null);
  const [said, setSaid] = useState('');

  useReadyAgain(prepared.readyAt !== null && shown.some((deal) => lacks(deal, lanes)));
  function goTo(dealId: string, question?: Question) {
    setOpen(dealId);
    comeTo(question ? questionId(dealId, question) : `deal-${dealId}`);
  }
  function pick(dealId: string) {
    const out = picking?.out ?? null;
    if (out) takeOut(out, swapped(ids, out.dealId, dealId));
    else choose(added(ids, dealId));
    setPicking(null);
    setOpen(dealId);
  }
  function takeOut({ dealId, name }: PreparedDeal, rest: string[]) {
    desk.setAside(dealId);
    choose(rest);
    toast({ title: `${name} is left out`, undo: () => choose(ids) });
  }
  function move(dealId: string, by: -1 | 1) {
    const next = moved(ids, dealId, by);
    choose(next);
    setSaid(`Number ${next.indexOf(dealId) + 1} now.`);
    requestAnimationFrame(() => stayOn(dealId));
  }
  /** A proposal follows the record: taken first, so that the deal does not leave it because its PO has come. */
  function beforeRecording(dealId: string) {
    expectEvidence(dealId);
    if (!prepared.chosen) choose(ids);
  }
  function walk(by: -1 | 1) {
    const next = neighbour(ids, open, by);
    if (next) goTo(next);
  }
  usePreparationKeys({
    walk,
    write: () => open && goTo(open, 'nextStep'),
    move: (by) => open && mayChoose && move(open, by),
    swap: () => mayChoose && setPicking({ out: shown.find(({ dealId }) => dealId === open) ?? null }),
  });

  const missing = shown.map((deal) => missingOn(deal, lanes));
  const ready = missing.filter((one) => one.missing.length === 0).length;
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="min-w-0">
        <TroubleNotice lanes={troubled} path={path} />
        {shown.length > 0 ? (
          <ProgressOnTop ready={ready} count={shown.length} />
        ) : (
          <NoDeals slug={slug} candidates={candidates.length} />
        )}
        <ol className="flex min-w-0 flex-col gap-3">
          {shown.map((deal, index) => {
            const lane = lanes.get(deal.dealId);
            const next = shown[index + 1];
            return lane ? (
              <DealCard
                key={deal.dealId}
                {...{ slug, deal, lane, desk, today }}
                place={index + 1}
                count={shown.length}
                open={open === deal.dealId}
                disabled={!mayChange}
                choosing={mayChoose}
                onToggle={() => setOpen(open === deal.dealId ? null : deal.dealId)}
                onMove={(by) => move(deal.dealId, by)}
                onSwap={() => setPicking({ out: deal })}
                onLeaveOut={() =>
                  takeOut(
                    deal,
                    ids.filter((id) => id !== deal.dealId),
                  )
                }
                onNext={next ? () => goTo(next.dealId) : null}
                record={record(deal, () => beforeRecording(deal.dealId))}
              />
            ) : null;
          })}
        </ol>
        {mayChoose && shown.length < TOP_DEALS && candidates.length > 0 ? (
          <AddDeal onAdd={() => setPicking({ out: null })} />
        ) : null}
      </div>
      <div className="xl:sticky xl:top-16">
        <ReadyPanel
          whose={asking === 'cro' ? rep.name : null}
          ready={ready}
          count={shown.length}
          missing={missing}
          readySince={prepared.readyAt ? instantText(prepared.readyAt, review.zone) : null}
          disabled={!mayChoose}
          reviewHref={`/t/${slug}/reviews/${review.id}`}
          onSay={async (value) => (value && !(await desk.settled()) ? NOT_SAVED : say(value))}
          onGoTo={goTo}
        />
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
      {picking ? (
        <CandidatePicker
          title={picking.out ? `Swap ${picking.out.name} for` : 'Add a deal'}
          candidates={candidates}
          currency={currency}
          onPick={pick}
          onClose={() => setPicking(null)}
        />
      ) : null}
    </div>
  );
}

/** Where the panel with it stands below the deals: how far they are is the first thing to see. */
function ProgressOnTop(props: { ready: number; count: number }) {
  return (
    <div className="mb-4 xl:hidden">
      <Progress {...props} />
    </div>
  );
}

function AddDeal({ onAdd }: { onAdd: () => void }) {
  return (
    <div className="mt-4">
      <Button onClick={onAdd} icon={<Plus aria-hidden className="size-4" />}>
        Add a deal
      </Button>
    </div>
  );
}

function NoDeals({ slug, candidates }: { slug: string; candidates: number }) {
  return candidates > 0 ? (
    <EmptyState title="No deal is chosen" why="Bring up to five. Fewer is fine." />
  ) : (
    <EmptyState
      title="No open deals"
      why="The review speaks of open deals. There is nothing to prepare until you have one."
      action={<LinkButton href={`/t/${slug}/deals/new`}>New deal</LinkButton>}
    />
  );
}

/** An answer was taken back after somebody was ready: the page is read again, for it does not hold any more. */
function useReadyAgain(lost: boolean): void {
  const router = useRouter();
  useEffect(() => {
    if (lost) router.refresh();
  }, [lost, router]);
}
