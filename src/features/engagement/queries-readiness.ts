import { readRateBook } from '@/data/fx-rates';
import { readFirstPaid, readPaying, readReadinessAnswers } from '@/data/readiness';
import { may } from '@/domain/access/permissions';
import {
  LEAST_ARR_USD_MINOR,
  readinessOf,
  READINESS_QUESTIONS,
  type ReadinessAnswer,
  type ReadinessQuestion,
} from '@/domain/engagement/readiness';
import { amountAt, monthlyRateOn, rateText } from '@/domain/revenue/fx';
import { completedQuarters } from '@/domain/values/fiscal-calendar';
import { ok } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineQuery } from '@/platform/operations/define-query';
import { nothingInput } from './inputs';

/** Quarters in which new customers are looked for. */
const QUARTERS = 4;

/** Whether it is time for a fractional CRO: each check with its figure, and what was answered where no figure says. */
export const showReadiness = defineQuery({
  name: 'readiness.show',
  permission: 'engagement.read',
  input: nothingInput,
  run: async (ctx) => {
    const { role } = ctx.actor;
    const { currency, zone, fiscalStartMonth } = ctx.tenant;
    const given = await readReadinessAnswers(ctx.unit);
    const newest = (question: ReadinessQuestion) => given.find((one) => one.question === question) ?? null;
    const answers: Partial<Record<ReadinessQuestion, ReadinessAnswer>> = {};
    for (const { question, answer } of given.toReversed()) answers[question] = answer;
    const readiness = readinessOf({
      currency,
      ...(await readPaying(ctx.unit, ctx.today)),
      leastArr: await leastArr(ctx),
      firstPaid: await readFirstPaid(ctx.unit, completedQuarters(ctx.today, fiscalStartMonth, QUARTERS)),
      answers,
    });
    return ok({
      ...readiness,
      today: ctx.today,
      zone,
      questions: READINESS_QUESTIONS.map((question) => ({ question, given: newest(question) })),
      history: given,
      may: {
        answer: may(ctx.actor, 'engagement.write'),
        readTime: may(role, 'time.read'),
        readTerms: may(role, 'terms.read'),
      },
    });
  },
});

export type ReadinessPage = Extract<Awaited<ReturnType<typeof showReadiness>>, { ok: true }>['value'];

/** 500,000 US dollars in the company's currency by the rate of this month, or of the last month that has one; null without any. */
async function leastArr(ctx: Context) {
  const { currency } = ctx.tenant;
  if (currency === 'USD') return { minor: LEAST_ARR_USD_MINOR, rate: null };
  const rate = monthlyRateOn(await readRateBook(ctx.unit, currency), 'USD', ctx.today);
  if (rate === null) return null;
  const own = { currency: 'USD', amountMinor: LEAST_ARR_USD_MINOR, periodMonths: 12, rate };
  return { minor: amountAt(own, rate, currency), rate: rateText(rate) };
}
