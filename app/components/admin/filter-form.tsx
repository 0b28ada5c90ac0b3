import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";

type FilterFormProps = {
  /** The list's own address. */
  path: string;
  label: string;
  /** Whether anything is filtered now: then there is a way back. */
  narrowed: boolean;
  children: ReactNode;
};

/** Filters of a list as a plain GET form: the address holds them all. */
export function FilterForm({ path, label, narrowed, children }: FilterFormProps) {
  return (
    <Form method="get" action={path} role="search" aria-label={label} className="space-y-2.5">
      {children}
      {narrowed ? (
        <Link to={path} className="pill-link">
          Show all
        </Link>
      ) : null}
    </Form>
  );
}
