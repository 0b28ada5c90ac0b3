import { PATHS } from "../paths";
import { Tabs } from "../ui/tabs";

export type RoomsTab = "discover" | "yours";

/** The two doors to rooms: everybody's, and one's own with what waits in them. Visitors have only the first. */
export function RoomTypeTabs({
  current,
  unread,
  signedIn,
}: {
  current: RoomsTab;
  unread: number;
  signedIn: boolean;
}) {
  const discover = { to: PATHS.discover, label: "Discover", current: current === "discover" };
  const yours = { to: PATHS.yourRooms, label: "Your rooms", current: current === "yours", count: unread };
  return <Tabs label="Rooms" tabs={signedIn ? [discover, yours] : [discover]} />;
}
