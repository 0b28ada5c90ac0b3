import { Link } from "@remix-run/react";
import { Fragment } from "react";
import { splitMentions, type Mention } from "~/domain/messages/mentions";
import { useFrame } from "~/hooks/use-frame";
import { cx } from "../cx";
import { personPath } from "../paths";

type Props = { text: string; users: Mention[]; everyone: boolean };

/** Words with the people named in them linked to their pages. By id: a name may be another's by now. */
export function Mentions({ text, users, everyone }: Props) {
  const own = useFrame()?.viewer?.id;
  return splitMentions(text, users, everyone).map(({ text: piece, user, everyone: all }, index) =>
    user ? (
      <Link key={index} to={personPath(user.id)} className={cx("mention", user.id === own && "mention-own")}>
        {piece}
      </Link>
    ) : all ? (
      <span key={index} className="mention mention-own">
        {piece}
      </span>
    ) : (
      <Fragment key={index}>{piece}</Fragment>
    ),
  );
}
