import { useRef, useState } from "react";
import { useIsHydrated } from "~/hooks/use-is-hydrated";
import { Button } from "./button";
import { Input } from "./field";
import { Icon } from "./icon";

type CopyFieldProps = {
  id: string;
  label: string;
  value: string;
  /** One of several: its button does not stand out. */
  quiet?: boolean;
};

/** A value to take away. The button is there for browsers that can copy; everywhere the text can be selected. */
export function CopyField({ id, label, value, quiet = false }: CopyFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  const inBrowser = useIsHydrated();
  const copy = async () => {
    field.current?.select();
    // Without a secure connection there is no clipboard: what is selected can still be copied by hand.
    await navigator.clipboard?.writeText(value).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <div className="space-y-1.5">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      <div className="flex gap-2">
        <Input
          id={id}
          ref={field}
          value={value}
          readOnly
          autoComplete="off"
          className="font-mono text-sm"
          onFocus={(event) => event.currentTarget.select()}
        />
        {inBrowser ? (
          <Button type="button" variant={quiet ? "quiet" : "primary"} onClick={copy}>
            {copied ? <Icon name="check" size={18} /> : <Icon name="copy" size={18} />}
            <span aria-live="polite">{copied ? "Copied" : "Copy"}</span>
          </Button>
        ) : null}
      </div>
    </div>
  );
}
