import { genreOptions } from "~/domain/rooms/genres";
import { SelectField, TextField } from "../ui/form-fields";
import { Icon } from "../ui/icon";
import { ModeChoice } from "./mode-choice";
import { LENGTHS, USUAL_RULES, type SessionFields } from "./session-fields";

/** How a session is to be: its name, what it sounds like, who decides, and the finer rules folded away. */
export function DJSessionConfig({ fields }: { fields: SessionFields }) {
  const { skipShare, perPerson, trackMax } = fields;
  const isUsual = Object.entries(USUAL_RULES).every(
    ([name, value]) => (fields[name as keyof typeof USUAL_RULES].initialValue ?? value) === value,
  );
  const isWrong = [skipShare, perPerson, trackMax].some(({ errors }) => errors?.length);
  return (
    <>
      <TextField
        field={fields.sessionName}
        label="Name"
        hint="Without one it carries yours."
        placeholder="Sunday slow burn"
        autoComplete="off"
      />
      <div className="grid gap-7 sm:grid-cols-2">
        <SelectField field={fields.genre} label="Genre">
          <option value="">Choose one</option>
          {genreOptions().map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
        <TextField
          field={fields.tags}
          label="Tags"
          hint="Up to five, with commas between them."
          placeholder="vinyl, after hours"
          autoComplete="off"
          autoCapitalize="none"
        />
      </div>
      <ModeChoice field={fields.mode} />
      <details className="group/rules rounded-lg border border-line" open={!isUsual || isWrong}>
        <summary className="flex min-h-12 cursor-pointer items-center gap-3 rounded-lg px-4 font-semibold text-text-soft hover:text-text">
          <Icon name="settings-2" size={18} />
          <span className="flex-1">Finer rules</span>
          <Icon name="chevron-down" size={18} className="transition group-open/rules:rotate-180" />
        </summary>
        <div className="grid gap-6 border-t border-line p-4 sm:grid-cols-3">
          <TextField
            field={skipShare}
            label="Skip at"
            hint="Percent of those listening who vote a track down."
            type="number"
            inputMode="numeric"
            min={1}
            max={100}
          />
          <TextField
            field={perPerson}
            label="Tracks a person"
            hint="How many of one person may wait, in Vote."
            type="number"
            inputMode="numeric"
            min={1}
            max={100}
          />
          <LengthField field={trackMax} />
        </div>
      </details>
    </>
  );
}

function LengthField({ field }: { field: SessionFields["trackMax"] }) {
  const chosen = typeof field.initialValue === "string" ? field.initialValue : "";
  // What somebody set through the API need not be one of these.
  const known = chosen === "" || LENGTHS.some(([seconds]) => seconds === chosen);
  return (
    <SelectField field={field} label="Longest track" hint="Anything longer is not let in.">
      {known ? null : <option value={chosen}>{`${chosen} seconds`}</option>}
      {LENGTHS.map(([seconds, label]) => (
        <option key={seconds} value={seconds}>
          {label}
        </option>
      ))}
    </SelectField>
  );
}
