import { accessSync, constants, mkdirSync } from "node:fs";

/**
 * Makes the folder that holds an instance's data, where it is not there yet.
 * @throws Error that names the setting, when it cannot be written to
 */
export function makeDataDir(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new Error(`DATA_DIR cannot be used: ${error instanceof Error ? error.message : String(error)}`);
  }
  return folder;
}
