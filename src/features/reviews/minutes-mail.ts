import { linkTo } from '@/platform/mail/messages';
import type { Mail } from '@/platform/mail/mail';
import { NOT_INTACT, type Sheet, type SheetDeal } from './minutes-sheet';

/** The minutes as a mail of plain text: the totals, each deal's outcome with its next step, the actions. The page has the rest. */
export function minutesMail(to: string, sheet: Sheet, path: string): Mail {
  const link = linkTo(path);
  const text = [
    `${sheet.title} of ${sheet.company}, ${sheet.day}`,
    ...(sheet.part ? [`${sheet.part}.`] : []),
    ...(sheet.intact ? [] : ['', NOT_INTACT]),
    '',
    'Forecast',
    ...sheet.forecast.map(({ label, before, after, change }) =>
      before === after ? `  ${label}: ${after}` : `  ${label}: ${before} → ${after} (${change})`,
    ),
    ...sheet.reps.flatMap(({ name, note, deals }) => ['', `${name}: ${note}`, ...deals.flatMap(dealLines)]),
    '',
    'Actions',
    ...(sheet.actions.length === 0 ? ['  None agreed.'] : []),
    ...sheet.actions.map(({ text: what, owner, due, deal }) =>
      oneLine(`  - ${what} (${owner}, by ${due}${deal ? `, ${deal}` : ''})`),
    ),
    '',
    `All of it, and the PDF: ${link}`,
    `SHA-256 of the minutes: ${sheet.sha256}`,
  ].join('\n');
  const subject = oneLine(`Minutes of ${sheet.day}: ${sheet.company}`).slice(0, 150);
  return { to, subject, text, link };
}

function dealLines({ name, customer, outcome, ruling, standing, weight, lines }: SheetDeal): string[] {
  const step = lines.find(({ label }) => label === 'Next step');
  return [
    `  - ${customer ? `${name} (${customer})` : name}: ${outcome.word}${ruling ? `. ${ruling}` : ''}`,
    `    ${standing}; weighted ${weight}`,
    ...(step ? [`    Next step: ${step.text}`] : []),
  ].map(oneLine);
}

/** What somebody has written over several lines stays one: no line of the mail is his to make. */
function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ');
}
