import { MODERATION_ACTIONS } from "~/domain/moderation/schema";
import { ACTION_NAMES } from "~/domain/moderation/words";
import { Button } from "../ui/button";
import { Input, Select } from "../ui/field";

const FIELDS = [
  ["by", "Who", "Username", "text"],
  ["about", "Whom", "Username", "text"],
  ["from", "From", "", "date"],
  ["to", "To", "", "date"],
] as const;
const ROOM = ["room", "Room", "Address of the room", "text"] as const;

type AuditFieldsProps = {
  filter: Partial<Record<"by" | "about" | "room" | "from" | "to" | "action", string | undefined>>;
  /** Whether the log is of many rooms. */
  rooms?: boolean;
};

/** What an audit log can be narrowed to, inside its form of filters. */
export function AuditFields({ filter, rooms = false }: AuditFieldsProps) {
  return (
    <>
      <div className="grid grid-cols-2 gap-x-2 gap-y-2.5 sm:grid-cols-3">
        <label className="text-sm font-semibold">
          What
          <Select name="action" defaultValue={filter.action ?? ""} className="mt-1 font-normal">
            <option value="">Anything</option>
            {MODERATION_ACTIONS.map((action) => (
              <option key={action} value={action}>
                {ACTION_NAMES[action]}
              </option>
            ))}
          </Select>
        </label>
        {[...FIELDS, ...(rooms ? [ROOM] : [])].map(([name, label, placeholder, type]) => (
          <label key={name} className="text-sm font-semibold">
            {label}
            <Input
              name={name}
              type={type}
              placeholder={placeholder}
              defaultValue={filter[name] ?? ""}
              maxLength={200}
              autoComplete="off"
              autoCapitalize="none"
              className="mt-1 font-normal"
            />
          </label>
        ))}
      </div>
      <Button variant="quiet">Filter</Button>
    </>
  );
}
