import type { ReactNode } from "react";
import { useParts } from "~/hooks/use-parts";
import { PATHS } from "../paths";
import { ButtonLink } from "../ui/button";

type DiscoverButtonProps = { variant?: "quiet"; size?: "sm" | "lg"; children?: ReactNode };

/** The way to the rooms, for whom there are any. */
export function DiscoverButton({ children = "Discover rooms", ...look }: DiscoverButtonProps) {
  if (!useParts().rooms) return null;
  return (
    <ButtonLink to={PATHS.discover} {...look}>
      {children}
    </ButtonLink>
  );
}
