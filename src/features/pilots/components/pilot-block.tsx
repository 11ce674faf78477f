import Link from 'next/link';
import { isFromCommitOn } from '@/domain/deals/stages';
import { countOf, countText } from '@/ui/format/counts';
import { dateText } from '@/ui/format/dates';
import { Alert } from '@/ui/controls/alert';
import { Card } from '@/ui/layout/card';
import { KeyValueList } from '@/ui/layout/key-value-list';
import { Section } from '@/ui/layout/section';
import type { DealPilot } from '../queries';
import { DefineDialog } from './define-dialog';
import { PilotActions } from './pilot-actions';
import { PilotMark } from './pilot-day';

type Props = { slug: string; isPilot: boolean; dealPilot: NonNullable<DealPilot> };

/** On a deal's page: what the pilot is and when it is decided, or which pilot the deal came from. */
export function PilotBlock({ slug, isPilot, dealPilot }: Props) {
  const { pilot, extensions, may, today } = dealPilot;
  const { dealId, version, deal, units, startOn, criteria, decisionOn, stands } = pilot;
  const defined = startOn !== null && criteria !== null && decisionOn !== null;
  if (!defined && !isPilot) return <NoPilot slug={slug} dealPilot={dealPilot} />;
  const plan = defined ? { units, startOn, criteria, decisionOn } : null;
  const open = stands === 'running' || stands === 'overdue';
  const mayCorrect =
    may.write && pilot.outcome === 'open' && (stands === 'undefined' || stands === 'running');
  return (
    <Section
      title="Pilot"
      actions={
        <>
          {mayCorrect ? <DefineDialog {...{ slug, dealId, today, plan }} /> : null}
          {open ? <PilotActions {...{ slug, dealId, version, deal, units, may }} /> : null}
        </>
      }
    >
      {stands === 'overdue' ? (
        <Alert tone="act" title={`This pilot was to be decided by ${dateText(decisionOn)}.`}>
          Convert it, kill it, or ask the CRO to extend it. Until then nothing else on the deal can be
          changed.
        </Alert>
      ) : null}
      <Card>
        {plan ? (
          <KeyValueList
            stacked
            items={[
              { key: 'Stands', value: <PilotMark pilot={pilot} /> },
              { key: 'Decision by', value: dateText(plan.decisionOn) },
              { key: 'Start', value: dateText(plan.startOn) },
              { key: 'Devices', value: units === null ? '–' : countText(units) },
              { key: 'Success criteria', value: plan.criteria },
              ...(pilot.productionDealId
                ? [
                    {
                      key: 'Goes on as',
                      value: (
                        <Link href={`/t/${slug}/deals/${pilot.productionDealId}`}>{pilot.production}</Link>
                      ),
                    },
                  ]
                : []),
              ...(pilot.reason ? [{ key: 'Why it ended', value: pilot.reason }] : []),
            ]}
          />
        ) : (
          <p className="text-sm text-muted">
            Nobody has said yet how big this pilot is, what success means and when it is decided.
          </p>
        )}
        {extensions.length > 0 ? (
          <p className="mt-3 text-xs text-muted">
            Extended {countOf(extensions.length, 'time')}:{' '}
            {extensions.map(({ toOn, reason }) => `to ${dateText(toOn)} (${reason})`).join('; ')}
          </p>
        ) : null}
      </Card>
    </Section>
  );
}

/** An ordinary deal: where it came from, and the way to make it a pilot while nothing is ordered. */
function NoPilot({ slug, dealPilot: { pilot, cameFrom, may, today } }: Omit<Props, 'isPilot'>) {
  const { dealId, outcome, stage } = pilot;
  const mayBecome = may.write && outcome === 'open' && !isFromCommitOn(stage) && !cameFrom;
  if (!cameFrom && !mayBecome) return null;
  return (
    <div className="flex flex-wrap items-center gap-2 text-sm text-muted">
      {cameFrom ? (
        <p>
          Came from the pilot <Link href={`/t/${slug}/deals/${cameFrom.dealId}`}>{cameFrom.deal}</Link>.
        </p>
      ) : null}
      {mayBecome ? <DefineDialog {...{ slug, dealId, today }} plan={null} becomes /> : null}
    </div>
  );
}
