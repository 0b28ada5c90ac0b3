import { KEYS_COOKIE } from "~/http/looks";

/** Whether keys that can be typed do something here: a device can switch them off. */
export const lettersAreOn = () => !document.cookie.split(/;\s*/).includes(`${KEYS_COOKIE}=off`);
