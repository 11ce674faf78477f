import Link from 'next/link';
import type { UnreadCompany } from '../queries';
import { TryAgain } from './try-again';

/** A company whose reading failed, where its figures would stand: the way to it, and to try again. */
export function UnreadPart({ company: { slug, company, reference } }: { company: UnreadCompany }) {
  return (
    <article
      aria-labelledby={`company-${slug}`}
      className="flex min-w-0 flex-col gap-3 rounded-lg border border-act-line bg-surface p-4"
    >
      <h3 id={`company-${slug}`} className="min-w-0 text-base font-semibold">
        <Link href={`/t/${slug}`} className="truncate underline-offset-2 pointer-coarse:py-2">
          {company}
        </Link>
      </h3>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm">
        <p>
          Could not be read just now. <span className="text-muted">Reference {reference}.</span>
        </p>
        <TryAgain />
      </div>
    </article>
  );
}
