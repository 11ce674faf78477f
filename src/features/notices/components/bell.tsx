import { Bell } from 'lucide-react';
import Link from 'next/link';

/** Leads to the notices; the number is what is new since the reader last looked. */
export function NoticeBell({ slug, unseen }: { slug: string; unseen: number }) {
  return (
    <Link
      href={`/t/${slug}/notices`}
      aria-label={unseen === 0 ? 'Notices' : `Notices, ${unseen} new`}
      className="relative flex size-8 shrink-0 items-center justify-center rounded-full text-muted hover:bg-hover hover:text-text pointer-coarse:size-11"
    >
      <Bell aria-hidden className="size-4" />
      {unseen > 0 ? (
        <span
          aria-hidden
          className="absolute top-0 right-0 min-w-4 rounded-full bg-accent px-1 text-center text-[0.625rem] leading-4 font-semibold text-on-accent"
        >
          {unseen > 99 ? '99+' : unseen}
        </span>
      ) : null}
    </Link>
  );
}
