/**
 * For a form that the server paints and a script hears: `<form {...HEARD} onSubmit=…>`. Sent before the page lives, it would go to its own
 * address, with all that was typed in it, and come back empty. A form of this method outside a dialog goes nowhere: what was typed stays.
 */
export const HEARD = { method: 'dialog' } as const;
