import { Button } from "../ui/button";
import { ACT_WORDS, type MemberAct } from "./member-acts";

const BULK: MemberAct[] = ["mute", "kick", "ban"];

/**
 * What can be done with all who are ticked in the form around it (`group/pick`): it sends them on to the page that
 * asks why. The style sheet shows it once somebody is ticked, without a script too.
 */
export function BulkBar() {
  return (
    <div className="sticky bottom-[calc(var(--bar)+0.75rem)] z-10 mt-4 hidden flex-wrap group-has-[:checked]/pick:flex lg:bottom-4 items-center gap-2 rounded-lg border border-line-strong bg-raised p-3 shadow-lift">
      <p className="mr-auto pl-1 text-sm text-text-soft">With those you ticked:</p>
      {BULK.map((act) => (
        <Button key={act} name="act" value={act} variant={ACT_WORDS[act].variant} size="sm">
          {ACT_WORDS[act].verb}
        </Button>
      ))}
    </div>
  );
}
