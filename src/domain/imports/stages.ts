import { headerWords } from './header-key';
import { readStatus } from './words';
import type { ImportOutcome, ImportStage, StageMeaning } from './types';

/** Position of our stages, first to last; Closed Lost stands apart. */
export const STAGE_POSITION: Record<ImportStage, number> = {
  lead: 0,
  demo: 1,
  hardware_quote_sent: 2,
  hardware_po_received: 3,
  hardware_shipped: 4,
  software_activated: 5,
  services_completed: 6,
  closed_lost: -1,
};

/** A source stage is believed up to here; from the PO on only evidence counts (docs/metrics.md, "Imports and claims"). */
export const FURTHEST_WITHOUT_PO: ImportStage = 'hardware_quote_sent';

const OUR_WORDS: readonly [ImportStage, string][] = [
  ['lead', 'lead'],
  ['demo', 'demo'],
  ['hardware_quote_sent', 'hardware quote sent|quote sent'],
  ['hardware_po_received', 'hardware po received|po received'],
  ['hardware_shipped', 'hardware shipped|shipped'],
  ['software_activated', 'software activated|activated'],
  ['services_completed', 'services completed|services complete|completed'],
  ['closed_lost', 'closed lost'],
];
const OURS = new Map(
  OUR_WORDS.flatMap(([stage, words]) => words.split('|').map((word) => [word, stage] as const)),
);

/** Tried in this order: "proposal after demo" is a proposal. Words are those of header-key.ts, accents taken off. */
const BY_WORD: readonly { stage: ImportStage; pattern: RegExp; reason: string }[] = [
  {
    stage: 'hardware_quote_sent',
    pattern:
      /\b(negotiat\w*|contract\w*|verhandl\w*|negocia\w*|negoc\w*|trattativa|onderhandel\w*|vertrag\w*|contrato|contrat|legal|procurement|verbal\w*|commit\w*|closing|close|awaiting (po|order|signature)|bestellung|po (pending|expected)|purchase order|order (pending|expected)|final\w*|cierre|abschluss)\b/,
    reason: 'negotiation, contract or closing: a quote is out, the PO is not proven',
  },
  {
    stage: 'hardware_quote_sent',
    pattern:
      /\b(propos(?!ition)\w*|quot\w*|price|pricing|offer\w*|angebot\w*|propuesta|presupuesto|cotiz\w*|oferta|devis|offre|proposition commerciale|offerta|offerte|preventivo|orcamento|confirmed|delivered|sent|approved|accepted|bid|rfp|tender)\b/,
    reason: 'proposal or quote',
  },
  {
    stage: 'demo',
    pattern:
      /\b(demo\w*|presentation\w*|presentacion|prasentation|vorfuhrung|presentazione|evaluat\w*|evaluierung|poc|proof of concept|pilot\w*|trial|test\w*|technical \w+|value proposition|solution\w*|decision ?maker\w*|perception analysis|engag\w*|develop\w*|validat\w*|workshop)\b/,
    reason: 'the product is being shown or tried',
  },
  {
    stage: 'lead',
    pattern:
      /\b(lead|prospect\w*|qualif\w*|qualified|discover\w*|needs? analysis|appointment\w*|contact\w*|new|open|draft|on hold|identif\w*|target\w*|interest\w*|termin\w*|erstkontakt|bedarf\w*|cita|reunion|kontakt\w*|initial\w*|intro\w*|suspect|mql|sql|pipeline|backlog|cualific\w*|calific\w*|kwalific\w*)\b/,
    reason: 'before a demo',
  },
];

/** Which of our stages a word of `--stage "X=demo"` names: id ("hardware_quote_sent") or label; null if none. */
export function stageByName(name: string): ImportStage | null {
  return OURS.get(headerWords(name)) ?? null;
}

/**
 * What a stage word of a source CRM means here: at most Hardware Quote Sent. Unknown words (hashes, a company's own) are a Lead,
 * which claims least, with a reason that names the way to say otherwise. `chosen` is a person's mapping, which wins.
 */
