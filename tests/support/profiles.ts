import { loginCookie, type Client } from "./clients";

/** Gives somebody another display name, by the form, as in a browser. */
export async function rename(url: string, who: Client, displayName: string): Promise<void> {
  const [cookie, { data }] = await Promise.all([
    loginCookie(url, who),
    who.api<{ username: string; bio: string }>("GET", "/me"),
  ]);
  const answer = await fetch(`${url}/settings?index`, {
    method: "POST",
    body: new URLSearchParams({ intent: "profile", displayName, username: data.username, bio: data.bio }),
    headers: { Origin: url, Cookie: cookie },
    redirect: "manual",
  });
  if (answer.status >= 400 || !answer.headers.get("Location"))
    throw new Error(`Not renamed: ${answer.status}`);
}
