import type { Transaction } from "~/db/transaction.server";
import { invalid } from "../errors";
import { idFrom } from "../ids";
import { storedImage, type StoredImage } from "./image-dto";

/** Who posts which pictures where. */
type Attaching = { person: { id: string }; roomId: string; imageIds: string[] };

/** The pictures that a group of drafts names, read at once. */
export async function readImages(tx: Transaction, drafts: Attaching[]) {
  const ids = drafts.flatMap(({ imageIds }) => imageIds.flatMap((id) => idFrom(id) ?? []));
  const rows = ids.length
    ? await tx.db.messageImage.findMany({ where: { id: { in: ids } }, include: { blob: true } })
    : [];
  const taken = new Set(rows.filter(({ messageId }) => messageId).map(({ id }) => id));
  return {
    /**
     * The draft's pictures in their order.
     * @throws Refusal `invalid` for one that is not there, somebody else's, another room's, or posted already
     */
    of({ person, roomId, imageIds }: Attaching): StoredImage[] {
      return imageIds.map((id) => {
        const row = rows.find((one) => one.id === idFrom(id));
        if (row?.ownerId !== person.id || row.roomId !== roomId)
          throw invalid("imageIds", "One of the pictures is not here any more. Add it again.");
        if (taken.has(row.id)) throw invalid("imageIds", "One of the pictures has been posted already.");
        return storedImage(row);
      });
    },
    /** They will be posted: nothing that comes after in the group has them. */
    take: (images: StoredImage[]) => images.forEach(({ id }) => taken.add(id)),
  };
}

/** Makes the pictures their message's, once it is written. */
export async function attachImages(tx: Transaction, messageId: string, images: StoredImage[]): Promise<void> {
  if (images.length === 0) return;
  const where = { id: { in: images.map(({ id }) => id) }, messageId: null };
  const { count } = await tx.db.messageImage.updateMany({ where, data: { messageId } });
  if (count !== images.length) throw new Error("A picture was taken away while its message was written.");
}
