'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';

export type CopyableProps = {
  /** The exact text: shown on hover, copied on press. */
  text: string;
  children: ReactNode;
};

/** Something short whose exact text is worth having: an id, a link, an amount. */
export function Copyable({ text, children }: CopyableProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  const Icon = copied ? Check : Copy;
  return (
    <span className="inline-flex max-w-full items-center gap-1">
      <span title={text} className="min-w-0 wrap-break-word">
        {children}
      </span>
      <button
        type="button"
        onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
        aria-label={`Copy ${text}`}
        className="relative inline-flex size-6 items-center justify-center rounded-sm text-faint hover:bg-hover hover:text-text pointer-coarse:size-11"
      >
        <Icon aria-hidden className="size-3.5" />
      </button>
      <span role="status" className="sr-only">
        {copied ? 'Copied' : ''}
      </span>
    </span>
  );
}
