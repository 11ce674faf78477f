import type { z } from 'zod';
import { insertContract, updateContract, type ContractFields, type StoredContract } from '@/data/contracts';
import { readRateBook } from '@/data/fx-rates';
import { checkChange, checkRenewal, checkTime, type FollowKind } from '@/domain/revenue/contract-life';
import {
  agreedPrice,
  arrOn,
  isLess,
  rateOfSameValue,
  storedPrice,
  type StoredPrice,
} from '@/domain/revenue/contract-price';
import { addDays, dayText, daysBetween, type CalendarDate } from '@/domain/values/calendar-date';
import { ok, refuse, type Result } from '@/domain/values/result';
import type { AuditEntry } from '@/platform/operations/audit-log';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done, rehearsed, type Outcome } from '@/platform/operations/define-command';
import { changePriceInput, pauseInput, renewInput } from './inputs';
import { priceOf } from './price';
import {
  checkGivenReason,
  follow,
  lifeFacts,
  lockSeen,
  type ContractChange,
  type GivenReason,
} from './standing';

const NO_REASON: GivenReason = { endReason: null, endNote: null, endDeploymentId: null };

/**
 * From a day on the contract costs something else: the line ends there and the next one begins. Said in another currency it keeps its
 * value, and nothing moves. Refuses 'invalid' (the day lies outside, a lower price without a reason) and 'rule' (it goes on as another).
 */
export const changePrice = defineCommand({
  name: 'contracts.changePrice',
  permission: 'revenue.write',
  input: changePriceInput,
  run: async (ctx, input): Promise<Outcome<ContractChange>> => {
    const found = await lockSeen(ctx, input);
    if (!found.ok) return found;
    const stored = found.value;
    const allowed = checkChange(await lifeFacts(ctx, stored), input.on);
    if (!allowed.ok) return allowed;
    const price = await newPrice(ctx, input, stored);
    if (!price.ok) return price;
    const reason = await reasonIfLess(ctx, stored, price.value, input);
    if (!reason.ok) return reason;
    const currency = price.value.sourceCurrency !== stored.sourceCurrency;
    const value = await goOn(ctx, stored, reason.value, {
      followKind: currency ? 'currency' : 'price_change',
      startOn: input.on,
      endOn: stored.endOn,
      ...price.value,
    });
    if (input.dryRun) return rehearsed(value);
    const what = currency ? 'Changed the currency' : 'Changed the price';
    return done(value, ...entries(stored, value, `${what} of a ${stored.stream} contract from ${input.on}`));
  },
});

/** In another currency at the rate at which it is worth the same; else the price as it is said. */
async function newPrice(
  ctx: Context,
  input: z.output<typeof changePriceInput>,
  stored: StoredContract,
): Promise<Result<StoredPrice>> {
  const company = ctx.tenant.currency;
  const currency = input.currency ?? stored.sourceCurrency ?? company;
  if (currency === (stored.sourceCurrency ?? company) || currency === company)
    return priceOf(ctx, { ...input, currency }, stored);
  const price = { amountMinor: input.amountMinor, periodMonths: input.periodMonths, currency };
  // At the day's rate, as the ledger has it: the stored one may be years old.
  const worth = arrOn(stored, await readRateBook(ctx.unit, company), input.on);
  const rate = rateOfSameValue(price, company, worth);
  if (rate === null)
    return refuse('invalid', 'A price of nothing has no rate.', { fields: { amountMinor: 'More than 0.' } });
  return ok({ ...storedPrice(price, company, rate), arrMinor: worth });
}

/**
 * The next term: from the old end on, earlier (the old line ends there), or later (the customer comes back after a break). Refuses as
 * `contracts.changePrice` does, and 'rule' for a contract without an end.
 */
export const renewContract = defineCommand({
  name: 'contracts.renew',
  permission: 'revenue.write',
  input: renewInput,
  run: async (ctx, input): Promise<Outcome<ContractChange>> => {
    const found = await lockSeen(ctx, input);
    if (!found.ok) return found;
    const stored = found.value;
    const on = input.on ?? stored.endOn ?? stored.startOn;
    const allowed = checkRenewal(await lifeFacts(ctx, stored), on, input.endOn);
    if (!allowed.ok) return allowed;
    const agreed = agreedPrice(stored, ctx.tenant.currency);
    const { amountMinor, periodMonths, rate } = input;
    const said = {
      amountMinor: amountMinor ?? agreed.amountMinor,
      periodMonths: periodMonths ?? agreed.periodMonths,
      currency: agreed.currency,
      rate,
    };
    const price = await priceOf(ctx, { ...said, on }, stored);
    if (!price.ok) return price;
    const time = checkTime({ startOn: on, endOn: input.endOn, freeUntilOn: input.freeUntilOn });
    if (!time.ok) return time;
    const comesBack = stored.endOn !== null && on > stored.endOn;
    // Who comes back for less is no loss: that he left was.
    const reason = comesBack ? ok(NO_REASON) : await reasonIfLess(ctx, stored, price.value, input);
    if (!reason.ok) return reason;
    const value = await goOn(ctx, stored, reason.value, {
      followKind: comesBack ? 'resume' : 'renewal',
      startOn: on,
      endOn: input.endOn,
      signedOn: input.signedOn ?? ctx.today,
      freeUntilOn: input.freeUntilOn,
      autoRenews: input.autoRenews ?? stored.autoRenews,
      ...price.value,
    });
    if (input.dryRun) return rehearsed(value);
    return done(value, ...entries(stored, value, `Renewed a ${stored.stream} contract from ${on}`));
  },
});

