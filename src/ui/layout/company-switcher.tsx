import { Check, ChevronsUpDown } from 'lucide-react';
import Link from 'next/link';
import { Popover } from '@/ui/controls/popover';

export type Company = { name: string; href: string; detail?: string; current: boolean };

type Props = {
  companies: readonly Company[];
  /** Where all of them stand beside each other. */
  all?: { name: string; href: string };
};

/** The companies that the person is a member of. With one it is just its name. */
export function CompanySwitcher({ companies, all }: Props) {
  const current = companies.find((company) => company.current);
  const name = current?.name ?? 'Choose a company';
  if (companies.length < 2) return <span className="truncate px-2 text-sm font-medium">{name}</span>;
  return (
    <Popover
      label={`Company: ${name}. Switch company`}
      triggerClassName="top-button"
      panelClassName="min-w-56 p-1"
      trigger={
        <>
          <span className="truncate font-medium">{name}</span>
          <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-faint" />
        </>
      }
    >
      <ul>
        {all ? (
          <li className="mb-1 border-b pb-1">
            <Link href={all.href} className="floating-item font-medium">
              {all.name}
            </Link>
          </li>
        ) : null}
        {companies.map((company) => (
          <li key={company.href}>
            <Link
              href={company.href}
              aria-current={company.current ? 'true' : undefined}
              className="floating-item"
            >
              <span className="min-w-0 flex-1">
                <span className="block truncate">{company.name}</span>
                {company.detail ? <span className="block text-xs text-muted">{company.detail}</span> : null}
              </span>
              {company.current ? <Check aria-hidden className="size-4 text-accent" /> : null}
            </Link>
          </li>
        ))}
      </ul>
    </Popover>
  );
}
