import { z } from "zod";
import { cleanLine, fold, line, lines } from "../text";

export const SITE_ROLES = ["USER", "ARTIST", "ADMIN", "SUPER_ADMIN"] as const;
export type SiteRole = (typeof SITE_ROLES)[number];

/** A person as others see them. */
export type UserDto = {
  id: string;
  username: string;
  displayName: string;
  avatarUrl: string;
  role: SiteRole;
};

/** Whether a person is kept out of the site for now. */
export function isSuspended({ suspendedUntil }: { suspendedUntil: Date | null }, now: Date): boolean {
  return suspendedUntil !== null && suspendedUntil > now;
}

/** A time that stands for "for ever": no column holds none where there must be one. */
export const FOR_EVER = new Date("9999-12-31T00:00:00.000Z");

/** A person as they see themselves. */
export type AccountDto = UserDto & { email: string; bio: string; createdAt: string };

export const email = z
  .string({ error: "Email must be text." })
  .transform((text) => fold(text.trim()))
  .pipe(z.email("This is not an email address.").max(254, "This email address is too long."));

export const username = z
  .string({ error: "Username must be text." })
  .transform((text) => fold(text.trim()))
  .pipe(
    z
      .string()
      .regex(/^[a-z0-9_]*$/, "A username has only letters a–z, digits and _.")
      .min(3, "A username has at least 3 characters.")
      .max(30, "A username has at most 30 characters.")
      .refine((name) => !RESERVED_USERNAMES.has(name), "This username is taken."),
  );

/** Names that would read as the site's own voice, or collide with a mention. */
const RESERVED_USERNAMES = new Set([
  "admin",
  "administrator",
  "everyone",
  "here",
  "moderator",
  "room",
  "root",
  "seda",
  "support",
  "system",
]);

export const password = z
  .string({ error: "Password must be text." })
  .min(10, "A password has at least 10 characters.")
  .max(128, "A password has at most 128 characters.");

export const displayName = line("Display name", 1, 50);

export const signUpSchema = z.object({
  email,
  username,
  password,
  displayName: z.preprocess(
    (value) => (value === "" || value === null ? undefined : value),
    displayName.optional(),
  ),
});

export const signInSchema = z.object({
  email: z
    .string({ error: "Email must be text." })
    .min(1, "Email is missing.")
    .max(254, "This email address is too long.")
    .transform((text) => fold(cleanLine(text))),
  password: z
    .string({ error: "Password must be text." })
    .min(1, "Password is missing.")
    .max(1024, "This password is too long."),
});

export const profileSchema = z.object({
  displayName,
  username,
  bio: lines("Bio", 0, 500).default(""),
});

export const passwordChangeSchema = z.object({
  current: z
    .string({ error: "Current password must be text." })
    .min(1, "Your current password is missing.")
    .max(1024),
  password,
});

export const emailChangeSchema = z.object({
  email,
  current: z
    .string({ error: "Current password must be text." })
    .min(1, "Your current password is missing.")
    .max(1024),
});

export const TOKEN_LIFETIMES = ["30", "90", "365", "never"] as const;

export const apiTokenSchema = z.object({
  name: line("Name", 1, 60),
  /** Days until it ends. */
  lifetime: z.enum(TOKEN_LIFETIMES, { error: "Choose how long the token lasts." }).default("90"),
});

/** A signed-in device or a token, as its owner sees it. */
export type LoginDto = {
  id: string;
  kind: "BROWSER" | "API" | "TOKEN";
  name: string;
  userAgent: string;
  address: string;
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string | null;
  current: boolean;
};
