import type { Refusal } from '@/domain/values/result';

const FLAGS: readonly [RegExp, string][] = [
  [/\boptions\.(preset|dates|decimal|key|map|set)\b/g, '--$1'],
  [/\boptions\.stages\b/g, '--stage'],
  [/\boptions\.rates\.?(?=\w)/g, '--rate '],
  [/\boptions\.rates\b/g, '--rate'],
  [/\basOf\b/g, '--as-of'],
  [/\bknownAt\b/g, '--known-at'],
  [/\bimportId\b/g, '--import'],
  [/\bsweepId\b/g, '--undo'],
];

/** The same refusal for the command line: what an operation calls "options.dates" is "--dates" there, in text and in fields. */
export function withFlagNames(refusal: Refusal): Refusal {
  if (!refusal.fields) return refusal;
  const fields = Object.entries(refusal.fields).map(([name, text]) => [named(name), named(text)] as const);
  return { ...refusal, message: named(refusal.message), fields: Object.fromEntries(fields) };
}

function named(text: string): string {
  return FLAGS.reduce((words, [pattern, flag]) => words.replace(pattern, flag), text);
}
