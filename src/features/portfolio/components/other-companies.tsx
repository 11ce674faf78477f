import Link from 'next/link';
import { Section } from '@/ui/layout/section';

/** Where the person is a member and runs nothing. */
export function OtherCompanies({ companies }: { companies: readonly { slug: string; name: string }[] }) {
  if (companies.length === 0) return null;
  return (
    <Section title="Also a member of">
      <ul className="flex flex-wrap gap-x-4 gap-y-2 text-sm">
        {companies.map(({ slug, name }) => (
          <li key={slug}>
            <Link
              href={`/t/${slug}`}
              className="underline-offset-2 pointer-coarse:inline-block pointer-coarse:py-2"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
