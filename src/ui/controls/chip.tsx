import { X } from 'lucide-react';
import Link from 'next/link';
import { cn } from '@/ui/class-names';

export type ChipProps = {
  label: string;
  /** The filter's value, e.g. label "Stage", value "Demo". */
  value?: string;
  selected?: boolean;
  /** Makes the chip itself a link (a filter to switch on). */
  href?: string;
  /** A link that takes the filter away. */
  removeHref?: string;
  /** In client code: takes the filter away. */
  onRemove?: () => void;
};

const REMOVE =
  'relative flex size-5 items-center justify-center rounded-sm text-muted after:absolute after:-inset-1 hover:bg-hover hover:text-text pointer-coarse:after:-inset-3';

export function Chip({ label, value, selected = false, href, removeHref, onRemove }: ChipProps) {
  const name = value === undefined ? label : `${label}: ${value}`;
  const text = (
    <>
      <span className={value === undefined ? undefined : 'text-muted'}>{label}</span>
      {value === undefined ? null : <span className="font-medium">{value}</span>}
    </>
  );
  return (
    <span
      className={cn(
        'inline-flex h-7 items-center gap-1.5 rounded-lg border px-2 text-xs pointer-coarse:h-11',
        selected ? 'border-accent bg-accent-soft text-accent' : 'border-line bg-surface',
        href && 'hover:bg-hover',
      )}
    >
      {href ? (
        <Link
          href={href}
          scroll={false}
          aria-current={selected ? 'true' : undefined}
          className="inline-flex gap-1.5 no-underline"
        >
          {text}
        </Link>
      ) : (
        text
      )}
      {removeHref ? (
        <Link href={removeHref} scroll={false} aria-label={`Remove ${name}`} className={REMOVE}>
          <X aria-hidden className="size-3.5" />
        </Link>
      ) : null}
      {onRemove ? (
        <button type="button" onClick={onRemove} aria-label={`Remove ${name}`} className={REMOVE}>
          <X aria-hidden className="size-3.5" />
        </button>
      ) : null}
    </span>
  );
}
