/** A situation that the user can mend: printed as its sentence, without a stack, exit code 1. */
export class Refusal extends Error {}

/** Runs a script's main function; a Refusal becomes its sentence, anything else is a bug and keeps its stack. */
export async function runScript(main: () => Promise<number | void>): Promise<void> {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error);
    process.exitCode = 1;
  }
}
