// Tests wait for their data to reach the disk some ten thousand times. In memory that takes no time, and a process that
// is killed loses no more than it would on a disk: only a power cut would tell the difference, and no test cuts the power.
import { accessSync, constants, statfsSync } from "node:fs";

const memory = "/dev/shm";
const enough = 2 * 1024 ** 3;

/** @returns {{ TMPDIR?: string }} where temporary folders go: into memory, where the system has a place for it */
export function quickDisk() {
  try {
    accessSync(memory, constants.W_OK);
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize >= enough ? { TMPDIR: memory } : {};
  } catch {
    return {};
  }
}
