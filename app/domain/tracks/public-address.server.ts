import ipaddr from "ipaddr.js";

/** Azure answers its machines' own questions on this address, although it is a public one by its form. */
const AZURE_HOST = "168.63.129.16";

/**
 * Whether an IP address is one of the open internet: public unicast by the registries of IANA, as ipaddr.js knows
 * them. Loopback, private, link-local (where clouds keep their metadata), shared, mapped, translated (NAT64, 6to4,
 * Teredo) and reserved ones are not, nor is anything that is not an address.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  if (address.range() !== "unicast" || address.toString() === AZURE_HOST) return false;
  // 2000::/3 is all that has been given out as global unicast (RFC 4291, section 2.4).
  return address.kind() === "ipv4" || (address.toByteArray()[0]! & 0xe0) === 0x20;
}
