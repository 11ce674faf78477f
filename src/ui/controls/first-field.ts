const FIELD = ':is(input:not([type="hidden"]), select, textarea):not([aria-hidden="true"], [tabindex="-1"])';

/** What is typed or chosen first in a form; null where it only asks for a press. */
export function firstField(box: HTMLElement | null): HTMLElement | null {
  return box?.querySelector<HTMLElement>(FIELD) ?? null;
}
