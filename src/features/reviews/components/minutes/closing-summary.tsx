import type { ReactNode } from 'react';
import { countOf } from '@/ui/format/counts';
import { moneyChange, moneyCompact } from '@/ui/format/money';
import { timeText } from '../../minutes-words';
import { PROMISE_WORDS } from '../../outcome-words';
import type { Closing } from '../../queries-closing';

/** What closing now leaves as it is, and what the review did to the forecast. */
export function ClosingSummary({ closing }: { closing: Closing }) {
  const { undecided, promises, deals, actions, forecast, secondsUsed, secondsPlanned } = closing;
  const { currency } = forecast.now;
  const money = (minor: string) => moneyCompact({ minor: BigInt(minor), currency });
  return (
    <div className="flex flex-col gap-4 text-sm">
      <p>
        {deals - undecided.length} of {countOf(deals, 'deal')} decided, {countOf(actions, 'action')} agreed,{' '}
        {timeText(secondsUsed, secondsPlanned)}.
      </p>
      <p className="tabular-nums">
        Weighted forecast {money(forecast.before.weightedMinor)} → {money(forecast.now.weightedMinor)} (
        {change(forecast.change.weightedMinor, currency)}), commit {money(forecast.before.commitMinor)} →{' '}
        {money(forecast.now.commitMinor)} ({change(forecast.change.commitMinor, currency)}).
      </p>
      {undecided.length > 0 ? (
        <Part title={`${countOf(undecided.length, 'deal')} without a ruling: “not discussed” in the minutes`}>
          {undecided.map(({ dealId, name, rep, amountMinor }) => (
            <li key={dealId}>
              {name} <span className="text-muted">{`${rep}, ${money(amountMinor)}`}</span>
            </li>
          ))}
        </Part>
      ) : null}
      {promises.length > 0 ? (
        <Part title={`${countOf(promises.length, 'promise')} that nobody judged: the record decides`}>
          {promises.map(({ dealId, name, suggested }) => (
            <li key={dealId}>
              {name}{' '}
              <span className="text-muted">{suggested ? PROMISE_WORDS[suggested] : 'not due yet'}</span>
            </li>
          ))}
        </Part>
      ) : null}
    </div>
  );
}

function change(minor: string, currency: string): string {
  return minor === '0' ? 'no change' : moneyChange({ minor: BigInt(minor), currency });
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="font-medium">{title}</h3>
      <ul className="mt-1 flex list-disc flex-col gap-0.5 ps-5 wrap-anywhere">{children}</ul>
    </section>
  );
}
