import type { KpiId } from '@/domain/kpis/kpi-data';
import { figureOf, type Kpis } from '@/domain/kpis/kpis';
import { KPI_DEFINITIONS } from '@/domain/kpis/registry';
import { STREAM_LABEL } from '@/ui/controls/stream-mark';
import { countText } from '@/ui/format/counts';
import { dateText, instantText } from '@/ui/format/dates';
import { KeyValueList, type KeyValue } from '@/ui/layout/key-value-list';
import { filledFormula } from '../kpi-formula';

type Props = {
  kpi: KpiId;
  kpis: Kpis;
  currency: string;
  lastChange: { at: string; by: string; summary: string } | null;
  zone: string;
};

/** What a figure stands on: formula, window, cohort, what was left out and why, and who last changed what it is reckoned from. */
export function KpiPassport({ kpi, kpis, currency, lastChange, zone }: Props) {
  const { formula, source, alarm: rule } = KPI_DEFINITIONS[kpi];
  const { basis, alarm } = figureOf(kpi, kpis);
  const filled = filledFormula(kpi, kpis, currency);
  const streams = basis.streams.map((stream) => STREAM_LABEL[stream].toLowerCase()).join(', ');
  const items: KeyValue[] = [
    { key: 'Formula', value: <span className="font-mono text-xs">{formula}</span> },
    ...(filled ? [{ key: 'This period', value: <Lines of={filled.split('; ')} mono /> }] : []),
    { key: 'Window', value: basis.window },
    { key: 'Cohort', value: basis.cohort },
    { key: 'Measured', value: `at the end of ${dateText(basis.measuredOn)}` },
    { key: 'Source', value: source },
    ...(KPI_DEFINITIONS[kpi].unit === 'days' || kpi === 'hardware_failure_rate'
      ? []
      : [{ key: 'Amounts', value: `${basis.currency} a year; ${streams}` }]),
    {
      key: 'Left out',
      value:
        basis.leftOut.length === 0 ? (
          'Nothing'
        ) : (
          <Lines of={basis.leftOut.map(({ what, count, why }) => `${countText(count)} × ${what}: ${why}`)} />
        ),
    },
    ...(basis.notes.length > 0 ? [{ key: 'Notes', value: <Lines of={basis.notes} /> }] : []),
    {
      key: 'Last change',
      value: lastChange ? (
        <Lines of={[lastChange.summary, `${lastChange.by}, ${instantText(lastChange.at, zone)}`]} />
      ) : (
        'Nobody has changed anything yet'
      ),
    },
    {
      key: 'Alarm',
      value: <Lines of={[rule, ...(alarm.notJudged ? [`Not judged: ${alarm.notJudged}`] : alarm.reasons)]} />,
    },
  ];
  return <KeyValueList items={items} />;
}

function Lines({ of, mono = false }: { of: readonly string[]; mono?: boolean }) {
  return (
    <ul className={mono ? 'flex flex-col gap-1 font-mono text-xs' : 'flex flex-col gap-1'}>
      {of.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
