import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, Links, Meta, Outlet, Scripts, ScrollRestoration, useLoaderData } from "@remix-run/react";
import { prisma } from "./prisma";

export function Root() {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <Meta />
        <Links />
      </head>
      <body>
        <Outlet />
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}

export async function loader({ params }: LoaderFunctionArgs) {
  const room = await prisma.room.findUniqueOrThrow({ where: { slug: params["slug"]! } });
  const posts = await prisma.message.findMany({
    where: { roomId: room.id, parentId: null, type: { not: "SYSTEM" }, deletedAt: null },
    orderBy: { seq: "desc" },
    take: 50,
    include: {
      user: { select: { id: true, username: true, displayName: true } },
      reactions: { select: { emoji: true, userId: true } },
      _count: { select: { replies: true } },
    },
  });
  return {
    room: { name: room.name, slug: room.slug, memberCount: room.memberCount },
    posts: posts.map((post) => ({
      id: post.id,
      text: post.text,
      createdAt: post.createdAt.toISOString(),
      author: post.user,
      replies: post._count.replies,
      reactions: [...new Set(post.reactions.map(({ emoji }) => emoji))].map((emoji) => ({
        emoji,
        count: post.reactions.filter((reaction) => reaction.emoji === emoji).length,
      })),
    })),
  };
}

export function RoomPage() {
  const { room, posts } = useLoaderData<typeof loader>();
  return (
    <main>
      <h1>{room.name}</h1>
      <p>{room.memberCount} members</p>
      <Form method="post">
        <textarea name="text" />
        <button type="submit">Post</button>
      </Form>
      <ol>
        {posts.map((post) => (
          <li key={post.id}>
            <img src={`/avatars/${post.author.id}`} alt="" />
            <Link to={`/users/${post.author.username}`}>{post.author.displayName}</Link>
            <time dateTime={post.createdAt}>{new Date(post.createdAt).toUTCString()}</time>
            <p>{post.text}</p>
            {post.reactions.map(({ emoji, count }) => (
              <Form key={emoji} method="post" action={`/posts/${post.id}/reactions`}>
                <button type="submit" name="emoji" value={emoji}>
                  {emoji} {count}
                </button>
              </Form>
            ))}
            <Link to={`/rooms/${room.slug}/posts/${post.id}`}>{post.replies} replies</Link>
          </li>
        ))}
      </ol>
    </main>
  );
}
