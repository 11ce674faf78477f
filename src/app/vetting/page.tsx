import type { Metadata } from 'next';
import Link from 'next/link';
import { PrintButton } from '@/features/terms/components/print-button';
import { SampleStageTable, VettingQuestions } from '@/features/terms/components/vetting-sheet';
import { BrandMark } from '@/ui/layout/brand-mark';

export const metadata: Metadata = {
  title: 'What to ask a CRO before you hire one',
  description:
    'Eleven questions for companies that sell devices and software, and a sample stage-probability table.',
};

/** Public, for a company that looks for a CRO: no session, no company's data. One printed sheet. */
export default function VettingPage() {
  return (
    <main className="mx-auto flex w-full max-w-4xl flex-col gap-8 px-4 py-10 text-sm print:max-w-none print:gap-3 print:p-0 print:text-[8.5pt] print:leading-snug">
      <header className="flex flex-col gap-3 print:gap-1">
        <BrandMark className="size-8 text-accent print:hidden" />
        <div className="flex flex-wrap items-end justify-between gap-4">
          <div>
            <h1 className="text-xl font-semibold tracking-tight text-pretty print:text-[15pt] print:leading-tight">
              What to ask a CRO before you hire one
            </h1>
            <p className="mt-1 max-w-prose text-base text-pretty text-muted print:text-[9pt] print:leading-snug">
              For companies that sell devices and software. Under ten paying customers or $500K ARR it is too
              early: let the founder sell first.
            </p>
          </div>
          <div className="no-print">
            <PrintButton />
          </div>
        </div>
      </header>
      <section aria-labelledby="questions" className="flex flex-col gap-4 print:gap-2">
        <h2 id="questions" className="text-base font-semibold print:text-[10pt]">
          Eleven questions, and what a good answer says
        </h2>
        <VettingQuestions />
      </section>
      <section aria-labelledby="table" className="keep-together flex flex-col gap-3 print:gap-1">
        <div>
          <h2 id="table" className="text-base font-semibold print:text-[10pt]">
            A sample stage-probability table
          </h2>
          <p className="text-muted">
            Ask for theirs. The heavy line is the commit: above it is talk, and a verbal yes counts 20 %
            whatever is said.
          </p>
        </div>
        <SampleStageTable />
      </section>
      <p className="no-print">
        <Link
          href="/"
          className="underline underline-offset-2 pointer-coarse:inline-block pointer-coarse:py-2"
        >
          To Commitpoint
        </Link>
      </p>
    </main>
  );
}
