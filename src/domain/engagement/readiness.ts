import { count, sayMoney } from '../kpis/wording';

/** Under these a fractional CRO is premature: founder-led sales carry the company, perhaps with a part-time adviser. */
export const LEAST_CUSTOMERS = 10;
/** In US dollars, minor units. */
export const LEAST_ARR_USD_MINOR = 50_000_000n;

/** A motion is repeatable where in this many of the last four completed quarters somebody new began to pay, and so many customers in all. */
export const MOTION_QUARTERS = 3;
export const MOTION_CUSTOMERS = 5;

/** What no figure answers, or not yet. */
export const READINESS_QUESTIONS = [
  'repeatable_motion',
  'pre_revenue',
  'physical_product',
  'hiring_support',
] as const;
export type ReadinessQuestion = (typeof READINESS_QUESTIONS)[number];
export const READINESS_ANSWERS = ['yes', 'no', 'unknown'] as const;
export type ReadinessAnswer = (typeof READINESS_ANSWERS)[number];

export type ReadinessFacts = {
  currency: string;
  /** Customers with ARR at the end of today, and their ARR in minor units. */
  customers: number;
  arrMinor: bigint;
  /** Whether the ledger has anything: an empty one may only mean that nothing was imported yet. */
  booked: boolean;
  /** 500,000 US dollars in the company's currency, by the rate of which month; null: no rate of US dollars is stored. */
  leastArr: { minor: bigint; rate: string | null } | null;
  /** Customers who paid for the first time in each of the last four completed fiscal quarters, oldest first; null: the ledger is younger. */
  firstPaid: readonly { label: string; customers: number }[] | null;
  answers: Partial<Record<ReadinessQuestion, ReadinessAnswer>>;
};

export type ReadinessCheck = {
  id: 'customers' | 'arr' | 'revenue' | 'motion' | 'product';
  title: string;
  /** met, missed, or unknown: nobody can say yet. */
  state: 'met' | 'missed' | 'unknown';
  /** The figure, and what it is held against. */
  text: string;
  /** Where the answer comes from. */
  from: 'ledger' | 'answer';
  /** The question that would answer it where no figure does. */
  question: ReadinessQuestion | null;
};

/** premature: a CRO of a few days a month is too early. unproven: nothing speaks against it, something is not known or not repeatable yet. */
export type ReadinessVerdict = 'ready' | 'unproven' | 'premature';
/** What has to be brought before more can be said. */
export type ReadinessWant = 'contracts' | 'rate' | 'answers';
export type Readiness = {
  verdict: ReadinessVerdict;
  text: string;
  /** What to do; null where nothing is left to do. */
  next: string | null;
  wants: ReadinessWant | null;
  checks: ReadinessCheck[];
};

/** Is it time for a fractional CRO? Figures go before answers; an answer counts where the ledger cannot say. */
export function readinessOf(facts: ReadinessFacts): Readiness {
  const checks = [
    revenueCheck(facts),
    customersCheck(facts),
    arrCheck(facts),
    motionCheck(facts),
    productCheck(facts),
  ];
  const missed = (id: ReadinessCheck['id']) =>
    checks.some((check) => check.id === id && check.state === 'missed');
  const why = [
    ...(missed('revenue') ? [`there is no recurring revenue ${facts.booked ? 'any more' : 'yet'}`] : []),
    ...(missed('customers') && !missed('revenue')
      ? [`${count(facts.customers, 'paying customer')}, fewer than ${LEAST_CUSTOMERS}`]
      : []),
    ...(missed('arr') && !missed('revenue') ? [`the ARR is under ${leastText(facts)}`] : []),
  ];
  if (why.length > 0) {
    const text = `A fractional CRO is premature: ${why.join(', and ')}.`;
    const next = `Until there are ${LEAST_CUSTOMERS} paying customers and ${leastText(facts)} of ARR the founder sells, perhaps with a part-time adviser. Both are counted anew each day.`;
    return { verdict: 'premature', text, next, wants: null, checks };
  }
  const open = checks.filter(({ state }) => state !== 'met');
  if (open.length === 0) {
    const text = `The company is ready: ${count(facts.customers, 'paying customer')} and a motion that repeats itself.`;
    return { verdict: 'ready', text, next: null, wants: null, checks };
  }
  const text = `Nothing says premature, but not everything is shown: ${open.map(({ id }) => IN_A_SENTENCE[id]).join(', ')}.`;
  const wants = wantOf(facts, checks);
  const next = wants === null ? 'The table says what is there and what it takes.' : WANT_WORDS[wants];
  return { verdict: 'unproven', text, next, wants, checks };
}

const IN_A_SENTENCE: Record<ReadinessCheck['id'], string> = {
  revenue: 'revenue',
  customers: 'paying customers',
  arr: 'the ARR',
  motion: 'a motion that repeats itself',
  product: 'hardware in the product',
};

