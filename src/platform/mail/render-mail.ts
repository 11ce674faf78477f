import type { ReactElement } from 'react';

/** A mail as HTML. The library is loaded when there is a mail to draw. */
export async function renderMail(mail: ReactElement): Promise<string> {
  const { render } = await import('@react-email/render');
  return render(mail);
}
