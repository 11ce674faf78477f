import { CircleAlert } from 'lucide-react';

/** What is wrong with one field. Renders nothing without a message, but keeps its live region. */
export function FieldError({ id, message }: { id: string; message?: string }) {
  return (
    <p
      id={id}
      role={message ? 'alert' : undefined}
      className="flex items-start gap-1 text-xs text-act empty:hidden"
    >
      {message ? <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" /> : null}
      {message}
    </p>
  );
}