const WANT_WORDS: Record<ReadinessWant, string> = {
  contracts: 'Import the contracts: the customers and the ARR are counted from them.',
  rate: 'Store a rate of US dollars, and the ARR can be compared.',
  answers: 'Answer the questions below: no figure does.',
};

function wantOf(
  { booked, leastArr }: ReadinessFacts,
  checks: readonly ReadinessCheck[],
): ReadinessWant | null {
  if (!booked) return 'contracts';
  if (leastArr === null) return 'rate';
  return checks.some(({ state, from }) => state === 'unknown' && from === 'answer') ? 'answers' : null;
}

function revenueCheck({ booked, customers, arrMinor, answers }: ReadinessFacts): ReadinessCheck {
  const base = { id: 'revenue' as const, title: 'Revenue', question: 'pre_revenue' as const };
  if (customers > 0 || arrMinor > 0n)
    return { ...base, state: 'met', from: 'ledger', text: 'Customers pay recurring revenue.' };
  if (booked)
    return { ...base, state: 'missed', from: 'ledger', text: 'Nobody pays recurring revenue any more.' };
  const answer = answers.pre_revenue ?? 'unknown';
  if (answer === 'unknown')
    return {
      ...base,
      state: 'unknown',
      from: 'answer',
      text: 'Nothing is in the ledger. Is the company before its first revenue?',
    };
  return answer === 'yes'
    ? { ...base, state: 'missed', from: 'answer', text: 'Before the first revenue.' }
    : { ...base, state: 'met', from: 'answer', text: 'There is revenue that is not in the ledger yet.' };
}

function customersCheck({ booked, customers }: ReadinessFacts): ReadinessCheck {
  return {
    id: 'customers',
    title: 'Paying customers',
    state: !booked ? 'unknown' : customers >= LEAST_CUSTOMERS ? 'met' : 'missed',
    text: `${count(customers, 'customer')} with recurring revenue today; it takes ${LEAST_CUSTOMERS}.`,
    from: 'ledger',
    question: null,
  };
}

function arrCheck(facts: ReadinessFacts): ReadinessCheck {
  const { arrMinor, leastArr, currency, booked } = facts;
  const base = { id: 'arr' as const, title: 'ARR', from: 'ledger' as const, question: null };
  const now = `${sayMoney(arrMinor, currency)} today`;
  if (leastArr === null)
    return {
      ...base,
      state: 'unknown',
      text: `${now}; it takes USD 500,000, and no rate of US dollars is stored to compare.`,
    };
  const state = !booked ? 'unknown' : arrMinor >= leastArr.minor ? 'met' : 'missed';
  return { ...base, state, text: `${now}; it takes ${leastText(facts)}.` };
}

function leastText({ leastArr, currency }: ReadinessFacts): string {
  if (leastArr === null || leastArr.rate === null) return sayMoney(LEAST_ARR_USD_MINOR, 'USD');
  return `${sayMoney(leastArr.minor, currency)} (USD 500,000 at ${leastArr.rate})`;
}

function motionCheck({ firstPaid, answers }: ReadinessFacts): ReadinessCheck {
  const base = {
    id: 'motion' as const,
    title: 'A motion that repeats itself',
    question: 'repeatable_motion' as const,
  };
  if (firstPaid !== null) {
    const all = firstPaid.reduce((sum, { customers }) => sum + customers, 0);
    const quarters = firstPaid.filter(({ customers }) => customers > 0).length;
    const state = quarters >= MOTION_QUARTERS && all >= MOTION_CUSTOMERS ? 'met' : 'missed';
    const text = `${count(all, 'customer')} began to pay in the last four quarters, in ${quarters} of them; it takes ${MOTION_CUSTOMERS} in ${MOTION_QUARTERS}.`;
    return { ...base, state, from: 'ledger', text };
  }
  const answer = answers.repeatable_motion ?? 'unknown';
  const said = { yes: 'Yes, it is said.', no: 'No, it is said.', unknown: 'Nobody has said.' }[answer];
  const state = answer === 'yes' ? 'met' : answer === 'no' ? 'missed' : 'unknown';
  return {
    ...base,
    state,
    from: 'answer',
    text: `The ledger is younger than four quarters. Does the same way of selling win customer after customer? ${said}`,
  };
}

function productCheck({ answers }: ReadinessFacts): ReadinessCheck {
  const answer = answers.physical_product ?? 'unknown';
  const state = answer === 'yes' ? 'met' : answer === 'no' ? 'missed' : 'unknown';
  const text = {
    yes: 'Hardware ships with every sale: the purchase order is the commit.',
    no: 'No hardware ships: then the purchase order of hardware cannot be the commit.',
    unknown: 'Does hardware ship with what is sold?',
  }[answer];
  return {
    id: 'product',
    title: 'Hardware in the product',
    state,
    text,
    from: 'answer',
    question: 'physical_product',
  };
}
