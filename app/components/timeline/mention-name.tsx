import { Link } from "@remix-run/react";
import { EVERYONE, type Mention } from "~/domain/messages/mentions";
import { useFrame } from "~/hooks/use-frame";
import { cx } from "../cx";
import { personPath } from "../paths";

type Props = { text: string; users: Mention[]; everyone: boolean };

/** A name behind an @, linked to the page of whom it means; words, when it means nobody. */
export function MentionName({ text, users, everyone }: Props) {
  const name = text.slice(1).toLowerCase();
  const user = users.find(({ username }) => username === name);
  if (user) return <PersonLink text={text} userId={user.id} />;
  return everyone && name === EVERYONE ? <span className="mention mention-own">{text}</span> : <>{text}</>;
}

/** By id: a name may be another's by now. */
function PersonLink({ text, userId }: { text: string; userId: string }) {
  const own = useFrame()?.viewer?.id;
  return (
    <Link to={personPath(userId)} className={cx("mention", userId === own && "mention-own")}>
      {text}
    </Link>
  );
}
