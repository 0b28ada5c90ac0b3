import type { Config } from "tailwindcss";

/** A colour of app/styles/tokens.css, with room for an opacity. */
function token(name: string): string {
  return `rgb(var(--${name}) / <alpha-value>)`;
}

/** Names only: the values live in app/styles/tokens.css, one set for each theme. */
export default {
  content: ["./app/**/*.{ts,tsx}"],
  theme: {
    colors: {
      transparent: "transparent",
      current: "currentColor",
      ground: token("ground"),
      rail: token("rail"),
      card: token("card"),
      raised: token("raised"),
      overlay: token("overlay"),
      line: { DEFAULT: token("line"), strong: token("line-strong") },
      "field-line": token("field-line"),
      text: { DEFAULT: token("text"), soft: token("text-soft"), faint: token("text-faint") },
      coral: { DEFAULT: token("coral"), bright: token("coral-bright"), text: token("coral-text") },
      "on-coral": token("on-coral"),
      mint: { DEFAULT: token("mint"), text: token("mint-text") },
      yellow: { DEFAULT: token("yellow"), text: token("yellow-text") },
      danger: { DEFAULT: token("danger"), text: token("danger-text") },
      "on-accent": token("on-accent"),
      scrim: token("scrim"),
    },
    fontFamily: {
      heading: ['"Bricolage Grotesque Variable"', '"Onest Variable"', "system-ui", "sans-serif"],
      text: ['"Onest Variable"', "system-ui", "sans-serif"],
      mono: ["ui-monospace", "SFMono-Regular", "Menlo", "monospace"],
    },
    fontSize: {
      xs: ["0.75rem", "1rem"],
      sm: ["0.875rem", "1.25rem"],
      base: ["0.9375rem", "1.4375rem"],
      lg: ["1.0625rem", "1.5625rem"],
      xl: ["1.25rem", { lineHeight: "1.6rem", letterSpacing: "-0.012em" }],
      "2xl": ["1.5625rem", { lineHeight: "1.875rem", letterSpacing: "-0.02em" }],
      "3xl": ["2rem", { lineHeight: "2.2rem", letterSpacing: "-0.028em" }],
      "4xl": ["2.75rem", { lineHeight: "2.8rem", letterSpacing: "-0.035em" }],
    },
    borderRadius: {
      none: "0",
      sm: "var(--radius-sm)",
      md: "var(--radius-md)",
      lg: "var(--radius-lg)",
      sleeve: "var(--radius-sleeve)",
      full: "9999px",
    },
    boxShadow: {
      none: "none",
      card: "var(--shadow-card)",
      lift: "var(--shadow-lift)",
      float: "var(--shadow-float)",
    },
    extend: {
      transitionDuration: { DEFAULT: "var(--quick)", quick: "var(--quick)", calm: "var(--calm)" },
      transitionTimingFunction: { DEFAULT: "var(--ease)" },
      spacing: { bar: "var(--bar)", rail: "var(--rail-width)" },
      keyframes: {
        breathe: { from: { opacity: "0.55" }, to: { opacity: "1" } },
        ripple: {
          from: { transform: "scale(1)", opacity: "0.6" },
          to: { transform: "scale(2.6)", opacity: "0" },
        },
        level: { "0%, 100%": { transform: "scaleY(0.35)" }, "50%": { transform: "scaleY(1)" } },
        rise: {
          from: { opacity: "0", transform: "translateY(6px)" },
          to: { opacity: "1", transform: "none" },
        },
      },
      animation: {
        breathe: "breathe var(--beat) ease-in-out infinite alternate",
        ripple: "ripple var(--beat) ease-out infinite",
        level: "level 0.9s ease-in-out infinite",
        rise: "rise var(--calm) var(--ease) both",
        spin: "spin 0.8s linear infinite",
      },
    },
  },
} satisfies Config;
