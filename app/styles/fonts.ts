import headingFont from "@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2";
import textFont from "@fontsource-variable/onest/files/onest-latin-wght-normal.woff2";

/** The two files every page needs at once; the extended subsets come when a letter asks for them. */
export const PRELOADED_FONTS = [headingFont, textFont];
