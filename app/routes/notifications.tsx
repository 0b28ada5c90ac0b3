import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { DiscoverButton } from "~/components/rooms/discover-button";
import { Form, useLoaderData } from "@remix-run/react";
import { personOf } from "~/auth/viewer.server";
import { byRoom, NoticeGroupCard } from "~/components/notifications/notice-group";
import { NoticeLine } from "~/components/notifications/notice-line";
import { pageTitle } from "~/components/page-title";
import { PATHS } from "~/components/paths";
import { Button, ButtonLink } from "~/components/ui/button";
import { RECORD } from "~/components/ui/drawings/record";
import { TALK } from "~/components/ui/drawings/talk";
import { EmptyState } from "~/components/ui/empty-state";
import { Icon } from "~/components/ui/icon";
import { OlderLink } from "~/components/ui/pagination";
import { Tabs } from "~/components/ui/tabs";
import { notificationsOf, unreadNotifications } from "~/domain/notifications/queries.server";
import { markNotificationsRead } from "~/domain/notifications/read.server";
import type { Handle } from "~/hooks/handle";
import { useReloadOnNotice } from "~/hooks/use-reload-on-notice";
import { formOf } from "~/http/body.server";
import { redirectWith } from "~/http/flash.server";
import { looksOf } from "~/http/looks";
import { orErrorPage } from "~/http/refusals.server";
import { nowMs } from "~/world.server";

export const handle: Handle = { title: () => "Notifications" };
export const meta: MetaFunction = () => pageTitle("Notifications");

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await personOf(request);
  const params = new URL(request.url).searchParams;
  const onlyUnread = params.get("show") === "unread";
  const page = { cursor: params.get("cursor"), unread: onlyUnread };
  const { notifications, nextCursor } = await orErrorPage(notificationsOf(person, page));
  const rest = new URLSearchParams({
    ...(onlyUnread ? { show: "unread" } : {}),
    ...(nextCursor ? { cursor: nextCursor } : {}),
  });
  return {
    notifications,
    next: nextCursor && `${PATHS.notifications}?${rest}`,
    unread: await unreadNotifications(person.id),
    onlyUnread,
    now: nowMs(),
    timeZone: looksOf(request.headers.get("Cookie")).timeZone,
  };
}

/** Marks the line that `id` names read, those of the room that `roomId` names, or all of them. */
export async function action({ request, context }: ActionFunctionArgs) {
  const person = await personOf(request);
  const form = await formOf(request);
  const [id, roomId] = [form.get("id"), form.get("roomId")];
  const which = { ...(id === null ? {} : { ids: [id] }), ...(roomId === null ? {} : { roomId }) };
  await orErrorPage(markNotificationsRead(person, which));
  if (!context.isDocument) return data({ ok: true as const });
  return redirectWith(
    PATHS.notifications,
    id === null ? { kind: "success", text: roomId ? "Read." : "All read." } : null,
  );
}

export default function NotificationsPage() {
  const { notifications, next, unread, onlyUnread, now, timeZone } = useLoaderData<typeof loader>();
  useReloadOnNotice();
  return (
    <div className="mx-auto max-w-2xl px-4 py-5 sm:px-8 lg:py-10">
      <header className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-3">
        <h1 className="text-3xl font-extrabold sm:text-4xl">Notifications</h1>
        <div className="flex gap-2">
          {unread > 0 ? (
            <Form method="post">
              <Button variant="quiet" size="sm">
                <Icon name="check-check" size={16} /> Mark all read
              </Button>
            </Form>
          ) : null}
          <ButtonLink to={PATHS.notificationSettings} variant="quiet" size="sm">
            <Icon name="settings-2" size={16} /> Settings
          </ButtonLink>
        </div>
      </header>
      <Tabs
        label="Which notifications"
        className="mt-3"
        tabs={[
          { to: PATHS.notifications, label: "All", current: !onlyUnread },
          { to: `${PATHS.notifications}?show=unread`, label: "Unread", current: onlyUnread, count: unread },
        ]}
      />
      {notifications.length === 0 ? (
        <NothingYet onlyUnread={onlyUnread} />
      ) : (
        byRoom(notifications).map((group) => (
          <NoticeGroupCard key={group.room?.id ?? ""} group={group}>
            {group.notices.map((notice) => (
              <NoticeLine key={notice.id} {...{ notice, now, timeZone }} />
            ))}
          </NoticeGroupCard>
        ))
      )}
      {next ? <OlderLink to={next} /> : null}
    </div>
  );
}

function NothingYet({ onlyUnread }: { onlyUnread: boolean }) {
  return onlyUnread ? (
    <EmptyState
      drawing={RECORD}
      title="All caught up"
      action={
        <ButtonLink to={PATHS.notifications} variant="quiet">
          Show all
        </ButtonLink>
      }
    >
      <p>You have read everything there is.</p>
    </EmptyState>
  ) : (
    <EmptyState drawing={TALK} title="Nothing has happened to you yet" action={<DiscoverButton />}>
      <p>Mentions, replies, invitations and what your rooms need you for will land here.</p>
    </EmptyState>
  );
}
