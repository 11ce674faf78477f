import { timeText } from '../../cadence-words';

export type ScheduleValues = {
  weekday: number;
  minuteOfDay: number;
  zone: string;
  minutes: number;
  videoLink: string | null;
  active: boolean;
};

/** As it stands in the fields. */
export type TypedSchedule = {
  weekday: string;
  time: string;
  zone: string;
  minutes: string;
  videoLink: string;
  active: boolean;
};

export function typedOf(values: ScheduleValues): TypedSchedule {
  return {
    weekday: String(values.weekday),
    time: timeText(values.minuteOfDay),
    zone: values.zone,
    minutes: String(values.minutes),
    videoLink: values.videoLink ?? '',
    active: values.active,
  };
}

/** What the fields say; `minuteOfDay` null: no time that can be read. A length that is no number is NaN, which the server refuses. */
export function scheduleOf(
  typed: TypedSchedule,
): Omit<ScheduleValues, 'minuteOfDay'> & { minuteOfDay: number | null } {
  const time = /^(\d{2}):(\d{2})/.exec(typed.time);
  return {
    weekday: Number(typed.weekday),
    minuteOfDay: time ? Number(time[1]) * 60 + Number(time[2]) : null,
    zone: typed.zone,
    minutes: /^\s*\d{1,4}\s*$/.test(typed.minutes) ? Number(typed.minutes) : Number.NaN,
    videoLink: typed.videoLink.trim() === '' ? null : typed.videoLink.trim(),
    active: typed.active,
  };
}
