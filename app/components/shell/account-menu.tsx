import { Form, useLocation } from "@remix-run/react";
import type { Theme } from "~/http/looks";
import { useParts } from "~/hooks/use-parts";
import { cx } from "../cx";
import { PATHS } from "../paths";
import { Avatar } from "../ui/avatar";
import { Icon } from "../ui/icon";
import { Menu, MenuButton, MenuLink, MenuRule } from "../ui/menu";
import type { ShellViewer } from "./shell-types";

const THEMES = [
  { value: "dark", label: "Dark", icon: "moon" },
  { value: "light", label: "Light", icon: "sun" },
  { value: "system", label: "As the system", icon: "monitor" },
] as const;

type AccountMenuProps = { viewer: ShellViewer; theme: Theme; wide?: boolean };

/** The viewer's own corner: settings, theme, the way out. `wide` is the form for the foot of the sidebar. */
export function AccountMenu({ viewer, theme, wide = false }: AccountMenuProps) {
  const parts = useParts();
  return (
    <Menu
      label="Your account"
      place={wide ? "above-start" : "below-end"}
      triggerClassName={
        wide
          ? "flex min-h-12 w-full items-center gap-3 rounded-md px-2 transition hover:bg-raised"
          : "flex size-11 items-center justify-center rounded-full"
      }
      trigger={
        <>
          <Avatar id={viewer.id} src={viewer.avatarUrl} size={wide ? "md" : "sm"} />
          {wide ? (
            <>
              <span className="min-w-0 flex-1 leading-tight">
                <span className="block truncate font-semibold">{viewer.displayName}</span>
                <span className="block truncate text-sm text-text-faint">@{viewer.username}</span>
              </span>
              <Icon name="chevrons-up-down" size={16} className="text-text-faint" />
            </>
          ) : null}
        </>
      }
    >
      {parts.rooms ? (
        <MenuLink to={PATHS.bookmarks}>
          <Icon name="bookmark" /> Bookmarks
        </MenuLink>
      ) : null}
      <MenuLink to={PATHS.settings}>
        <Icon name="settings" /> Settings
      </MenuLink>
      {viewer.role === "ADMIN" || viewer.role === "SUPER_ADMIN" ? (
        <MenuLink to={PATHS.admin}>
          <Icon name="shield-check" /> Site admin
        </MenuLink>
      ) : null}
      <ThemeSwitch theme={theme} />
      <MenuRule />
      <Form method="post" action={PATHS.signOut}>
        <MenuButton type="submit">
          <Icon name="log-out" /> Sign out
        </MenuButton>
      </Form>
    </Menu>
  );
}

/** Three buttons of one form: posts `theme` and the `redirectTo` to come back to. */
export function ThemeSwitch({ theme }: { theme: Theme }) {
  const { pathname, search } = useLocation();
  return (
    <Form
      method="post"
      action={PATHS.theme}
      preventScrollReset
      className="flex items-center gap-3 py-1 pl-3 pr-1"
    >
      <span className="flex-1 font-medium text-text-soft">Theme</span>
      <input type="hidden" name="redirectTo" value={`${pathname}${search}`} />
      <span className="flex rounded-full border border-line p-0.5">
        {THEMES.map(({ value, label, icon }) => (
          <button
            key={value}
            name="theme"
            value={value}
            aria-label={label}
            title={label}
            aria-pressed={theme === value}
            className={cx(
              "inline-flex size-9 items-center justify-center rounded-full transition",
              theme === value ? "bg-line-strong text-text" : "text-text-faint hover:text-text",
            )}
          >
            <Icon name={icon} size={16} />
          </button>
        ))}
      </span>
    </Form>
  );
}
