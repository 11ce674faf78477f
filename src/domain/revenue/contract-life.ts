import { dayText, type CalendarDate } from '../values/calendar-date';
import { ok, refuse, type Result } from '../values/result';

/** How a contract goes on from another. */
export const FOLLOW_KINDS = ['price_change', 'renewal', 'resume', 'currency'] as const;
export type FollowKind = (typeof FOLLOW_KINDS)[number];

/** As screens print them. */
export const FOLLOW_LABELS: Record<FollowKind, string> = {
  price_change: 'New price',
  renewal: 'Renewed',
  resume: 'Resumed',
  currency: 'New currency',
};

/** What a contraction or a churn is put down to. */
export const END_REASONS = [
  'deployment_quality',
  'handoff',
  'hardware_failure',
  'price',
  'product',
  'customer_business',
  'other',
] as const;
export type EndReason = (typeof END_REASONS)[number];

/** As screens print them. */
export const END_REASON_LABELS: Record<EndReason, string> = {
  deployment_quality: 'Deployment quality',
  handoff: 'Handoff',
  hardware_failure: 'Hardware failure',
  price: 'Price',
  product: 'Product',
  customer_business: 'Customer’s business',
  other: 'Other',
};

/** What is asked of a contract line before something happens to it. `goesOn`: another line follows it. */
export type LifeFacts = {
  startOn: CalendarDate;
  /** The first unpaid day. */
  endOn: CalendarDate | null;
  endReason: EndReason | null;
  goesOn: boolean;
};

/** A line's own days: it ends after it starts, and its free time ends within it. */
export function checkTime(line: {
  startOn: CalendarDate;
  endOn: CalendarDate | null;
  freeUntilOn?: CalendarDate | null | undefined;
}): Result<null> {
  const { startOn, endOn, freeUntilOn } = line;
  if (endOn !== null && endOn <= startOn)
    return wrongDay(
      'endOn',
      `Ends on ${dayText(endOn)}, not after its start on ${dayText(startOn)}: it was never active.`,
    );
  if (freeUntilOn && freeUntilOn <= startOn)
    return wrongDay('freeUntilOn', `It starts on ${dayText(startOn)}: free time ends after that day.`);
  return ok(null);
}

/** A day on which something changes within a line's time: after its start and before its end. */
export function checkChange(line: LifeFacts, on: CalendarDate): Result<null> {
  const gone = refuseFollowed(line);
  if (gone) return gone;
  if (on <= line.startOn)
    return wrongDay(
      'on',
      `It starts on ${dayText(line.startOn)}. What holds from that day on is corrected, not changed: use Correct.`,
    );
  if (line.endOn !== null && on >= line.endOn)
    return wrongDay('on', `It ends on ${dayText(line.endOn)}. Renew it at the new terms instead.`);
  return ok(null);
}

/** The day from which a renewal counts: up to the end it takes the old line's place, later the customer comes back after a break. */
export function checkRenewal(line: LifeFacts, on: CalendarDate, until: CalendarDate | null): Result<null> {
  const gone = refuseFollowed(line);
  if (gone) return gone;
  if (line.endOn === null)
    return refuse('rule', 'This contract has no end, so there is nothing to renew.', {
      remedy: 'Change its price, or end it.',
    });
  if (on <= line.startOn) return wrongDay('on', `It starts on ${dayText(line.startOn)} only.`);
  if (until !== null && until <= on)
    return wrongDay('endOn', `The renewal begins on ${dayText(on)}: its end lies after that.`);
  return ok(null);
}

/** The first unpaid day of a line that ends for good: after its start, and not after the end that it has. */
export function checkEnd(line: LifeFacts, on: CalendarDate): Result<null> {
  const gone = refuseFollowed(line);
  if (gone) return gone;
  if (on <= line.startOn)
    return wrongDay(
      'on',
      `It starts on ${dayText(line.startOn)}. If it never was a contract, take it out instead.`,
    );
  if (line.endOn !== null && on > line.endOn)
    return wrongDay('on', `It ends on ${dayText(line.endOn)} already. Renew it to let it run longer.`);
  return ok(null);
}

/** The day on which several lines shall end together. A line that ends for a reason, or goes on as another, is not moved. */
export function checkCommonEnd(
  lines: readonly LifeFacts[],
  on: CalendarDate,
  today: CalendarDate,
): Result<null> {
  if (on <= today)
    return wrongDay(
      'endOn',
      'A common end lies ahead. What is over already was ended: use End, with its reason.',
    );
  for (const line of lines) {
    const gone = refuseFollowed(line);
    if (gone) return gone;
    if (line.endReason !== null)
      return refuse('rule', 'One of these contracts is ending for good.', {
        remedy: 'Leave it out, or renew it first.',
      });
    if (line.endOn !== null && line.endOn <= today)
      return refuse('rule', `One of these contracts ended on ${dayText(line.endOn)}.`, {
        remedy: 'Leave it out, or renew it first.',
      });
    if (on <= line.startOn)
      return wrongDay('endOn', `One of these contracts starts on ${dayText(line.startOn)} only.`);
  }
  return ok(null);
}

/** A loss says why. `other` says it in words. */
export function checkReason(reason: EndReason | null, note: string | null): Result<null> {
  if (reason === null)
    return refuse('invalid', 'Say why: every loss carries its reason.', {
      fields: { endReason: 'Choose what it is put down to.' },
    });
  if (reason === 'other' && note === null)
    return refuse('invalid', 'Say it in words.', { fields: { endNote: '“Other” needs a sentence.' } });
  return ok(null);
}

/** How a line stands at the end of a day. */
export type LineState = 'signed' | 'free' | 'live' | 'paused' | 'replaced' | 'ended';

export type StandingLine = {
  startOn: CalendarDate;
  endOn: CalendarDate | null;
  freeUntilOn: CalendarDate | null;
  /** The line that goes on from it. */
  next: { startOn: CalendarDate; followKind: FollowKind | null } | null;
};

/** `paused`: it will go on. `replaced`: another line took its place without a break. */
export function stateOn({ startOn, endOn, freeUntilOn, next }: StandingLine, day: CalendarDate): LineState {
  if (startOn > day) return 'signed';
  if (endOn === null || endOn > day) return freeUntilOn !== null && freeUntilOn > day ? 'free' : 'live';
  if (!next) return 'ended';
  return next.startOn > day ? 'paused' : 'replaced';
}

/** Lines in the order of their lives: each chain from its first line to its last, chains by their first day. */
export function chainsOf<L extends { id: string; followsId: string | null; startOn: CalendarDate }>(
  lines: readonly L[],
): L[][] {
  const known = new Set(lines.map(({ id }) => id));
  const after = new Map(lines.flatMap((line) => (line.followsId ? [[line.followsId, line] as const] : [])));
  const firsts = lines.filter(({ followsId }) => followsId === null || !known.has(followsId));
  return firsts
    .toSorted((a, b) => (a.startOn < b.startOn ? -1 : a.startOn > b.startOn ? 1 : a.id < b.id ? -1 : 1))
    .map((first) => {
      const chain = [first];
      for (let next = after.get(first.id); next; next = after.get(next.id)) chain.push(next);
      return chain;
    });
}

function refuseFollowed({ goesOn }: LifeFacts) {
  if (!goesOn) return null;
  return refuse('rule', 'Another contract goes on from this one already.', {
    remedy: 'Do it to the last one of the chain.',
  });
}

function wrongDay(field: string, message: string) {
  return refuse('invalid', message, { fields: { [field]: message } });
}
