import { PROMISE_RESULTS, type PromiseResult } from '@/domain/reviews/review';
import type { DealInRoom } from '@/domain/reviews/room';
import { dateShort } from '@/ui/format/dates';
import type { CardPromise } from '../../room-view';
import { PROMISE_TITLES, PROMISE_WORDS } from '../../outcome-words';

type Props = {
  promise: CardPromise | null;
  judged: DealInRoom['promise'];
  mayJudge: boolean;
  onJudge: (result: PromiseResult) => void;
};

/** What was promised last time, and whether it happened: the record suggests, people say. */
export function DealPromise({ promise, judged, mayJudge, onJudge }: Props) {
  if (!promise) return null;
  const result = judged?.result ?? null;
  return (
    <section aria-label="Last promise" className="room-promise" data-result={result ?? undefined}>
      <div className="min-w-0 flex-1 basis-64">
        <h3 className="text-xs text-muted">
          Promised on {dateShort(promise.heldOn)}
          {promise.on ? `, by ${dateShort(promise.on)}` : null}
        </h3>
        <p className="text-base font-medium text-pretty wrap-anywhere">“{promise.text}”</p>
        <p className="text-xs text-muted">
          {result && judged ? `${PROMISE_TITLES[result]}, says ${judged.byName}. ` : null}
          {promise.suggested
            ? `The record says ${PROMISE_WORDS[promise.suggested]}: ${promise.why}`
            : promise.why}
        </p>
      </div>
      {mayJudge ? (
        <div role="group" aria-label="What became of it" className="room-choice">
          {PROMISE_RESULTS.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={result === one}
              data-suggested={(result === null && promise.suggested === one) || undefined}
              data-result={one}
              onClick={() => onJudge(one)}
            >
              {PROMISE_TITLES[one]}
            </button>
          ))}
        </div>
      ) : result ? (
        <span className="room-result" data-result={result}>
          {PROMISE_TITLES[result]}
        </span>
      ) : null}
    </section>
  );
}
