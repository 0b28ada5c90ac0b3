import { useEffect, useId, useState, type KeyboardEvent } from "react";
import { findEmojis, toned, type EmojiGroup } from "~/domain/emoji/emoji";
import { emojiGroups, keepRecent, keepTone, ownTone, recentEmojis } from "~/hooks/emoji";
import { Dialog, useDialog } from "../ui/dialog";
import { Input } from "../ui/field";
import { EmojiGrid, type GridEmoji } from "./emoji-grid";

const RECENT = "Recent";
const HANDS = ["✋", "✋🏻", "✋🏼", "✋🏽", "✋🏾", "✋🏿"];
const TONES = ["no tone", "light", "medium-light", "medium", "medium-dark", "dark"];
const MOST = 80;

type EmojiPickerProps = {
  /** Called once it has closed and the focus has gone back, with what was picked. */
  onClosed: (picked: string | null) => void;
};

/** All emojis, in a window: by search, by group, the recent ones, in one's tone. Fetched when it opens. */
export default function EmojiPicker({ onClosed }: EmojiPickerProps) {
  const { ref, open, close } = useDialog();
  const [groups, setGroups] = useState<EmojiGroup[] | null>(null);
  const [failed, setFailed] = useState(false);
  const [query, setQuery] = useState("");
  const [recent] = useState(recentEmojis);
  const [group, setGroup] = useState(recent.length > 0 ? RECENT : "Smileys");
  const [tone, setTone] = useState(ownTone);
  const [picked, setPicked] = useState<string | null>(null);
  const id = useId();
  useEffect(() => {
    open();
    // The window gives the focus to its first button.
    ref.current?.querySelector("input")?.focus();
    emojiGroups().then(setGroups, () => setFailed(true));
  }, [open, ref]);

  const all = groups?.flatMap(({ emojis }) => emojis) ?? [];
  const names = new Map(
    all.flatMap((one) => [one.sign, ...(one.tones ?? [])].map((sign) => [sign, one.label])),
  );
  const shown: GridEmoji[] = query.trim()
    ? findEmojis(all, query, MOST).map((one) => ({ sign: toned(one, tone), label: one.label }))
    : group === RECENT
      ? recent.map((sign) => ({ sign, label: names.get(sign) ?? sign }))
      : (groups?.find(({ name }) => name === group)?.emojis ?? []).map((one) => ({
          sign: toned(one, tone),
          label: one.label,
        }));
  const pick = (sign: string) => {
    keepRecent(sign);
    setPicked(sign);
    close();
  };
  const onSearchKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter") {
      event.preventDefault();
      if (query.trim() && shown[0]) pick(shown[0].sign);
    }
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    ref.current?.querySelector<HTMLElement>('[role=grid] [tabindex="0"]')?.focus();
  };
  const told = query.trim() ? (shown.length === 0 ? "No emoji found." : `${shown.length} found.`) : "";
  return (
    <Dialog dialogRef={ref} close={close} onClosed={() => onClosed(picked)} id={`emoji-${id}`} title="Emoji">
      <div className="space-y-3">
        <Input
          type="search"
          aria-label="Search emoji"
          placeholder="Search emoji"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={onSearchKey}
        />
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <Choice
            legend="Group"
            name={`${id}-group`}
            value={group}
            choices={[RECENT, ...(groups ?? []).map(({ name }) => name)].map((name) => ({
              value: name,
              label: name,
              sign:
                name === RECENT ? "🕘" : (groups?.find((one) => one.name === name)?.emojis[0]?.sign ?? ""),
            }))}
            onChange={(name) => {
              setQuery("");
              setGroup(name);
            }}
          />
          <Choice
            legend="Skin tone"
            name={`${id}-tone`}
            value={String(tone)}
            choices={HANDS.map((sign, at) => ({ value: String(at), label: TONES[at]!, sign }))}
            onChange={(value) => {
              keepTone(Number(value));
              setTone(Number(value));
            }}
          />
        </div>
        <p role="status" className="sr-only">
          {told}
        </p>
        <div className="h-72 overflow-y-auto" aria-busy={!groups && !failed}>
          {failed ? (
            <p role="alert" className="p-3 text-danger-text">
              The emojis could not be loaded. Close this and try again.
            </p>
          ) : !groups ? (
            <p className="p-3 text-text-faint">Loading…</p>
          ) : shown.length === 0 ? (
            <p className="p-3 text-text-faint">
              {query.trim() ? "No emoji is called so." : "What you pick will stand here."}
            </p>
          ) : (
            <EmojiGrid
              key={query.trim() ? "search" : `${group} ${tone}`}
              label={query.trim() ? "Found emoji" : group}
              emojis={shown}
              onPick={pick}
            />
          )}
        </div>
      </div>
    </Dialog>
  );
}

type ChoiceProps = {
  legend: string;
  name: string;
  value: string;
  choices: { value: string; label: string; sign: string }[];
  onChange: (value: string) => void;
};

/** One of a few signs: radio buttons, so arrows move among them and they are one stop of the tab key. */
function Choice({ legend, name, value, choices, onChange }: ChoiceProps) {
  return (
    <fieldset className="flex min-w-0">
      <legend className="sr-only">{legend}</legend>
      {choices.map((choice) => (
        <label
          key={choice.value}
          title={choice.label}
          className="flex h-9 w-9 min-w-0 shrink cursor-pointer items-center justify-center rounded-sm text-lg hover:bg-raised has-[:checked]:bg-raised has-[:focus-visible]:outline has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-mint-text"
        >
          <input
            type="radio"
            name={name}
            className="sr-only"
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          <span aria-hidden="true">{choice.sign}</span>
          <span className="sr-only">{choice.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
