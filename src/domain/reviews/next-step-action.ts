import {
  ALSO_NOUNS,
  EMPTY_OBJECTS,
  NAMED_ACTIONS,
  SMALL_WORDS,
  VAGUE_ACTIONS,
  verbOf,
  type VerbForm,
} from './next-step-words';

/** What is done in a sentence. `from`–`until`: the place of the word. */
export type FoundAction = {
  word: string;
  verb: string;
  from: number;
  until: number;
  /** What follows is its object; else ("PO to be issued", "Demo for Ada") the whole sentence is. */
  leads: boolean;
};
export type ActionReading =
  | { kind: 'action'; action: FoundAction }
  | { kind: 'vague'; words: string }
  /** Something that was done: "Sent the quote". */
  | { kind: 'past'; action: FoundAction }
  | { kind: 'none' };

type Token = { word: string; from: number; until: number; starts: boolean };

const WORDS = /[\p{L}\p{N}][\p{L}\p{N}'’&+/.-]*/gu;
/** A clause begins behind these: "Check in with Ada, confirm …", "… and send …". */
const CLAUSE_WORDS = new Set(
  "and then or to will shall must please we we'll i i'll let's need should can also now first next".split(
    ' ',
  ),
);

/**
 * The first thing that is done. `days`: the places of the days, which are no words of the sentence. A vague action stands only where no
 * exact one follows in a clause of its own; a word that may be a thing ("quote") is an action only where a clause begins.
 */
export function readAction(text: string, days: readonly { from: number; until: number }[]): ActionReading {
  const tokens = tokensOf(text, days);
  let vague: string | null = null;
  let past: FoundAction | null = null;
  for (const [index, token] of tokens.entries()) {
    const rest = text.slice(token.from).toLowerCase();
    if (token.starts || index === 0) {
      const match = VAGUE_ACTIONS.map((pattern) => pattern.exec(rest)).find((found) => found !== null);
      if (match) {
        vague ??= text.slice(token.from, token.from + match[0].trimEnd().length);
        continue;
      }
    }
    const found = actionAt(tokens, index);
    if (found === null) continue;
    if (found.past) past ??= found.action;
    else if (vague === null || (token.starts && !isPurpose(text, token)))
      return { kind: 'action', action: found.action };
  }
  if (vague !== null) return { kind: 'vague', words: vague };
  if (past !== null) return { kind: 'past', action: past };
  return { kind: 'none' };
}

/** "Follow up to get the PO": the purpose of something vague is no step yet. */
function isPurpose(text: string, token: Token): boolean {
  return /\bto\s+$/i.test(text.slice(0, token.from));
}

function tokensOf(text: string, days: readonly { from: number; until: number }[]): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  let previous = '';
  for (const match of text.matchAll(WORDS)) {
    const word = match[0].replace(/[.'’/&+-]+$/u, '');
    const [from, until] = [match.index, match.index + word.length];
    if (days.some((day) => from < day.until && until > day.from)) continue;
    const between = text.slice(end, from);
    const afterDay = days.some((day) => day.until > end && day.until <= from);
    const punctuated = /[,;:.!?()–—>•*]|\s-\s|\n/u.test(between) || /[.]$/.test(match[0]);
    const starts = tokens.length === 0 || punctuated || afterDay || CLAUSE_WORDS.has(previous);
    tokens.push({ word, from, until, starts });
    previous = word.toLowerCase();
    end = until;
  }
  return tokens;
}

/** Whether a word does something where it stands, by its form and its neighbours. */
function actionAt(tokens: readonly Token[], index: number): { action: FoundAction; past: boolean } | null {
  const token = tokens[index];
  if (!token) return null;
  const before = tokens[index - 1];
  const form = verbOf(token.word);
  const { word, from, until } = token;
  const action = { word, verb: form?.verb ?? word.toLowerCase(), from, until, leads: true };
  if (form?.form === 'past') {
    if (before && /^(?:be|been|get|gets|is|are|have|has|being)$/i.test(before.word))
      return { action: { ...action, leads: false }, past: false };
    return index === 0 && !DESCRIBES.test(word) ? { action, past: true } : null;
  }
  if (isNamedAction(tokens, index)) return { action: { ...action, leads: false }, past: false };
  // "Planning to send": what is done is sending.
  const plans = form?.verb === 'plan' && /^to$/i.test(tokens[index + 1]?.word ?? '');
  if (form !== null && !plans && acts(form, tokens, index)) return { action, past: false };
  return index === 0 && looksLikeVerb(token, tokens[1]) ? { action, past: false } : null;
}

/** "Signed SOW by Friday" is a wish, not something that was done. */
const DESCRIBES =
  /^(?:signed|countersigned|revised|updated|approved|confirmed|completed?|finali[sz]ed|amended|corrected|translated|printed|written|requested|quoted|agreed|attached|offered|ordered|reviewed|configured|certified)$/i;
/** Things whose first word is a verb of the list. */
const COMPOUND =
  /^(?:lead times?|order (?:form|confirmation|number|book)|price (?:list|sheet|increase)|test (?:report|results?|plan|data|kit)|purchase orders?|release (?:notes?|date)|cost (?:sheet|estimate)|design (?:review|documents?|freeze)|sample (?:kit|order)s?|offer letter|survey (?:results?|report)|pilot (?:agreement|report|plan|proposal|contract|kit|results?)|ship date|contact (?:data|details|list)|change request|review (?:board|notes)|scope document|(?:start|launch) (?:date|plan))\b/i;

function acts({ verb, form }: VerbForm, tokens: readonly Token[], index: number): boolean {
  const [before, token, next] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  if (!token) return false;
  const thing = ALSO_NOUNS.has(verb);
  if (token.starts) {
    if (!thing) return true;
    // "Quote to Ada", "Order form": the thing itself.
    const named = COMPOUND.test(`${token.word} ${next?.word ?? ''}`);
    return form !== 's' && !named && !(form === 'base' && isThingBefore(verb, next?.word ?? ''));
  }
  if (form === 'ing') return false;
  const bySomebody = before !== undefined && /^\p{Lu}/u.test(before.word) && form === 's';
  return bySomebody || (!thing && /^\p{Ll}/u.test(token.word));
}

/** "Quote to be approved" is about a quote; "talk to Henrik" is not about a talk. */
function isThingBefore(verb: string, next: string): boolean {
  return /^(?:is|are|was|has)$/i.test(next) || (/^to$/i.test(next) && !TOWARDS.has(verb));
}

const TOWARDS = new Set('talk present return reply ship move report walk drive travel'.split(' '));

const WITH = /^(?:with|w|at|for|of|to|re|about|in|on)$/i;

/** "Demo for Ada", "Second site visit at Nordic Foods": the action is named, with at most a few words before it. */
function isNamedAction(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  const word = token?.word.toLowerCase() ?? '';
  if (!NAMED_ACTIONS.has(word) || index > 4) return false;
  const next = tokens[index + 1];
  return next === undefined || WITH.test(next.word);
}

/** A verb that is not in the list: the sentence begins with it and goes on with "the", "our", "all" or a number. */
function looksLikeVerb(token: Token, next: Token | undefined): boolean {
  if (next === undefined || !/^(?:the|our|their|his|her|your|my|both|\d+)$/i.test(next.word)) return false;
  const word = token.word.toLowerCase();
  return (
    /^\p{L}{4,}$/u.test(token.word) &&
    !SMALL_WORDS.has(word) &&
    !EMPTY_OBJECTS.has(word) &&
    !/(?:ly|ing|ed|tion|ment|ness)$/.test(word)
  );
}

/**
 * What the action is about: what follows it, or where nothing does the sentence around it, without the days. null: nothing that could be
 * told afterwards, neither a person nor a paper ("it", "the customer", "an update").
 */
export function readObject(
  text: string,
  action: FoundAction | null,
  days: readonly { from: number; until: number }[],
): string | null {
  const without = (places: readonly { from: number; until: number }[]) => {
    const units = text.split('');
    for (const { from, until } of places) units.fill(' ', from, until);
    return units.join('');
  };
  const rest = without(action ? [...days, action] : days);
  const behind = action?.leads ? rest.slice(action.until) : '';
  if (isAboutSomething(behind)) return objectIn(behind);
  // "Demo for Ada", "PO to be issued": the action is a part of what it is about.
  return isAboutSomething(rest) ? objectIn(action?.leads ? rest : without(days)) : null;
}

function isAboutSomething(text: string): boolean {
  return [...text.matchAll(WORDS)].some(([match]) => isNamed(match.replace(/[.'’/&+-]+$/u, '')));
}

function objectIn(text: string): string | null {
  const object = text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ (?=[;,.!](?:\s|$))/g, '')
    .replace(
      /^[\s,;:.!–—-]*(?:(?:please|we|i|will|must|shall|need|to|then|and|let's|we'll|i'll)(?![\p{L}])[\s,;:]*)*/iu,
      '',
    )
    .replace(/(?:[\s,;:.!?(/&–—-]|\b(?:by|on|until|before|at|the|and|or|to|will|must)\s*$)+$/iu, '')
    .trim();
  return object === '' ? null : object;
}

function isNamed(word: string): boolean {
  const lower = word.toLowerCase().replace(/['’]s$/u, '');
  if (EMPTY_OBJECTS.has(lower) || SMALL_WORDS.has(lower)) return false;
  return (
    /\p{L}.*\p{L}/u.test(word) ||
    /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u.test(word)
  );
}
