import type { UserDto } from "~/domain/accounts/schema";
import { useSmallForm } from "~/hooks/use-small-form";
import { personPath } from "../paths";
import { Button, type ButtonSize } from "../ui/button";
import { Icon } from "../ui/icon";

type FollowButtonProps = {
  person: Pick<UserDto, "username" | "displayName">;
  follows: boolean;
  size?: ButtonSize;
  className?: string;
};

/** Follows somebody, to hear when they start a session; or no longer. */
export function FollowButton({ person, follows, size = "md", className }: FollowButtonProps) {
  const fetcher = useSmallForm();
  const sent = fetcher.formData?.get("follow");
  const now = typeof sent === "string" ? sent === "yes" : follows;
  return (
    <fetcher.Form method="post" action={`${personPath(person.username)}/follow`} className="contents">
      <Button
        name="follow"
        value={now ? "no" : "yes"}
        variant="quiet"
        size={size}
        aria-pressed={now}
        aria-label={`Follow ${person.displayName}`}
        className={className}
      >
        <Icon name={now ? "check" : "bell"} size={16} /> {now ? "Following" : "Follow"}
      </Button>
    </fetcher.Form>
  );
}
