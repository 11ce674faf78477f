import { parseDecimal } from '@/domain/values/money';
import type { Result } from '@/domain/values/result';
import { moveDeal, recordEvidence } from '@/features/deals/commands-evidence';
import { showDeal } from '@/features/deals/queries';
import type { Caller } from '@/platform/operations/caller';
import { UsageError, type Flags } from './arguments';

type Input = Parameters<typeof recordEvidence>[1]['evidence'][number];

const KEYS = ['kind', 'reference', 'on', 'amount', 'units', 'line', 'note'];
/** A comma separates only before the next key: a reference may hold one. */
const BETWEEN = new RegExp(`,(?=(?:${KEYS.join('|')})=)`);

/** "kind=po,reference=PO-4711,on=2026-02-01,amount=93000.00" as the operations take it. Throws UsageError on what it cannot read. */
export function readEvidence(text: string, currency: string): Input {
  const given = new Map(text.split(BETWEEN).map((part) => splitAt(part, text)));
  const unknown = [...given.keys()].find((key) => !KEYS.includes(key));
  if (unknown !== undefined) throw new UsageError(`--evidence knows ${KEYS.join(', ')}, not "${unknown}"`);
  const [kind, on] = [given.get('kind'), given.get('on')];
  if (!kind || !on) throw new UsageError(`--evidence wants at least kind=… and on=DAY, got "${text}"`);
  return {
    // The operation checks the kind against its list and answers with a sentence.
    kind: kind as Input['kind'],
    evidenceOn: on,
    reference: given.get('reference') ?? null,
    amountMinor: amount(given.get('amount'), currency),
    units: given.has('units') ? Number(given.get('units')) : null,
    lineId: given.get('line') ?? null,
    note: given.get('note') ?? null,
  };
}

function splitAt(part: string, text: string): [string, string] {
  const at = part.indexOf('=');
  if (at <= 0) throw new UsageError(`--evidence is a list of key=value, got "${text}"`);
  return [part.slice(0, at), part.slice(at + 1)];
}

function amount(text: string | undefined, currency: string): string | null {
  if (text === undefined) return null;
  const minor = parseDecimal(text, currency);
  if (minor === null) throw new UsageError(`"${text}" is no amount in ${currency}`);
  return minor.toString();
}

/** `deal move` and `deal record`: the same commands as on the pages, for the version of the deal that stands now. */
export async function dealVerb(verb: string, caller: Caller, flags: Flags): Promise<Result<unknown>> {
  if (verb !== 'move' && verb !== 'record') throw new UsageError(`Unknown: deal ${verb}`);
  const dealId = flags.required('deal');
  const shown = await showDeal(caller, { dealId });
  if (!shown.ok) return shown;
  const { version, currency } = shown.value.deal;
  const evidence = flags.many('evidence').map((text) => readEvidence(text, currency));
  if (verb === 'record') return recordEvidence(caller, { dealId, evidence });
  return moveDeal(caller, {
    dealId,
    version,
    to: flags.required('to') as Parameters<typeof moveDeal>[1]['to'],
    reason: flags.one('reason') ?? null,
    contact: flags.one('contact') ?? null,
    evidence,
  });
}
