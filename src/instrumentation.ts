const FIRST_SECONDS = 30;
const EVERY_SECONDS = 600;

/** With the server start its jobs (docs/operations.md), unless COMMITPOINT_JOBS=off. All but a timer is loaded when it rings. */
export async function register(): Promise<void> {
  if (process.env.NEXT_PHASE === 'phase-production-build' || process.env.COMMITPOINT_JOBS === 'off') return;
  // The bundler leaves this out of what it makes for other runtimes.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { startAlarm } = await import('@/platform/jobs/alarm');
    startAlarm(
      async (signal) => {
        const { workWhatIsDue } = await import('@/due-work');
        await workWhatIsDue(signal);
      },
      FIRST_SECONDS,
      EVERY_SECONDS,
    );
  }
}
