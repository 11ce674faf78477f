/**
 * The words of a next step, English first. A list and not a grammar: what a rep of connected hardware does next is said with some two
 * hundred verbs, and a word that is not among them is asked for in other words rather than believed.
 */
const VERBS =
  `send resend mail email e-mail post forward deliver submit share hand return upload attach issue release call phone ring meet visit
  present demo demonstrate show walk brief train host run hold lead invite introduce interview talk speak contact quote price reprice offer
  propose draft write rewrite prepare revise update finalise finalize complete finish compile calculate build create design configure set
  sign countersign get obtain collect agree approve confirm verify validate check negotiate settle fix decide resolve clear clarify answer
  ask request order reserve book schedule reschedule arrange organise organize plan ship dispatch install mount commission activate
  provision test trial pilot measure survey audit inspect map pick fetch escalate raise remind bring take give join attend log file enter
  record register review read study compare analyse analyze evaluate assess extend renew convert kill cancel withdraw replace reduce cut
  split add remove change correct amend translate print scan photograph pay invoice bill credit insure certify discuss explain tell inform
  notify name nominate assign appoint hire onboard migrate integrate connect-up deploy flash repair swap unlock enable disable define
  specify document list rank cost size scope model simulate forecast estimate benchmark start begin launch open close hold publish deliver
  drop fax text message whatsapp dm skype respond reply deduct refund lend loan sample manufacture produce assemble pack label export
  import move shift postpone advance-ship bid tender pitch counter counter-sign redline mark initial execute ratify lock secure source
  procure purchase buy lease rent transfer wire chair moderate facilitate record rehearse finalise-draft drive fly travel tour make put do provide supply win allocate let`
    .split(/\s+/)
    .filter((verb) => !verb.includes('-') || verb === 'e-mail' || verb === 'counter-sign');

/** Verbs that are as often the thing itself: they count as what is done only where a clause begins. */
export const ALSO_NOUNS: ReadonlySet<string> = new Set(
  `mail email e-mail post return issue release call ring visit demo show walk brief train host run lead talk quote price offer draft
  update design set fix answer request order reserve book schedule plan ship test trial pilot measure survey audit map pick log file record
  register review study cut split change print scan bill credit name document list cost size scope model forecast estimate benchmark start
  launch close drop fax text message reply refund loan sample pack label export import move shift bid tender pitch counter mark initial
  lock source purchase lease rent transfer wire chair drive tour travel hand share present complete clear open read lead invoice process
  install install remind contact benchmark buy check attach commission`.split(/\s+/),
);

const IRREGULAR: Readonly<Record<string, string>> = {
  sent: 'send',
  resent: 'send',
  met: 'meet',
  got: 'get',
  gotten: 'get',
  gave: 'give',
  given: 'give',
  took: 'take',
  taken: 'take',
  wrote: 'write',
  written: 'write',
  brought: 'bring',
  spoke: 'speak',
  spoken: 'speak',
  held: 'hold',
  ran: 'run',
  led: 'lead',
  shown: 'show',
  built: 'build',
  told: 'tell',
  paid: 'pay',
  bought: 'buy',
  began: 'begin',
  begun: 'begin',
  rang: 'ring',
  chose: 'choose',
  quit: 'quit',
  flew: 'fly',
  drove: 'drive',
  lent: 'lend',
};

export type VerbForm = { verb: string; form: 'base' | 's' | 'ing' | 'past' };

/** Words that look like a form of a verb of the list and are something else. */
const NOT_VERBS = new Set(
  'pricing meeting training meetings trainings calls orders quotes shipping building wiring costs lists sizing'.split(
    ' ',
  ),
);

