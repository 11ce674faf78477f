/** A page without script, for whoever has no session: the look of a sheet of paper, in light and dark. */

export const UNSUBSCRIBE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const STYLE = `:root { color-scheme: light dark; }
body { margin: 0; padding: 2rem 1rem; background: light-dark(#faf9f7, #141311); color: light-dark(#1d1b18, #efece6);
  font: 1rem/1.5 -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif; }
main { max-width: 30rem; margin: 0 auto; padding: 1.25rem; border: 1px solid light-dark(#e5e1db, #302e2a); border-radius: .75rem;
  background: light-dark(#ffffff, #1c1b18); }
h1 { margin: 0 0 .5rem; font-size: 1.25rem; line-height: 1.3; } p { margin: 0 0 1rem; color: light-dark(#5c574f, #b0aaa0); }
button { min-height: 2.75rem; padding: 0 1rem; border: 0; border-radius: .5rem; background: light-dark(#3f35b5, #aaa5ff);
  color: light-dark(#ffffff, #17142f); font: inherit; font-weight: 600; }`;

export type UnsubscribeNote = {
  title: string;
  text: string;
  button?: { label: string; action: string };
};

export function unsubscribeDocument({ title, text, button }: UnsubscribeNote): string {
  const form = button
    ? `<form method="post" action="${escaped(button.action)}"><button type="submit">${escaped(button.label)}</button></form>`
    : '';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title><style>${STYLE}</style></head><body><main><h1>${escaped(title)}</h1><p>${escaped(text)}</p>${form}</main></body></html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);
}
