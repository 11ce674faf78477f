/** All time zones for a choice, the company's own first; `chosen` is among them even if this machine does not list it. */
export function zonesFor(own: string, chosen: string): string[] {
  return [...new Set([own, chosen, ...Intl.supportedValuesOf('timeZone'), 'UTC'])];
}
