/** A card that has moved takes the focus along, which the browser drops on its way. */
export function stayOn(dealId: string): void {
  if (document.activeElement !== document.body) return;
  document.getElementById(`deal-${dealId}`)?.querySelector<HTMLElement>('button')?.focus();
}

/** Once it is drawn, what was asked for is in sight and has the focus. */
export function comeTo(id: string): void {
  requestAnimationFrame(() => {
    const place = document.getElementById(id);
    place?.scrollIntoView({ block: 'start' });
    place?.querySelector<HTMLElement>('textarea, input, button')?.focus({ preventScroll: true });
  });
}
