import { createContext, useContext } from "react";

/** The nonce of this answer while it is rendered on the server; undefined in the browser, which hides it. */
const NonceContext = createContext<string | undefined>(undefined);

export const NonceProvider = NonceContext.Provider;

export const useNonce = () => useContext(NonceContext);
