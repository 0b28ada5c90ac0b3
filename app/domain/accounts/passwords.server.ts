import { hash, verify } from "@node-rs/argon2";

/** argon2id with the library's defaults, which follow OWASP's advice (19 MiB, 2 passes, 1 lane). */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"));
}

// A hash that nothing matches: checking it takes as long as a real one, so time tells not which accounts exist.
let decoy: Promise<string> | undefined;

/** Whether the password is the one behind the hash. Without a hash it takes as long, and is false. */
export async function passwordMatches(stored: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword("a password that belongs to nobody");
  const matches = await verify(stored ?? (await decoy), password.normalize("NFKC"));
  return matches && stored != null;
}
