import { describe, expect, it } from "vitest";
import type { Person } from "~/domain/actor";
import { joinRoom } from "~/domain/members/join.server";
import { leaveRoom } from "~/domain/members/leave.server";
import { changeRole } from "~/domain/members/roles.server";
import { deleteMessage } from "~/domain/messages/delete.server";
import { postMessage } from "~/domain/messages/post.server";
import { setReaction } from "~/domain/messages/react.server";
import { auditOf } from "~/domain/moderation/audit-log.server";
import type { ModerationAction } from "~/domain/moderation/schema";
import { undo } from "~/domain/moderation/undo.server";
import { roomFor } from "~/domain/rooms/access.server";
import { updateRoom } from "~/domain/rooms/update.server";
import { newId } from "~/world.server";
import { inHours, later } from "../support/clock";
import { onEachEngine } from "../support/database";
import { kick, member, order, person, post, refusal, room } from "../support/people";

onEachEngine("undoing", (_, db) => {
  async function cast() {
    const owner = await person({ name: "owner" });
    const { id } = await room(owner, { name: "Before" });
    const moderator = await member(owner, id, "MODERATOR");
    const plain = await member(owner, id);
    return { id, owner, moderator, plain, message: await post(plain, id, "the words") };
  }
  type Cast = Awaited<ReturnType<typeof cast>>;
  const codeOf = async (promise: Promise<unknown>) => (await refusal(promise)).code;
  const may = (promise: Promise<unknown>) =>
    promise.then(
      () => true,
      () => false,
    );
  const newest = async (who: Person, id: string, action: ModerationAction) =>
    (await auditOf(await roomFor(who, id), { action })).lines[0]!;
  const deleted = async ({ message }: Cast) =>
    (await db().reader.message.findUniqueOrThrow({ where: { id: message.id } })).deletedAt !== null;

  /** What can be undone: how it is done, and what tells whether it holds. */
  const UNDOABLE: Partial<
    Record<ModerationAction, { act: (on: Cast) => Promise<unknown>; holds: (on: Cast) => Promise<boolean> }>
  > = {
    BAN_USER: {
      act: ({ moderator, id, plain }) => order(moderator, id, "BAN_USER", plain.id, { until: inHours(48) }),
      holds: async ({ id, plain }) => !(await may(roomFor(plain, id))),
    },
    UNBAN_USER: {
      async act({ moderator, id, plain }) {
        await order(moderator, id, "BAN_USER", plain.id);
        await order(moderator, id, "UNBAN_USER", plain.id);
      },
      holds: ({ id, plain }) => may(joinRoom(plain, id)),
    },
    MUTE_USER: {
      act: ({ moderator, id, plain }) => order(moderator, id, "MUTE_USER", plain.id),
      holds: async ({ id, plain }) => !(await may(postMessage(plain, id, { text: "hello" }))),
    },
    UNMUTE_USER: {
      async act({ moderator, id, plain }) {
        await order(moderator, id, "MUTE_USER", plain.id);
        await order(moderator, id, "UNMUTE_USER", plain.id);
      },
      holds: ({ id, plain }) => may(postMessage(plain, id, { text: "hello" })),
    },
    DELETE_MESSAGE: {
      act: ({ moderator, id, message }) => order(moderator, id, "DELETE_MESSAGE", message.id),
      holds: deleted,
    },
    RESTORE_MESSAGE: {
      async act({ moderator, id, message }) {
        await order(moderator, id, "DELETE_MESSAGE", message.id);
        await order(moderator, id, "RESTORE_MESSAGE", message.id);
      },
      holds: async (on) => !(await deleted(on)),
    },
    CHANGE_ROLE: {
      act: ({ owner, id, plain }) => changeRole(owner, id, plain.id, { role: "MODERATOR" }),
      holds: async ({ id, plain }) => (await roomFor(plain, id)).relation === "MODERATOR",
    },
    UPDATE_ROOM: {
      act: ({ owner, id }) => updateRoom(owner, id, { name: "After", slowModeSeconds: 5, tags: ["dub"] }),
      holds: async ({ id }) => (await roomFor(null, id)).room.name === "After",
    },
  };

  it.each(Object.keys(UNDOABLE) as ModerationAction[])("%s puts back what was, once", async (action) => {
    const on = await cast();
    const { act, holds } = UNDOABLE[action]!;
    await act(on);
    expect(await holds(on)).toBe(true);
    const line = await newest(on.owner, on.id, action);
    expect(line).toMatchObject({ undoable: true, undoneAt: null });
    const undone = await undo(on.owner, on.id, line.id);
    expect(undone).toMatchObject({ id: line.id, undoable: false });
    expect(undone.undoneAt).not.toBeNull();
    expect(await holds(on)).toBe(false);
    expect(await codeOf(undo(on.owner, on.id, line.id))).toBe("conflict");
    const { lines } = await auditOf(await roomFor(on.owner, on.id));
    expect(lines[0]).toMatchObject({ actorId: on.owner.id, reason: "Undone" });
  });

  it("the undoing puts back what was undone", async () => {
    const on = await cast();
    await UNDOABLE.BAN_USER!.act(on);
    await undo(on.moderator, on.id, (await newest(on.owner, on.id, "BAN_USER")).id);
    await undo(on.moderator, on.id, (await newest(on.owner, on.id, "UNBAN_USER")).id);
    expect(await UNDOABLE.BAN_USER!.holds(on)).toBe(true);
    const { data, reason } = await newest(on.owner, on.id, "BAN_USER");
    expect(Date.parse(data!.until!)).toBeGreaterThan(Date.parse(inHours(47)));
    expect(reason).toBe("Undone: Undone");
  });

  describe("is a conflict", () => {
    const overtaken: [string, ModerationAction, (on: Cast) => Promise<unknown>][] = [
      ["a ban that a later one prolonged", "BAN_USER", UNDOABLE.BAN_USER!.act],
      [
        "a ban lifted by hand",
        "BAN_USER",
        ({ owner, id, plain }) => order(owner, id, "UNBAN_USER", plain.id),
      ],
      ["a ban that is over", "BAN_USER", async () => later(49)],
      [
        "a mute lifted by hand",
        "MUTE_USER",
        ({ owner, id, plain }) => order(owner, id, "UNMUTE_USER", plain.id),
      ],
      ["a mute that is over", "MUTE_USER", async () => later(25)],
      [
        "a post restored by hand",
        "DELETE_MESSAGE",
        ({ owner, id, message }) => order(owner, id, "RESTORE_MESSAGE", message.id),
      ],
      ["a deletion a day ago", "DELETE_MESSAGE", async () => later(24.1)],
      [
        "a post that its author deleted then",
        "RESTORE_MESSAGE",
        ({ plain, id, message }) => deleteMessage(plain, id, message.id),
      ],
      ["a role of somebody who left", "CHANGE_ROLE", ({ plain, id }) => leaveRoom(plain, id)],
      [
        "a role changed since",
        "CHANGE_ROLE",
        ({ owner, plain, id }) => changeRole(owner, id, plain.id, { role: "MEMBER" }),
      ],
      ["settings changed since", "UPDATE_ROOM", ({ owner, id }) => updateRoom(owner, id, { name: "Later" })],
    ];
    it.each(overtaken)("for %s (%s)", async (_, action, then) => {
      const on = await cast();
      await UNDOABLE[action]!.act(on);
      const line = await newest(on.owner, on.id, action);
      await then(on);
      const before = await db().reader.auditLog.count({ where: { roomId: on.id } });
      expect(await codeOf(undo(on.owner, on.id, line.id))).toBe("conflict");
      expect(await db().reader.auditLog.count({ where: { roomId: on.id } })).toBe(before);
      const now = await db().reader.auditLog.findUniqueOrThrow({ where: { id: line.id } });
      expect(now.undoneAt).toBeNull();
    });

    it("for what has no way back: a kick, cleared reactions, a room handed over", async () => {
      const { id, owner, moderator, plain, message } = await cast();
      await setReaction(plain, id, message.id, "🔥", true);
      const lines = [
        await order(moderator, id, "CLEAR_REACTIONS", message.id),
        await kick(moderator, id, plain.id),
      ];
      await changeRole(owner, id, moderator.id, { role: "OWNER" });
      for (const line of [...lines, await newest(moderator, id, "CHANGE_ROLE")]) {
        expect(line.undoable, line.action).toBe(false);
        expect(await codeOf(undo(moderator, id, line.id)), line.action).toBe("conflict");
      }
    });
  });

  it("says in the log which lines can be undone", async () => {
    const { id, owner, plain } = await cast();
    await order(owner, id, "MUTE_USER", plain.id);
    await order(owner, id, "UNMUTE_USER", plain.id);
    await order(owner, id, "MUTE_USER", plain.id);
    const { lines } = await auditOf(await roomFor(owner, id), { userId: plain.id });
    expect(lines.map(({ action, undoable }) => [action, undoable])).toEqual([
      ["MUTE_USER", true],
      ["UNMUTE_USER", false],
      ["MUTE_USER", false],
    ]);
  });

  it("is for whom the act is, in the room where it was", async () => {
    const on = await cast();
    const { id, owner, moderator, plain } = on;
    const other = await cast();
    await UNDOABLE.CHANGE_ROLE!.act(on);
    const role = await newest(owner, id, "CHANGE_ROLE");
    await UNDOABLE.DELETE_MESSAGE!.act(on);
    const removed = await newest(owner, id, "DELETE_MESSAGE");
    expect(await codeOf(undo(moderator, id, role.id))).toBe("forbidden");
    await changeRole(owner, id, plain.id, { role: "MEMBER" });
    for (const actor of [plain, await person()])
      expect(await codeOf(undo(actor, id, removed.id))).toBe("forbidden");
    expect(await codeOf(undo(null, id, removed.id))).toBe("unauthenticated");
    expect(await codeOf(undo(other.owner, other.id, removed.id))).toBe("not_found");
    for (const wrong of [newId(), "x", "nul\u0000l"])
      expect(await codeOf(undo(moderator, id, wrong))).toBe("not_found");
    await undo(moderator, id, removed.id);
  });
});
