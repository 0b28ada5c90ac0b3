import { Link } from "@remix-run/react";
import { useEffect } from "react";
import { PATHS } from "../paths";
import { Dialog, useDialog } from "../ui/dialog";
import { KeyList } from "./key-list";

/** The keys, in a window; the settings have the same as a page. */
export default function KeyHelp({ onClosed }: { onClosed: () => void }) {
  const { ref, open, close } = useDialog();
  useEffect(open, [open]);
  return (
    <Dialog dialogRef={ref} close={close} onClosed={onClosed} id="key-help" title="Keyboard">
      <KeyList />
      <p className="mt-5">
        <Link to={PATHS.keyboard} className="text-link">
          Keyboard settings
        </Link>
      </p>
    </Dialog>
  );
}
