import { expect, it } from "vitest";
import { inTransaction, waitingHere } from "~/db/transaction.server";
import { loginCookie } from "~/auth/login-cookie.server";
import { createLogin } from "~/domain/accounts/logins.server";
import { PageKeeping } from "~/http/page-cache.server";
import { loader } from "~/routes/rooms_.$slug";
import { onEngine } from "../support/database";
import { member, person, PLACE, post, room } from "../support/people";

// SQLite alone lets a test see that the page waits for its turn to write.
onEngine("sqlite", () => {
  it("tells somebody who is put out while it is read that there is no such room", async () => {
    const owner = await person({ role: "SUPER_ADMIN" });
    const { id, slug } = await room(owner, { isPrivate: true });
    const guest = await member(owner, id);
    await post(owner, id);
    const { token } = await inTransaction((tx) =>
      createLogin(tx, { userId: guest.id, kind: "BROWSER", place: PLACE }),
    );
    const cookie = await loginCookie(token);
    const request = new Request(`http://localhost/rooms/${slug}`, { headers: { Cookie: cookie } });
    const context = { address: "", isDocument: true, nonce: "", page: new PageKeeping() };
    let page: Promise<unknown>;
    await inTransaction(async (tx) => {
      page = loader({ request, params: { slug }, context });
      page.catch(() => undefined);
      await expect.poll(waitingHere).toBe(1);
      await tx.db.roomMembership.delete({ where: { roomId_userId: { roomId: id, userId: guest.id } } });
    });
    await expect(page!).rejects.toMatchObject({ init: { status: 404 } });
  });
});
