import { Link } from "@remix-run/react";
import { useRef, type ChangeEventHandler, type MouseEvent } from "react";
import { IMAGE_ACCEPT } from "~/domain/images/limits";
import { Icon } from "../ui/icon";
import { picturesPath } from "./room-paths";

type AddPicturesProps = {
  roomId: string;
  parentId: string | null;
  onChoose: ChangeEventHandler<HTMLInputElement>;
};

/** Opens the file dialog; without a script it leads to the page that does the same. */
export function AddPictures({ roomId, parentId, onChoose }: AddPicturesProps) {
  const input = useRef<HTMLInputElement>(null);
  const choose = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    input.current?.click();
  };
  return (
    <>
      <Link
        to={picturesPath(roomId, parentId)}
        onClick={choose}
        className="icon-button"
        aria-label="Add pictures"
        title="Add pictures"
      >
        <Icon name="image-plus" size={20} />
      </Link>
      <input
        ref={input}
        type="file"
        multiple
        accept={IMAGE_ACCEPT}
        onChange={onChoose}
        aria-label="Pictures"
        hidden
      />
    </>
  );
}
