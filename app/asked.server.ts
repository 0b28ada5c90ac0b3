import { AsyncLocalStorage } from "node:async_hooks";

/** On whose behalf the program works just now: a request of a page or the API, or what a socket asks. */
export type Asked = { requestId: string };

const asked = new AsyncLocalStorage<Asked>();

/** Does something on behalf of a request: what is logged meanwhile, wherever, carries its id. */
export const onBehalfOf = <T>(request: Asked, work: () => T): T => asked.run(request, work);

/** The request behind what runs now; nothing where there is none, as for a job. */
export const currentlyAsked = (): Asked | undefined => asked.getStore();
