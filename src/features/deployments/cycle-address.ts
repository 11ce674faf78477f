import type { z } from 'zod';
import { OPEN_STAGES, type OpenStage } from '@/domain/deals/stages';
import { parseCalendarDate, type CalendarDate } from '@/domain/values/calendar-date';
import { readClocks, withClocks, type Clocks } from '@/domain/values/clocks';
import { STREAMS, type Stream } from '@/domain/values/stream';
import type { cycleTimesInput } from './inputs';

type Raw = Record<string, string | string[] | undefined>;

export type CycleAddress = Pick<Clocks, 'asOf'> & {
  stage?: OpenStage;
  stream?: Stream;
  /** The first day of a quarter. */
  quarter?: CalendarDate;
};

/** Whose rows an address opens; what cannot be read is left out. */
export function readCycleAddress(raw: Raw): CycleAddress {
  const quarter = typeof raw.quarter === 'string' ? parseCalendarDate(raw.quarter) : null;
  return {
    asOf: readClocks(raw).asOf,
    stage: OPEN_STAGES.find((stage) => stage === raw.stage),
    stream: STREAMS.find((stream) => stream === raw.stream),
    ...(quarter ? { quarter } : {}),
  };
}

export function cycleInput(address: CycleAddress): z.input<typeof cycleTimesInput> {
  return { ...address };
}

export function cycleHref(slug: string, { asOf, stage, stream, quarter }: CycleAddress): string {
  const params = new URLSearchParams({
    ...(stage ? { stage } : {}),
    ...(stream ? { stream } : {}),
    ...(quarter ? { quarter } : {}),
  });
  const query = params.toString();
  return withClocks(`/t/${slug}/deployments/cycle-times${query === '' ? '' : `?${query}`}`, { asOf });
}
