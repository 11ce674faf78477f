import { headerWords } from './header-key';
import type { ImportOutcome, ImportStream } from './types';

/** A value has no camel case to take apart: "PoC" is one word. */
function valueWords(text: string): string {
  return headerWords(text.toLowerCase());
}

const YES = new Set('true yes y 1 x t on ja si oui wahr verdadero vrai vero sim s checked'.split(' '));
const NO = new Set('false no n 0 f off nein non falsch falso faux nee nao unchecked'.split(' '));

/** null if the text is neither; numbers other than 0 are yes ("Is Closed (numeric)"). */
export function readBoolean(text: string): boolean | null {
  const word = valueWords(text);
  if (YES.has(word) || word === '1 0') return true;
  if (NO.has(word) || word === '0 0') return false;
  return null;
}

const STATUS: readonly [ImportOutcome, string][] = [
  [
    'won',
    'won|win|closed won|closedwon|gewonnen|ganado|ganada|gagne|gagnee|vinto|vinta|ganho|success|successful|order received|abgeschlossen gewonnen|cerrado ganado|cerrada ganada|ferme gagne|geschlossen und gewonnen',
  ],
  [
    'lost',
    'lost|loss|closed lost|closedlost|verloren|perdido|perdida|perdu|perdue|perso|persa|canceled|cancelled|cancel|abandoned|disqualified|out sold|dead|no decision|rejected|declined|storniert|abgebrochen|cancelado|cancelada|annule|annulee|abgeschlossen verloren|cerrado perdido|cerrada perdida|ferme perdu|geschlossen und verloren',
  ],
  [
    'open',
    'open|in progress|on hold|active|new|pending|offen|abierto|abierta|ouvert|ouverte|aperto|aperta|aberto|in bearbeitung|en curso|en cours|working|nurturing|draft',
  ],
];
const STATUS_WORDS = new Map(
  STATUS.flatMap(([outcome, words]) => words.split('|').map((word) => [word, outcome] as const)),
);

/** Open, won or lost by a status word; null for words that say neither ("Approved"). */
export function readStatus(text: string): ImportOutcome | null {
  return STATUS_WORDS.get(valueWords(text)) ?? null;
}

const STREAMS: readonly [ImportStream, RegExp][] = [
  [
    'software',
    /\b(software|subscription|saas|licen[cs]e|licen[cs]es|platform|app|abo|abonnement|lizenz|suscripcion|logiciel|licencia|cloud|analytics)\b/,
  ],
  [
    'services',
    /\b(services?|implementation|consulting|training|installation|onboarding|dienstleistung(en)?|servicios?|prestations?|schulung|beratung|integration)\b/,
  ],
  [
    'hardware',
    /\b(hardware|devices?|sensors?|equipment|gateways?|trackers?|meters?|units?|gerate?|sensoren|dispositivos?|materiel|capteurs?|maintenance|connectivity|wartung)\b/,
  ],
];

/** The stream a word names. "Hardware maintenance", "device subscription" name hardware first, so the first word of the text wins. */
export function readStream(text: string): ImportStream | null {
  const words = valueWords(text);
  let best: { stream: ImportStream; at: number } | null = null;
  for (const [stream, pattern] of STREAMS) {
    const at = words.search(pattern);
    if (at >= 0 && (best === null || at < best.at)) best = { stream, at };
  }
  return best?.stream ?? null;
}

const PERIODS: readonly [number, RegExp][] = [
  [
    6,
    /\b(half year|half yearly|semi annual|semi annually|semiannual|biannual|halbjahr|halbjahrlich\w*|semestral|semestriel)\b/,
  ],
  [
    3,
    /\b(quarter|quarters|quarterly|quartal|vierteljahrlich\w*|quartalsweise|trimestral|trimestre|trimestriel|trimestrale)\b/,
  ],
  [
    1,
    /\b(month|months|monthly|mo|mrr|monat|monatlich\w*|monats|monatsbetrag|mensual|mes|mensuel|mois|mensile|mese|maand|maandelijks|mensal|pro monat)\b/,
  ],
  [
    12,
    /\b(year|years|yearly|annual|annually|annum|yr|arr|acv|jahr|jahrlich\w*|jahres|jahresbetrag|anual|ano|annuel|an|annuale|anno|jaar|jaarlijks)\b/,
  ],
];
const COUNTED =
  /^(\d{1,3}) ?(months?|monate?|meses|mois|mesi|maanden|quarters?|quartale?|trimestres?|years?|jahre?|anos?|ans|anni|jaar)?$/;

/** Months of a billing period: a word ("monthly", "Jahr"), a number of months ("12") or both ("3 years"); null if it is none. */
export function readPeriod(text: string): number | null {
  const words = valueWords(text);
  const counted = COUNTED.exec(words);
  if (counted) {
    const unit = counted[2] ? periodOfWord(counted[2]) : 1;
    const months = Number(counted[1]) * (unit ?? 1);
    return months >= 1 && months <= 240 ? months : null;
  }
  return periodOfWord(words);
}

/** Months named inside a longer text, as a column's own name does: "monthly_amount" is 1. */
export function periodOfWord(text: string): number | null {
  const words = headerWords(text);
  for (const [months, pattern] of PERIODS) if (pattern.test(words)) return months;
  if (/^(monate?|meses|mesi|maanden)$/.test(words)) return 1;
  if (/^(quartale?)$/.test(words)) return 3;
  return /^(jahre|anos|ans|anni)$/.test(words) ? 12 : null;
}

export function readActivityKind(text: string): 'call' | 'mail' | 'meeting' | 'visit' | 'other' {
  const words = valueWords(text);
  if (/\b(calls?|phone|anruf|telefonat|llamada|appel|telefon|chiamata|gesprek)\b/.test(words)) return 'call';
  if (/\b(e ?mails?|mail|correo|courriel|letter|brief)\b/.test(words)) return 'mail';
  if (/\b(visits?|on ?site|besuch|visita|visite|bezoek|site survey)\b/.test(words)) return 'visit';
  if (
    /\b(meetings?|demo|demonstration|presentation|lunch|event|termin|besprechung|reunion|rendez vous|riunione|vergadering|workshop)\b/.test(
      words,
    )
  )
    return 'meeting';
  return 'other';
}

export function readDeploymentKind(text: string): 'production' | 'pilot' | null {
  const words = valueWords(text);
  const yes = readBoolean(text);
  if (/\b(pilots?|poc|proof of concept|trial|test|pilotprojekt|piloto|pilote)\b/.test(words)) return 'pilot';
  if (/\b(production|productive|live|rollout|full|commercial|produktion|produktiv|produccion)\b/.test(words))
    return 'production';
  return yes === null ? null : yes ? 'pilot' : 'production';
}

export function readFirstValueKind(text: string): 'data' | 'insight' | 'saving' | null {
  const words = valueWords(text);
  if (/\b(saving|savings|saved|cost|einsparung|ahorro|economie)\b/.test(words)) return 'saving';
  if (/\b(insight|operational|alert|report|erkenntnis)\b/.test(words)) return 'insight';
  return /\b(data|transmission|reading|message|signal|daten|datos|donnees)\b/.test(words) ? 'data' : null;
}
