import { headers } from 'next/headers';
import { notFound } from 'next/navigation';

/**
 * The least that a page of this build can be: made anew for every request, below the root layout, behind the same headers. The bench
 * measures the dashboard against it.
 */
export default async function BarePage() {
  // Read at run time: one build serves both.
  if (process.env.COMMITPOINT_BENCH !== '1') notFound();
  await headers();
  return (
    <main>
      <h1>Bare page</h1>
    </main>
  );
}
