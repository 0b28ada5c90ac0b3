/** A room as it looks in a theme, in the theme's own tokens. Decorative. */
export function ThemePreview({ theme }: { theme: "dark" | "light" }) {
  return (
    <span data-theme={theme} aria-hidden="true" className="flex h-24 min-w-0 flex-1 gap-1.5 bg-ground p-2">
      <span className="w-1/4 space-y-1 rounded-sm bg-rail p-1">
        <span className="block h-1.5 w-full rounded-full bg-coral" />
        <span className="block h-1.5 w-3/4 rounded-full bg-line-strong" />
        <span className="block h-1.5 w-full rounded-full bg-line-strong" />
      </span>
      <span className="min-w-0 flex-1 space-y-1.5">
        <span className="block h-2 w-2/3 rounded-full bg-text" />
        <span className="block h-1.5 w-full rounded-full bg-text-faint" />
        <span className="block h-6 rounded-sm border border-line bg-card" />
        <span className="flex gap-1">
          <span className="h-2.5 w-5 rounded-full bg-coral" />
          <span className="h-2.5 w-5 rounded-full bg-mint" />
          <span className="h-2.5 w-5 rounded-full bg-yellow" />
        </span>
      </span>
    </span>
  );
}
