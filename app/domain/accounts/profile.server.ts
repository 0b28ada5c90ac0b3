import { reader } from "~/db/client.server";
import { lockFor } from "~/db/locks.server";
import { inTransaction, isUniqueViolation, type Transaction } from "~/db/transaction.server";
import { createFile, dropFile } from "../files/files.server";
import { PICTURES, readPicture } from "../files/pictures.server";
import type { Person } from "../actor";
import { invalid, notFound, Refusal } from "../errors";
import { idFrom } from "../ids";
import { forgive, spend } from "../limits/limits.server";
import { parse } from "../parse";
import { endOtherLogins, loginsOfPerson, profileChanged } from "./logins.server";
import { hashPassword, passwordMatches } from "./passwords.server";
import {
  emailChangeSchema,
  passwordChangeSchema,
  profileSchema,
  username as usernameSchema,
  type AccountDto,
  type UserDto,
} from "./schema";
import { nameColumns, USER_COLUMNS, userDto } from "./user-dto";

/** The person's own account. */
export async function accountOf(person: Person): Promise<AccountDto> {
  const row = await reader().user.findUniqueOrThrow({ where: { id: person.id } });
  return { ...userDto(row), email: row.email ?? "", bio: row.bio, createdAt: row.createdAt.toISOString() };
}

/**
 * A person's public page.
 * @param key their username, or their id
 * @throws Refusal `not_found`
 */
export async function profileOf(key: string): Promise<UserDto & { bio: string; createdAt: string }> {
  const name = usernameSchema.safeParse(key);
  const row = await reader().user.findUnique({
    where: name.success ? { username: name.data } : { id: idFrom(key) ?? "" },
    select: { ...USER_COLUMNS, bio: true, createdAt: true },
  });
  if (!row || row.deletedAt) throw notFound("This person");
  return { ...userDto(row), bio: row.bio, createdAt: row.createdAt.toISOString() };
}

/**
 * Changes display name, username and bio.
 * @throws Refusal `invalid`, `conflict` when the username is taken
 */
export async function updateProfile(person: Person, input: unknown): Promise<UserDto> {
  const profile = parse(profileSchema, input);
  try {
    const data = { ...profile, ...nameColumns(profile.displayName) };
    return await change(person, (tx) => tx.db.user.update({ where: { id: person.id }, data }));
  } catch (error) {
    if (isUniqueViolation(error)) throw taken("username", "This username is taken.");
    throw error;
  }
}

/**
 * Replaces the picture: decoded, cut square and encoded anew, so nothing of the file but the picture is kept.
 * @throws Refusal `unsupported`, `too_large`, `rate_limited`
 */
export async function setAvatar(person: Person, bytes: Uint8Array): Promise<UserDto> {
  await spend("uploads", person.id);
  const picture = await readPicture(bytes, PICTURES.avatar);
  return change(person, async (tx) => {
    const file = await createFile(tx, { ownerId: person.id, roomId: null, picture });
    const before = await tx.db.user.findUniqueOrThrow({
      where: { id: person.id },
      select: { avatarFileId: true },
    });
    if (before.avatarFileId) await dropFile(tx, before.avatarFileId);
    return tx.db.user.update({ where: { id: person.id }, data: { avatarFileId: file.id } });
  });
}

/** Goes back to the generated picture. */
export async function removeAvatar(person: Person): Promise<UserDto> {
  return change(person, async (tx) => {
    const before = await tx.db.user.findUniqueOrThrow({
      where: { id: person.id },
      select: { avatarFileId: true },
    });
    if (before.avatarFileId) await dropFile(tx, before.avatarFileId);
    return tx.db.user.update({ where: { id: person.id }, data: { avatarFileId: null } });
  });
}

/**
 * Changes the password and ends every other login and token that came from the old one.
 * @throws Refusal `invalid`, `rate_limited`
 */
export async function changePassword(person: Person, input: unknown): Promise<void> {
  const { current, password } = parse(passwordChangeSchema, input);
  const confirmed = await confirmPassword(person, current);
  const passwordHash = await hashPassword(password);
  await inTransaction(async (tx) => {
    // A sign-in under way is either ended below, or finds the new password.
    await lockFor(tx, loginsOfPerson(person.id));
    const before = await tx.db.user.findUniqueOrThrow({
      where: { id: person.id },
      select: { passwordHash: true },
    });
    if (before.passwordHash !== confirmed) throw notCurrent();
    await tx.db.user.update({ where: { id: person.id }, data: { passwordHash } });
    await endOtherLogins(tx, person, ["BROWSER", "API"]);
  });
}

/**
 * Changes the email address.
 * @throws Refusal `invalid`, `conflict`, `rate_limited`
 */
export async function changeEmail(person: Person, input: unknown): Promise<void> {
  const { email, current } = parse(emailChangeSchema, input);
  await confirmPassword(person, current);
  try {
    await change(person, (tx) => tx.db.user.update({ where: { id: person.id }, data: { email } }));
  } catch (error) {
    if (isUniqueViolation(error)) throw taken("email", "There is an account with this email already.");
    throw error;
  }
}

/** Returns the hash that the password was found to match. */
async function confirmPassword(person: Person, password: string): Promise<string | null> {
  await spend("signIn", `confirm:${person.id}`);
  const { passwordHash } = await reader().user.findUniqueOrThrow({ where: { id: person.id } });
  if (!(await passwordMatches(passwordHash, password))) throw notCurrent();
  await forgive("signIn", `confirm:${person.id}`);
  return passwordHash;
}

const notCurrent = () => invalid("current", "This is not your current password.");

type UserRow = Parameters<typeof userDto>[0];

async function change(person: Person, work: (tx: Transaction) => Promise<UserRow>): Promise<UserDto> {
  return inTransaction(async (tx) => {
    tx.afterCommit(() => profileChanged(person.id));
    return userDto(await work(tx));
  });
}

const taken = (field: string, message: string) =>
  new Refusal("conflict", message, { fields: { [field]: [message] } });
