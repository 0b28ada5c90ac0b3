import { PATHS } from "../paths";
import { Tabs } from "../ui/tabs";

export type RoomsTab = "discover" | "yours" | "invites";

type RoomTypeTabsProps = {
  current: RoomsTab;
  /** Posts that wait in one's own rooms. */
  unread: number;
  /** Invitations that wait for an answer. */
  invites: number;
  signedIn: boolean;
};

/** The doors to rooms: everybody's, one's own with what waits in them, and those one is asked into. Visitors have the first. */
export function RoomTypeTabs({ current, unread, invites, signedIn }: RoomTypeTabsProps) {
  const tab = (name: RoomsTab, to: string, label: string) => ({ to, label, current: current === name });
  const discover = tab("discover", PATHS.discover, "Discover");
  const yours = { ...tab("yours", PATHS.yourRooms, "Your rooms"), count: unread };
  const asked = { ...tab("invites", PATHS.invites, "Invites"), count: invites, countOf: "waiting" };
  return <Tabs label="Rooms" tabs={signedIn ? [discover, yours, asked] : [discover]} />;
}
