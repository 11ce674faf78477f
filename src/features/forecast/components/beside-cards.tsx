import type { ActivationBacklog } from '@/domain/forecast/activation-backlog';
import type { SourceClaim, SourceClaims } from '@/domain/forecast/source-claims';
import { Skeleton } from '@/ui/controls/skeleton';
import { Amount } from '@/ui/format/amount';
import { countOf } from '@/ui/format/counts';
import { dateText } from '@/ui/format/dates';
import { moneyCompact } from '@/ui/format/money';
import { DefinitionTip } from '@/ui/layout/definition-tip';
import { StatCard } from '@/ui/layout/stat-card';

/** What is signed for by the year, what of it runs, and what still waits for its activation. */
export function BacklogCard({ backlog, currency }: { backlog: ActivationBacklog; currency: string }) {
  const { contractedMinor, liveMinor, backlogMinor, deals, oldestOn } = backlog;
  const short = (minor: bigint) => moneyCompact({ minor, currency });
  return (
    <StatCard
      label="Contracted ARR of these deals"
      value={<Amount money={{ minor: contractedMinor, currency }} />}
      beside={`live ${short(liveMinor)}`}
      target={`waits ${short(backlogMinor)}`}
      sentence={
        oldestOn === null
          ? 'Everything that is signed is active.'
          : `${countOf(deals, 'deal')} signed and not active, the first since ${dateText(oldestOn)}.`
      }
      tip={
        <DefinitionTip
          term="Contracted and live ARR"
          meaning="Contracted: what the recurring lines of deals with a live PO cost a year. Live: those that have started and whose term is not over. What waits between the two is the activation backlog."
          formula="contracted = live + backlog"
          filled={`${short(contractedMinor)} = ${short(liveMinor)} + ${short(backlogMinor)}`}
          source="From the deals' lines and evidence; the ledger's ARR on the dashboard is that of contracts."
        />
      }
    />
  );
}

type ClaimProps = { claims: SourceClaims['claims']; currency: string };

/** What the CRM itself calls commit and best case, beside what our evidence carries of exactly these deals. */
export function ClaimCard({ claims, currency }: ClaimProps) {
  const of = (category: SourceClaim['category']) => claims.find((claim) => claim.category === category);
  const [commit, bestCase] = [of('commit'), of('bestCase')];
  const short = (minor: bigint) => moneyCompact({ minor, currency });
  return (
    <StatCard
      label="The CRM calls commit"
      value={<Amount money={{ minor: commit?.amountMinor ?? 0n, currency }} />}
      beside={countOf(commit?.deals ?? 0, 'deal')}
      target={`a PO carries ${short(commit?.evidenced.amountMinor ?? 0n)}`}
      sentence={
        bestCase
          ? `Best case: ${short(bestCase.amountMinor)} in ${countOf(bestCase.deals, 'deal')}; evidence carries ${short(bestCase.evidenced.amountMinor)}.`
          : undefined
      }
      tip={
        <DefinitionTip
          term="The CRM's own claim"
          meaning="Open deals by the forecast category that the CRM's file gives them, at their whole amounts. It is shown and moves nothing: a deal is commit with a PO, best case with a quote."
        />
      }
    />
  );
}

export function CardSkeleton() {
  return (
    <div className="flex min-h-44 flex-col gap-3 rounded-lg border bg-surface p-4" aria-hidden>
      <Skeleton className="w-1/2" />
      <Skeleton className="h-7 w-1/3" />
      <Skeleton className="w-2/3" />
    </div>
  );
}
