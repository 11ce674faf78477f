import type { AcvPerDeployment, AcvPoint } from '@/domain/kpis/acv-per-deployment';
import { ROLLING_QUARTERS } from '@/domain/kpis/kpi-data';
import { multiplyRatio } from '@/domain/values/money';
import type { Ratio } from '@/domain/values/ratio';
import { Badge } from '@/ui/controls/badge';
import { Amount } from '@/ui/format/amount';
import { countText } from '@/ui/format/counts';
import { percentChange } from '@/ui/format/ratio';
import { Card } from '@/ui/layout/card';
import { DataTable } from '@/ui/layout/data-table';
import { Section } from '@/ui/layout/section';

type Factor = {
  key: string;
  name: string;
  before: Ratio | null;
  now: Ratio | null;
  money: boolean;
  cause: string | null;
};

/** ACV per deployment is devices per deployment times ACV per device: which of the two holds it back? */
export function AcvDiagnosis({ acv, currency }: { acv: AcvPerDeployment; currency: string }) {
  const then = acv.quarters.at(-1 - ROLLING_QUARTERS);
  if (!then) return null;
  const { latest, causes } = acv;
  const factors: Factor[] = [
    {
      key: 'acv',
      name: 'ACV per deployment',
      ...both(then, latest, ({ totalMinor, deployments }) => ratio(totalMinor, deployments)),
      money: true,
      cause: null,
    },
    {
      key: 'size',
      name: 'Devices per deployment',
      ...both(then, latest, ({ devicesPerDeployment }) => devicesPerDeployment.ratio),
      money: false,
      cause: causes.includes('small_deals') ? 'Small deals' : null,
    },
    {
      key: 'price',
      name: 'ACV per device',
      ...both(then, latest, ({ perDeviceMinor }) =>
        perDeviceMinor === null ? null : ratio(perDeviceMinor, 1),
      ),
      money: true,
      cause: causes.includes('price_too_low') ? 'Price too low' : null,
    },
  ];
  const print = ({ money }: Factor, value: Ratio | null) => {
    const whole = value && multiplyRatio(value.numerator, 1n, value.denominator);
    return money ? (
      <Amount money={whole === null ? null : { minor: whole, currency }} as="whole" />
    ) : (
      countText(whole)
    );
  };
  return (
    <Section
      title="Diagnosis"
      lead={`${then.label} against ${latest.label}. ACV per deployment = devices per deployment × ACV per device: what has not grown is the cause.`}
    >
      <Card flush>
        <DataTable
          caption="Why ACV per deployment moved"
          dense
          rows={factors}
          rowKey={({ key }) => key}
          columns={[
            { key: 'name', header: 'Factor', cell: ({ name }) => name },
            { key: 'before', header: then.label, numeric: true, cell: (row) => print(row, row.before) },
            { key: 'now', header: latest.label, numeric: true, cell: (row) => print(row, row.now) },
            {
              key: 'change',
              header: 'Change',
              numeric: true,
              cell: (row) => percentChange(changeOf(row), 1),
            },
            {
              key: 'cause',
              header: 'Cause',
              cell: ({ cause }) => (cause ? <Badge tone="act">{cause}</Badge> : '–'),
            },
          ]}
        />
      </Card>
    </Section>
  );
}

function both(then: AcvPoint, now: AcvPoint, of: (point: AcvPoint) => Ratio | null) {
  return { before: of(then), now: of(now) };
}

function ratio(minor: bigint, n: number): Ratio | null {
  return n === 0 ? null : { numerator: minor, denominator: BigInt(n) };
}

function changeOf({ before: then, now }: Factor): Ratio | null {
  if (!then || !now || then.numerator === 0n) return null;
  const before = then.numerator * now.denominator;
  return { numerator: now.numerator * then.denominator - before, denominator: before };
}
