import { WATERFALL_MEASURES, WATERFALL_STEPS } from '@/domain/forecast/waterfall';
import { parseCalendarDate } from '@/domain/values/calendar-date';
import type { z } from 'zod';
import type { compareForecastsInput } from './inputs-compare';

type Raw = Record<string, string | string[] | undefined>;
type Input = z.input<typeof compareForecastsInput>;
export type Comparison = Required<Pick<Input, 'from' | 'to' | 'measure' | 'quarter' | 'step'>>;

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * What a comparison's address asks. Two fields of its form may name the first day: a day that was typed goes before the snapshot that was
 * chosen. What cannot be read is as if it were not there.
 */
export function readComparison(raw: Raw): Comparison {
  const text = (name: string) => (typeof raw[name] === 'string' ? raw[name] : '');
  const id = (name: string) => (ID.test(text(name)) ? text(name) : null);
  const quarter = text('quarter');
  return {
    from: parseCalendarDate(text('day')) ?? id('from') ?? parseCalendarDate(text('from')),
    to: id('to') ?? 'now',
    measure: WATERFALL_MEASURES.find((measure) => measure === text('measure')) ?? 'forecast',
    quarter: quarter === 'all' ? null : (parseCalendarDate(quarter) ?? 'current'),
    step: WATERFALL_STEPS.find((step) => step === text('step')) ?? null,
  };
}

/** The address of a comparison, without what is usual; filter and clocks come on top (withFilter). */
export function comparisonPath(path: string, { from, to, measure, quarter, step }: Comparison): string {
  const parts: [string, string | null | undefined][] = [
    ['from', from],
    ['to', to === 'now' ? null : to],
    ['measure', measure === 'forecast' ? null : measure],
    ['quarter', quarter === null ? 'all' : quarter === 'current' ? null : quarter],
    ['step', step],
  ];
  const kept = parts.filter((part): part is [string, string] => typeof part[1] === 'string');
  const query = new URLSearchParams(kept).toString();
  return query === '' ? path : `${path}?${query}`;
}