function formsOf(verb: string): [string, VerbForm][] {
  const last = verb.at(-1) ?? '';
  const doubled = /(?:^|[^aeiou])[aeiou][bdgmnprt]$/.test(verb) ? verb + last : verb;
  const stem = verb.endsWith('e') ? verb.slice(0, -1) : doubled;
  const soft = /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}i` : null;
  const s = soft ? `${soft}es` : /(?:s|x|z|ch|sh)$/.test(verb) ? `${verb}es` : `${verb}s`;
  return [
    [s, { verb, form: 's' }],
    [`${stem}ing`, { verb, form: 'ing' }],
    [`${verb}ing`, { verb, form: 'ing' }],
    [soft ? `${soft}ed` : `${stem}ed`, { verb, form: 'past' }],
    [verb, { verb, form: 'base' }],
  ];
}

const FORMS: ReadonlyMap<string, VerbForm> = new Map<string, VerbForm>([
  ...Object.entries(IRREGULAR).map(([past, verb]): [string, VerbForm] => [past, { verb, form: 'past' }]),
  ...VERBS.flatMap(formsOf).filter(([word]) => !NOT_VERBS.has(word)),
]);

/** The verb of the list that a word is a form of; null: none. Any case. */
export function verbOf(word: string): VerbForm | null {
  return FORMS.get(word.toLowerCase()) ?? null;
}

/** What is done, said as a thing: "Demo for Ada", "Site visit at Nordic Foods". */
export const NAMED_ACTIONS: ReadonlySet<string> = new Set(
  `demo meeting mtg call visit workshop presentation survey walkthrough walk-through kickoff kick-off training installation review negotiation
  signing handover webinar test trial inspection audit interview lunch dinner breakfast session briefing tour rehearsal`.split(
    /\s+/,
  ),
);

/** They sound like work and promise nothing: nobody can say afterwards whether it happened. At the beginning of a clause. */
export const VAGUE_ACTIONS: readonly RegExp[] = [
  /^follow(?:ing)?[ -]?ups?\b/,
  /^touch(?:ing)? base\b/,
  /^check(?:ing|s)?[ -]in\b/,
  /^check(?:ing)? (?:on|with|status|back|up)\b/,
  /^circl(?:e|ing) (?:back|round|around)\b/,
  /^reach(?:ing|es)?[ -]out\b/,
  /^(?:get|getting|be) (?:back|in touch|on top|going)\b/,
  /^(?:keep|keeping|stay|staying)\b/,
  /^ping(?:ing)?\b/,
  /^nudg(?:e|ing)\b/,
  /^chas(?:e|ing)\b/,
  /^push(?:ing)?\b/,
  /^pok(?:e|ing)\b/,
  /^work(?:ing)? (?:on|with|towards?|through)\b/,
  /^look(?:ing)? (?:into|at|after|forward|for)\b/,
  /^(?:catch|catching|touch)[ -]?up\b/,
  /^(?:sync|synch|syncing|sync[ -]up|align|aligning|connect|connecting|engage|engaging|liaise|liaising)\b/,
  /^(?:progress|progressing|advance|advancing|drive|driving|leverage|nurture|nurturing|develop|monitor|monitoring|manage|handle|support)\b/,
  /^(?:continue|continuing|proceed|go ahead|go on|carry on|move (?:it |this |things |the deal )?(?:forward|ahead|along|on))\b/,
  /^(?:wait|waiting|await|awaiting|expect|expecting|hope|hoping|see|watch|think|consider|explore|investigate)\b/,
  /^(?:make (?:sure|progress|it happen|contact)|ensure|try|trying|attempt|aim|seek|strive|intend)\b/,
  /^(?:close|closing|win|winning|land)(?: (?:the|this|that|our|a))?(?: (?:deal|order|it|business|opportunity|sale))?(?=$|[.,;]| (?:by|on|before|until|this|next|in)\b)/,
  /^(?:discuss|discussing) (?:next steps?|further|internally|things)\b/,
  /^(?:talk|speak|meet|call)(?:ing)? (?:soon|again|later)\b/,
  /^next steps?\b/,
  /^build(?:ing)? (?:a )?(?:relationship|rapport|trust|momentum)\b/,
  /^warm(?:ing)? up\b/,
  /^put (?:on|in)\b/,
];

/** The whole of what was written: there is no next step yet. */
export const PLACEHOLDER =
  /^(?:tb[acd]|to be (?:determined|decided|defined|confirmed|discussed)|n\/?a|none|nothing|no(?:thing)? (?:yet|change|news|update)|nil|pending|ongoing|on ?going|in progress|same(?: as (?:before|above|last (?:week|time)))?|as (?:before|above|discussed|agreed)|see (?:above|below|notes?|crm|mail|e-?mail)|unknown|unclear|open|later|next steps?|todo|to do|x+|idk|not (?:sure|yet|known|applicable|clear))$/;

/** Words that leave it open whether it happens at all. "May" only in front of a verb: it is a month and a name too. */
export const HEDGES: readonly RegExp[] = [
  /\b(?:maybe|perhaps|hopefully|possibly|probably|potentially|ideally|tentatively|presumably)\b/i,
  /\b(?:might|should|could|would)\b(?! (?:be )?(?:you|cost|save))/i,
  /^(?:can|could|should|will|shall) (?:we|i|you|he|she|they)\b/i,
  /\bif (?:possible|all goes well|time permits|need(?:ed)?|necessary|he|she|they|we|i)\b/i,
  /\btr(?:y|ying) to\b/i,
  /\bhop(?:e|ing) (?:to|for|that)\b/i,
];

/** In an object they say nothing: whom, and which paper? */
export const EMPTY_OBJECTS: ReadonlySet<string> = new Set(
  `it this that these those them him her us me they he she we i you everyone everybody someone somebody anyone something anything everything
  things thing stuff some any all none one ones customer customers client clients prospect prospects team teams guys account accounts company
  contact contacts stakeholder stakeholders people person party parties info information details detail update updates status news mail
  email e-mail message note notes reply answer call meeting follow-up followup follow up next step steps touch base feedback input
  deal opportunity opp project matter topic issue today tomorrow week month day time date soon asap please kindly again further more
  back internally externally directly quickly finally also just still really sure latest early late end business close eod cob`.split(
    /\s+/,
  ),
);

/** Small words that are never an object. */
export const SMALL_WORDS: ReadonlySet<string> = new Set(
  `a an the and or but of to for from with without at in on by into onto over under about re via per as is are be been being was were will
  shall must have has had do does did not no if then than so out up down off our your their his its my who whom which what when where how
  before after until till between within during against around through across am pm noon morning afternoon evening let's lets need needs
  want wants going can may w i'll we'll i'm we're there here`.split(/\s+/),
);
