'use client';

import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import type { MissingAnswer } from '@/domain/reviews/answers';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { LinkButton } from '@/ui/controls/link-button';
import { SHORT_WORDS } from './words';

export type MissingOfDeal = { dealId: string; name: string; missing: readonly MissingAnswer[] };

type Props = {
  whose: string | null;
  /** How many of the five have all three answers. */
  ready: number;
  count: number;
  missing: readonly MissingOfDeal[];
  /** When he said so, in words; null: he has not. */
  readySince: string | null;
  disabled: boolean;
  reviewHref: string;
  /** Says it once all that was typed is saved, or takes it back. Answers the refusal's words. */
  onSay: (ready: boolean) => Promise<string | null>;
  onGoTo: (dealId: string, question: MissingAnswer['question']) => void;
};

/** How far the five are, and the word that the preparation is done. What is missing leads to where it is answered. */
export function ReadyPanel(props: Props) {
  const { whose, ready, count, missing, readySince, disabled, reviewHref, onSay } = props;
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const lacking = missing.filter((deal) => deal.missing.length > 0);

  async function say(value: boolean) {
    setAsked(true);
    setRefused(null);
    if (value && lacking.length > 0) return;
    setBusy(true);
    setRefused(await onSay(value));
    setBusy(false);
    if (!value) setAsked(false);
  }

  return (
    <section aria-label="Ready" className="flex flex-col gap-3 rounded-lg border bg-surface p-4">
      <Progress ready={ready} count={count} />
      {readySince ? (
        <>
          <p className="flex items-center gap-2 text-sm">
            <CircleCheck aria-hidden className="size-4 text-accent" />
            {whose ? `${whose} is ready` : 'You are ready'} since {readySince}. You can still change
            everything.
          </p>
          <div className="flex flex-wrap gap-2">
            <LinkButton href={reviewHref}>To the review</LinkButton>
            {disabled ? null : (
              <Button variant="quiet" busy={busy} onClick={() => void say(false)}>
                Not ready after all
              </Button>
            )}
          </div>
        </>
      ) : disabled ? null : (
        <Button variant="primary" size="large" busy={busy} onClick={() => void say(true)}>
          {whose ? `${whose} is ready` : 'I am ready'}
        </Button>
      )}
      <div role="status" className="flex flex-col gap-3 empty:hidden">
        {asked && !readySince && lacking.length > 0 ? (
          <Missing deals={lacking} onGoTo={props.onGoTo} />
        ) : null}
        {refused ? <Alert tone="look" title={refused} /> : null}
      </div>
    </section>
  );
}

/** "3 of 5 ready", with one bar for each deal: seen at a glance, said in words. */
export function Progress({ ready, count }: { ready: number; count: number }) {
  return (
    <div className="flex flex-col gap-2">
      <p className="text-base font-semibold">
        {count === 0 ? 'No deal to prepare' : `${ready} of ${count} ready`}
      </p>
      <div aria-hidden className="flex gap-1">
        {Array.from({ length: count }, (_, place) => (
          <span
            key={place}
            className={`h-1.5 flex-1 rounded-sm ${place < ready ? 'bg-accent' : 'bg-line'}`}
          />
        ))}
      </div>
    </div>
  );
}

/** Deal by deal the answers that are not there, each leading to its place. */
function Missing({ deals, onGoTo }: { deals: readonly MissingOfDeal[]; onGoTo: Props['onGoTo'] }) {
  return (
    <div className="text-sm">
      <p className="font-medium">Still missing</p>
      <ul className="mt-2 flex flex-col gap-3">
        {deals.map(({ dealId, name, missing }) => (
          <li key={dealId} className="flex min-w-0 flex-col gap-1.5">
            <span className="wrap-anywhere">{name}</span>
            <span className="flex flex-wrap gap-1.5">
              {missing.map(({ question, message }) => (
                <Button key={question} size="small" title={message} onClick={() => onGoTo(dealId, question)}>
                  {SHORT_WORDS[question]}
                </Button>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