/**
 * The contract stands still from a day on, and goes on later if that day is known (`contracts.renew` brings it back else). What stands
 * still is a loss until it is back: it carries a reason. Refuses 'invalid' for days that do not fit.
 */
export const pauseContract = defineCommand({
  name: 'contracts.pause',
  permission: 'revenue.write',
  input: pauseInput,
  run: async (ctx, input): Promise<Outcome<ContractChange>> => {
    const found = await lockSeen(ctx, input);
    if (!found.ok) return found;
    const stored = found.value;
    const { on, resumeOn } = input;
    const allowed = checkChange(await lifeFacts(ctx, stored), on);
    if (!allowed.ok) return allowed;
    const days = checkResume(stored.endOn, input);
    if (!days.ok) return days;
    const reason = await checkGivenReason(ctx, stored.customerId, input);
    if (!reason.ok) return reason;
    const value =
      resumeOn === null
        ? await endOnly(ctx, stored, on, reason.value)
        : await goOn(
            ctx,
            stored,
            reason.value,
            { followKind: 'resume', startOn: resumeOn, endOn: days.value },
            on,
          );
    if (input.dryRun) return rehearsed(value);
    const until = resumeOn === null ? '' : ` until ${resumeOn}`;
    return done(value, ...entries(stored, value, `Paused a ${stored.stream} contract from ${on}${until}`));
  },
});

/** The end of the line that resumes. */
function checkResume(
  endOn: CalendarDate | null,
  { on, resumeOn, extend }: { on: CalendarDate; resumeOn: CalendarDate | null; extend: boolean },
): Result<CalendarDate | null> {
  if (resumeOn === null) return ok(endOn);
  const wrong = (message: string) => refuse('invalid', message, { fields: { resumeOn: message } });
  if (resumeOn <= on) return wrong(`It stands still from ${dayText(on)}: it goes on after that day.`);
  const end = endOn !== null && extend ? addDays(endOn, daysBetween(on, resumeOn)) : endOn;
  if (end !== null && resumeOn >= end)
    return wrong(`It ends on ${dayText(end)}. Leave the day empty, or move the end out by the pause.`);
  return ok(end);
}

/** Less than before is a loss and carries its reason; for the rest none is kept. */
async function reasonIfLess(
  ctx: Context,
  stored: StoredContract,
  price: StoredPrice,
  given: GivenReason,
): Promise<Result<GivenReason>> {
  return isLess(stored, price) ? checkGivenReason(ctx, stored.customerId, given) : ok(NO_REASON);
}

type Next = Partial<ContractFields> & { followKind: FollowKind; startOn: CalendarDate };

/** Ends a line on a day (its own end, where the next one begins later) and writes the one that goes on from it. */
async function goOn(
  ctx: Context,
  stored: StoredContract,
  reason: GivenReason,
  next: Next,
  on = next.startOn,
): Promise<ContractChange> {
  const endOn = stored.endOn !== null && on > stored.endOn ? stored.endOn : on;
  const kept = next.followKind === 'resume' && reason.endReason === null ? reasonOf(stored) : reason;
  const version = await updateContract(ctx.unit, stored, { ...stored, ...kept, endOn }, ctx.now);
  const { id, version: _version, ...fields } = stored;
  const newContractId = await insertContract(
    ctx.unit,
    {
      ...fields,
      externalId: null,
      freeUntilOn: freeAfter(stored, next),
      ...NO_REASON,
      ...next,
      followsId: id,
    },
    ctx.now,
  );
  return { contractId: id, version, newContractId, ...(await follow(ctx, [stored.customerId])) };
}

/** A new price does not end the free time that was agreed on. */
function freeAfter({ freeUntilOn }: StoredContract, { followKind, startOn }: Next): CalendarDate | null {
  const same = followKind === 'price_change' || followKind === 'currency';
  return same && freeUntilOn !== null && freeUntilOn > startOn ? freeUntilOn : null;
}

function reasonOf({ endReason, endNote, endDeploymentId }: GivenReason): GivenReason {
  return { endReason, endNote, endDeploymentId };
}

async function endOnly(
  ctx: Context,
  stored: StoredContract,
  endOn: CalendarDate,
  reason: GivenReason,
): Promise<ContractChange> {
  const version = await updateContract(ctx.unit, stored, { ...stored, ...reason, endOn }, ctx.now);
  const head = { contractId: stored.id, version, newContractId: null };
  return { ...head, ...(await follow(ctx, [stored.customerId])) };
}

/** On both lines: the history of each says how it came about. */
function entries(
  stored: StoredContract,
  { newContractId }: ContractChange,
  summary: string,
): [AuditEntry, ...AuditEntry[]] {
  const subjectKind = 'contract';
  const old = { subjectKind, subjectId: stored.id, summary, before: { ...stored } };
  return newContractId ? [old, { subjectKind, subjectId: newContractId, summary }] : [old];
}
