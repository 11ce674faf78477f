const started = Date.now();

/** A line of the demo's progress with the seconds since its start. */
export function report(line: string): void {
  console.log(`${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s  ${line}`);
}
