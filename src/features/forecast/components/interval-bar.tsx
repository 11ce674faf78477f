import type { StageCalibration } from '@/domain/forecast/accuracy/calibration';

/** 0 to 100 %: the band in which the true rate lies, the rate that was seen as a dot, and the stated figure as a line across. */
export function IntervalBar({ stage }: { stage: StageCalibration }) {
  const { interval, observedBp, statedBp, verdict } = stage;
  const at = (bp: number) => `${bp / 100}%`;
  const off = verdict === 'too_high' || verdict === 'too_low';
  return (
    <div aria-hidden className="relative h-5 w-full min-w-36">
      <div className="absolute inset-x-0 top-1/2 h-px bg-line" />
      {interval ? (
        <div
          className="absolute top-1.5 h-2 rounded-sm bg-line-strong"
          style={{ left: at(interval.lowBp), right: at(10_000 - interval.highBp) }}
        />
      ) : null}
      {observedBp === null || interval === null ? null : (
        <div
          className="absolute top-1 size-3 -translate-x-1/2 rounded-full border-2 border-surface bg-text"
          style={{ left: at(observedBp) }}
        />
      )}
      <div
        className={`absolute inset-y-0 w-0.5 -translate-x-1/2 ${off ? 'bg-look-fill' : 'bg-accent'}`}
        style={{ left: at(statedBp) }}
      />
    </div>
  );
}
