import type { ComponentProps, ReactNode } from "react";
import { useSmallForm } from "~/hooks/use-small-form";
import { Button } from "../ui/button";

type ActFormProps = {
  /** The address that does it. */
  action: string;
  /** More that it is told. */
  fields?: Record<string, string | number>;
  className?: string;
  children: ReactNode;
};

/** A form that is one button or two, answered where it stands. */
export function ActForm({ action, fields = {}, className = "contents", children }: ActFormProps) {
  const fetcher = useSmallForm();
  return (
    <fetcher.Form method="post" action={action} className={className}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </fetcher.Form>
  );
}

type ActButtonProps = Omit<ActFormProps, "className"> & Omit<ComponentProps<typeof Button>, "action">;

/** One button that acts at once, busy while it does. */
export function ActButton({ action, fields = {}, children, ...button }: ActButtonProps) {
  const fetcher = useSmallForm();
  return (
    <fetcher.Form method="post" action={action} className="contents">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button variant="quiet" size="sm" pending={fetcher.state !== "idle"} {...button}>
        {children}
      </Button>
    </fetcher.Form>
  );
}
