import { useLocation } from "@remix-run/react";
import type { RoomAction } from "~/domain/rooms/permissions";
import { may } from "~/domain/rooms/policy";
import type { Relation, RoomType } from "~/domain/rooms/schema";
import { useFrame } from "~/hooks/use-frame";
import { useParts } from "~/hooks/use-parts";
import {
  auditPath,
  bansPath,
  membersPath,
  reportsPath,
  roomInvitesPath,
  roomSessionsPath,
  roomSettingsPath,
  statsPath,
  wordFilterPath,
} from "../room/room-paths";
import { Tabs } from "../ui/tabs";

export type SectionedRoom = { slug: string; type: RoomType; isPrivate: boolean; relation: Relation };

const SECTIONS: [label: string, path: (slug: string) => string, needs: RoomAction][] = [
  ["Members", membersPath, "list_members"],
  ["Sessions", roomSessionsPath, "see"],
  ["Invites", roomInvitesPath, "invite"],
  ["Reports", reportsPath, "handle_reports"],
  ["Bans", bansPath, "unban"],
  ["Log", auditPath, "read_audit"],
  ["Numbers", statsPath, "read_stats"],
  ["Word filter", wordFilterPath, "read_words"],
  ["Settings", roomSettingsPath, "manage"],
];

/** The pages about a room that the viewer may open; only shown where there is a choice. */
export function RoomSections({ room }: { room: SectionedRoom }) {
  const { pathname } = useLocation();
  const frame = useFrame();
  const actor = frame?.viewer ? { ...frame.viewer, createdAt: new Date(0), loginId: "" } : null;
  const place = { room, relation: room.relation, mutedUntil: null, ban: null };
  const { sessions } = useParts();
  const there = SECTIONS.filter(([, path]) => sessions || path !== roomSessionsPath);
  const tabs = there
    .filter(([, , needs]) => may(actor, place, needs, frame?.now ?? 0))
    .map(([label, path]) => ({ to: path(room.slug), label, current: path(room.slug) === pathname }));
  if (tabs.length < 2 || !tabs.some(({ current }) => current)) return null;
  return <Tabs label="About the room" tabs={tabs} className="mt-5" />;
}
