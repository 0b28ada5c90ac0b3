/** Tried in order: browsers name those they descend from too. */
const BROWSERS = [
  ["Edge", /\bEdg(e|A|iOS)?\//],
  ["Opera", /\b(OPR|Opera)\//],
  ["Samsung Internet", /\bSamsungBrowser\//],
  ["Firefox", /\b(Firefox|FxiOS)\//],
  ["Chrome", /\b(Chrome|CriOS|Chromium|HeadlessChrome)\//],
  ["Safari", /\bSafari\//],
  ["curl", /^curl\//],
] as const;

const SYSTEMS = [
  ["Android", /\bAndroid\b/],
  ["iPhone", /\biPhone\b/],
  ["iPad", /\biPad\b/],
  ["Windows", /\bWindows\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["Mac", /\bMacintosh\b/],
  ["Linux", /\bLinux\b/],
] as const;

const PHONES: readonly string[] = ["Android", "iPhone", "iPad"];

/** What people call a device, from its User-Agent header: "Firefox on Linux". */
export function deviceName(userAgent: string): { name: string; isPhone: boolean } {
  const first = (known: readonly (readonly [string, RegExp])[]) =>
    known.find(([, sign]) => sign.test(userAgent))?.[0];
  const browser = first(BROWSERS) ?? "A program";
  const system = first(SYSTEMS);
  return {
    name: system ? `${browser} on ${system}` : browser,
    isPhone: system !== undefined && PHONES.includes(system),
  };
}
