import { PageSkeleton } from '@/ui/layout/page-skeleton';

export default function PortfolioLoading() {
  return (
    <main className="mx-auto w-full max-w-6xl px-4 py-6">
      <PageSkeleton rows={4} cards={4} />
    </main>
  );
}
