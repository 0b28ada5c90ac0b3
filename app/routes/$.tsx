import { notFound } from "~/domain/errors";
import { errorPage } from "~/http/refusals.server";

/** Whatever no other route knows: a page of its own, so that the frame stands around "not found" too. */
export function loader() {
  throw errorPage(notFound("This page"));
}

export const action = loader;

export default function NotFound() {
  return null;
}
