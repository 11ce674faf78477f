import { Check, CloudOff, LoaderCircle } from 'lucide-react';
import { QUESTIONS } from '@/domain/reviews/answers';
import type { Lane } from './lane';

/** Whether the answers about a deal are kept, quietly: in words, and never in the way. */
export function SaveState({ lane }: { lane: Lane }) {
  const drafts = QUESTIONS.flatMap((question) => lane.drafts[question] ?? []);
  if (lane.trouble)
    return (
      <State icon={<CloudOff aria-hidden className="size-3.5" />} words="Kept on this device, not sent yet" />
    );
  if (lane.disputed || drafts.some(({ held, refused }) => held || refused))
    return <State words="Not all is saved: see below" />;
  if (lane.sending || drafts.length > 0)
    return <State icon={<LoaderCircle aria-hidden className="size-3.5 animate-spin" />} words="Saving" />;
  if (lane.version === null) return null;
  return <State icon={<Check aria-hidden className="size-3.5" />} words="Saved" />;
}

function State({ icon, words }: { icon?: React.ReactNode; words: string }) {
  return (
    <span className="inline-flex items-center gap-1 text-xs text-muted" data-save-state="">
      {icon}
      {words}
    </span>
  );
}
