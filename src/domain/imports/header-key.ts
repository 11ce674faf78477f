/**
 * A header as words in lower case: accents, punctuation and camel case taken apart, "(Do Not Modify)", Salesforce's "__c" and a
 * numbered repeat's "(2)" taken off. "StageName", "stage_name" and "Stage Name *" are all "stage name".
 */
export function headerWords(header: string): string {
  return header
    .replace(/^\(do not modify\)/i, '')
    .replace(/__c$/i, '')
    .replace(/\s\(\d+\)$/, '')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The form in which headers are compared: the words without blanks, so that "closedate" is "Close Date". */
export function headerKey(header: string): string {
  return headerWords(header).replaceAll(' ', '');
}