export function stageMeaning(word: string, chosen: Readonly<Record<string, string>> = {}): StageMeaning {
  const choice = own(chosen, word) ?? own(chosen, word.toLowerCase());
  if (choice !== undefined) return chosenMeaning(word, choice);
  const outcome = closedOutcome(word);
  if (outcome === 'won')
    return meaning(word, FURTHEST_WITHOUT_PO, 'won', 'the source says won; without a PO it weighs nothing');
  if (outcome === 'lost') return meaning(word, 'closed_lost', 'lost', 'the source says lost');
  const ours = OURS.get(headerWords(word));
  if (ours && ours !== 'closed_lost') return meaning(word, ours, null, 'our own stage');
  // "PoC" is one word, "ContractSent" is two: both readings are tried.
  const readings = [headerWords(word), headerWords(word.toLowerCase())];
  const rule = BY_WORD.find(({ pattern }) => readings.some((words) => pattern.test(words)));
  if (rule) return meaning(word, rule.stage, null, rule.reason);
  const reason = `unknown stage, taken as Lead; say otherwise with --stage "${word}=demo"`;
  return { word, stage: 'lead', outcome: null, known: false, reason };
}

/** Words of a file are keys here: "constructor" must find nothing. */
function own(record: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function meaning(
  word: string,
  stage: ImportStage,
  outcome: ImportOutcome | null,
  reason: string,
): StageMeaning {
  return { word, stage, outcome, known: true, reason };
}

function chosenMeaning(word: string, choice: string): StageMeaning {
  const status = readStatus(choice);
  if (status === 'won') return meaning(word, FURTHEST_WITHOUT_PO, 'won', 'you chose won');
  if (status === 'lost') return meaning(word, 'closed_lost', 'lost', 'you chose lost');
  const stage = stageByName(choice) ?? stageMeaning(choice).stage;
  return meaning(word, stage, null, `you chose ${choice}`);
}

/** Won or lost by a stage word alone; "Close" and "Closing" are stages, "Closed Won" and "Geschlossen - verloren" are ends. */
function closedOutcome(word: string): 'won' | 'lost' | null {
  const words = headerWords(word);
  const status = readStatus(word) ?? readStatus(words);
  if (status === 'won' || status === 'lost') return status;
  if (ENDED.test(words)) {
    if (WON.test(words)) return 'won';
    if (LOST.test(words)) return 'lost';
  }
  return edgeOutcome(words);
}

const ENDED =
  /\b(closed|geschlossen|abgeschlossen|cerrad[oa]|cierre|fermee?|cloturee?|cloture|chius[oa]|gesloten|fechad[oa])\b/;
const WON = /\b(won|gewonnen|ganad[oa]|gagnee?|vint[oa]|ganh[oa])\b/;
const LOST = /\b(lost|verloren|perdid[oa]|perdue?|pers[oa]|dead|cancel\w*)\b/;
const FILLERS =
  /\b(\d+|deal|opportunity|opp|order|sale|stage|status|auftrag|verkauf|negocio|oportunidad|venta|venda|affaire|transaction|opportunite|opportunita|trattativa)\b/g;
/** "Won't reply", "Lost contact", "Won – PO pending" are no ends. */
const HEDGED = /^won t\b|\b(pending|awaiting|waiting|expected|verbal\w*|technical\w*|contact|touch|not)\b/;

/** An end without a word for "closed": "7 - Won", "Won (100 %)", "Deal lost", "Lost - price", "Negocio perdido". */
function edgeOutcome(words: string): 'won' | 'lost' | null {
  if (HEDGED.test(words)) return null;
  const [first = ''] = words.replace(FILLERS, ' ').trim().split(/\s+/);
  if (WON.test(first)) return 'won';
  return LOST.test(first) ? 'lost' : null;
}
