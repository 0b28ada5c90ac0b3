import { isSecure } from "~/auth/login-cookie.server";

/** Headers of every answer. */
export function securityHeaders(): [string, string][] {
  return [
    ["X-Content-Type-Options", "nosniff"],
    ["X-Frame-Options", "DENY"],
    // `no-referrer` would make plain form posts send `Origin: null`.
    ["Referrer-Policy", "strict-origin-when-cross-origin"],
    ["Cross-Origin-Opener-Policy", "same-origin"],
    ["Cross-Origin-Resource-Policy", "same-origin"],
    ["Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"],
    ...(isSecure()
      ? [["Strict-Transport-Security", "max-age=31536000; includeSubDomains"] as [string, string]]
      : []),
  ];
}

/**
 * Whose players a page may show. Each is loaded only after the listener has agreed, but by the policy of the page that
 * they came in by: it stays the same while one goes from page to page.
 */
const PLAYERS = [
  "https://www.youtube-nocookie.com",
  "https://w.soundcloud.com",
  "https://open.spotify.com",
  "https://embed.music.apple.com",
  "https://embed.beatport.com",
];

/** A page's policy: scripts only with this answer's nonce, pictures also from providers (artwork), framed by nobody. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    // React writes style attributes; no style element comes from anywhere but here.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' https: data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "media-src 'self' https: blob:",
    `frame-src ${PLAYERS.join(" ")}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isSecure() ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}
