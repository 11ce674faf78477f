const MARKUP = /<(?:script|html|svg|iframe|!doctype|\?php|body|object|embed|img)[\s>/!]|javascript:/i;
/** The same in UTF-16, which a browser that guesses would read too. */
const WIDE = /<\0(?:s\0c\0r\0i\0p\0t|h\0t\0m\0l|s\0v\0g|i\0f\0r\0a\0m\0e)/i;

/** Whether bytes hold what a program that guesses types would take for a page or a script. */
export function holdsMarkup(bytes: Buffer): boolean {
  const text = bytes.toString('latin1');
  return MARKUP.test(text) || WIDE.test(text);
}
