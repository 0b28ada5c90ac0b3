import { expect, type APIRequestContext, type Page } from "@playwright/test";

export const PASSWORD = "a long enough password";

let made = 0;

/** A username that no other test of the run has. */
export function newUsername(): string {
  made += 1;
  return `p${process.pid}_${made}`;
}

/** Signs up by the page's form, and returns the username. Ends on `to`. */
export async function signUp(page: Page, to = "/rooms"): Promise<string> {
  const username = newUsername();
  await page.goto(`/signup?${new URLSearchParams({ redirectTo: to })}`);
  await page.getByLabel("Email").fill(`${username}@example.com`);
  await page.getByLabel("Username").fill(username);
  await page.getByLabel("Password").fill(PASSWORD);
  const submit = page.getByRole("button", { name: "Sign up" });
  await submit.click();
  await expect(page).toHaveURL(to);
  // The address changes a moment before the page does.
  await expect(submit).toHaveCount(0);
  return username;
}

/** Signs up on the way into a room, joins it, and returns the username. */
export async function signUpInto(page: Page, room: string): Promise<string> {
  const username = await signUp(page, room);
  await page.getByRole("button", { name: /^Join/ }).click();
  return username;
}

/** Opens a room by the page's form, and returns its address. */
export async function openRoom(
  page: Page,
  name: string,
  fields: { private?: boolean } = {},
): Promise<string> {
  await page.goto("/rooms/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  if (fields.private) await page.getByText("Only its members know").click();
  await page.getByRole("button", { name: "Create the room" }).click();
  await expect(page).not.toHaveURL(/new$/);
  return new URL(page.url()).pathname;
}

/** Somebody else who says things in a room by the API, also in a thread of it. Returns how they do. */
export async function speaker(request: APIRequestContext, room: string) {
  const username = newUsername();
  const signup = await request.post("/api/v1/signup", {
    data: { email: `${username}@example.com`, username, password: PASSWORD },
  });
  const { data } = (await signup.json()) as { data: { token: string } };
  const headers = { Authorization: `Bearer ${data.token}` };
  const id = room.split("/").at(-1)!;
  await request.post(`/api/v1/rooms/${id}/join`, { headers });
  return async (text: string, parentId?: string): Promise<{ id: string }> => {
    const clientId = text.replace(/\W+/g, "-");
    const send = () =>
      request.post(`/api/v1/rooms/${id}/messages`, { headers, data: { text, clientId, parentId } });
    // A connection that has been idle may be closed just as it is used again.
    const answer = await send().catch(send);
    expect(answer.ok(), await answer.text()).toBe(true);
    return ((await answer.json()) as { data: { id: string } }).data;
  };
}
