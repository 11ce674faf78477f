/**
 * The one text of a value: JSON with sorted keys and no space, so that the same value is the same bytes whoever wrote it. Throws on what has
 * no one text: a fraction, a value left undefined, anything that JSON does not know. `at` names the value in that error.
 */
export function canonical(value: unknown, at: string): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  if (Array.isArray(value)) return `[${value.map((item, i) => canonical(item, `${at}.${i}`)).join(',')}]`;
  if (typeof value === 'object') {
    const keys = Object.keys(value).sort();
    const held = value as Record<string, unknown>;
    return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(held[key], `${at}.${key}`)}`).join(',')}}`;
  }
  throw new TypeError(`No canonical text: ${at} is ${typeof value === 'number' ? value : typeof value}`);
}
