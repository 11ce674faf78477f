import type { CalendarDate } from '@/domain/values/calendar-date';
import { Button } from '@/ui/controls/button';
import { EmptyState } from '@/ui/controls/empty-state';
import { dateText } from '@/ui/format/dates';
import { Card } from '@/ui/layout/card';
import { Section } from '@/ui/layout/section';
import type { Choices, LifeLine } from '../queries';
import { ChainCard, nameOfLine } from './chain-card';
import { CoTermDialog } from './co-term-dialog';
import { LifeBars } from './life-bars';
import { EndDialog, PauseDialog, PriceDialog, RenewDialog } from './line-acts';
import { OwnerSelect } from './owner-select';
import { ReasonDialog } from './reason-dialog';
import { RecordDialog, RemoveDialog, type RecordedLine } from './record-dialog';

type Props = {
  slug: string;
  currency: string;
  asOf: CalendarDate;
  today: CalendarDate;
  customer: { id: string; name: string };
  chains: readonly (readonly LifeLine[])[];
  choices: Choices;
  mayWrite: boolean;
};

/** A customer's contracts on one line of time and each as a life, with what can be done about it. */
export function ContractsSection(props: Props) {
  const { slug, currency, asOf, today, customer, chains, choices, mayWrite } = props;
  const lasts = chains.flatMap((chain) => chain.slice(-1)).filter((line) => isOpen(line, today));
  const actions = mayWrite ? (
    <>
      {lasts.length > 1 ? (
        <CoTermDialog slug={slug} currency={currency} today={today} lines={lasts.map(namedLine)} />
      ) : null}
      <RecordDialog slug={slug} currency={currency} customer={customer.name} today={today} line={null} />
    </>
  ) : null;
  return (
    <Section
      title="Contracts"
      lead="What people told. Each change is a line of its own, so what was agreed before stays readable."
      actions={actions}
    >
      {chains.length === 0 ? (
        <EmptyState
          title="No contracts"
          why="None is recorded for this customer, so it pays nothing recurring."
        />
      ) : (
        <>
          <Card>
            <LifeBars chains={chains} asOf={asOf} />
          </Card>
          <div className="grid gap-4 lg:grid-cols-2">
            {chains.map((chain) => (
              <ChainCard
                key={chain[0]?.id}
                chain={chain}
                currency={currency}
                asOf={asOf}
                acts={mayWrite ? <Acts {...props} chain={chain} /> : null}
                askReason={(line) =>
                  mayWrite && needsReason(line, chain, today) ? (
                    <ReasonDialog
                      slug={slug}
                      contractId={line.id}
                      version={line.version}
                      of={`${customer.name}, ${dateText(line.endOn)}`}
                      sites={choices.sites}
                      trigger={
                        <Button size="small" variant="link" className="self-start">
                          No reason yet: say why
                        </Button>
                      }
                    />
                  ) : null
                }
              />
            ))}
          </div>
        </>
      )}
    </Section>
  );
}

/** The last line can be worked on; one that is over can only come back. */
function Acts({ slug, currency, today, customer, choices, chain }: Props & { chain: readonly LifeLine[] }) {
  const last = chain.at(-1);
  if (!last) return null;
  const line = recordedLine(last, currency);
  const act = { slug, currency, today, line, sites: choices.sites };
  const open = isOpen(last, today);
  return (
    <div className="no-print mt-auto flex flex-wrap items-center gap-2 border-t pt-3">
      {last.endOn === null ? null : <RenewDialog {...act} />}
      {open ? <PriceDialog {...act} /> : null}
      {open && last.startOn <= today ? <PauseDialog {...act} /> : null}
      {open ? <EndDialog {...act} /> : null}
      <RecordDialog slug={slug} currency={currency} customer={customer.name} today={today} line={line} />
      <RemoveDialog slug={slug} currency={currency} line={line} />
      {last.endOn !== null && open ? (
        <OwnerSelect
          slug={slug}
          contracts={[{ contractId: last.id, version: last.version }]}
          ownerId={last.ownerId}
          owners={choices.owners}
          of={line.name}
        />
      ) : null}
    </div>
  );
}

function isOpen({ endOn }: LifeLine, today: CalendarDate): boolean {
  return endOn === null || endOn > today;
}

/** It is over, for good or at a lower price, and nobody said why. */
function needsReason(line: LifeLine, chain: readonly LifeLine[], today: CalendarDate): boolean {
  if (line.endOn === null || line.endOn > today || line.endReason !== null) return false;
  const next = chain[chain.indexOf(line) + 1];
  return !next || next.startOn > line.endOn || next.arrMinor < line.arrMinor;
}

function namedLine(line: LifeLine) {
  return { id: line.id, version: line.version, name: nameOfLine(line), endOn: line.endOn };
}

function recordedLine(line: LifeLine, currency: string): RecordedLine {
  const { id, version, stream, plan, externalId, dealId, signedOn, startOn, endOn, freeUntilOn, autoRenews } =
    line;
  return {
    id,
    version,
    name: nameOfLine(line),
    stream,
    plan,
    externalId,
    dealId,
    signedOn,
    startOn,
    endOn,
    freeUntilOn,
    autoRenews,
    rate: line.fxRate,
    price: {
      amountMinor: line.sourceAmountMinor ?? line.amountMinor,
      periodMonths: line.periodMonths,
      currency: line.sourceCurrency ?? currency,
    },
  };
}
