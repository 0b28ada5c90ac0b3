/** Ends with a line for whoever started it. */
export function giveUp(why: string): never {
  process.stderr.write(`${why}\n`);
  process.exit(1);
}

/** Runs a command with what was written behind it; what goes wrong is told in one line. */
export async function command(run: (words: string[]) => Promise<void>): Promise<void> {
  try {
    await run(process.argv.slice(2));
  } catch (error) {
    giveUp(error instanceof Error ? error.message : String(error));
  }
  process.exit(0);
}

/** Tells how it goes. */
export const say = (line: string): void => void process.stdout.write(`${line}\n`);
