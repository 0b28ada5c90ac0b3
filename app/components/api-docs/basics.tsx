import type { ReactNode } from "react";
import { Code } from "./operation";

const ERRORS = [
  ["400", "invalid", "Malformed JSON, or a field that is wrong; fields says which."],
  ["401", "unauthenticated", "Nobody is signed in, or the token is not valid."],
  ["403", "forbidden", "You may not do this, or you are banned."],
  [
    "404",
    "not_found",
    "There is no such thing, or none for you: a private room does not exist for outsiders.",
  ],
  ["409", "conflict", "It cannot be done as things stand."],
  ["413", "too_large", "The body is larger than 64 kB."],
  ["415", "unsupported", "The body is not JSON."],
  [
    "429",
    "rate_limited",
    "Too fast. Wait as many seconds as Retry-After says; retryAfter is the same number.",
  ],
] as const;

/** What holds for every call. */
export function Basics() {
  return (
    <>
      <Section id="start" title="Start">
        <p>
          Everything is JSON under <code className="font-mono">/api/v1</code>. Sign in for a token, or make a
          personal one in the settings, and send it as a bearer token. The pages’ cookie is good too, on this
          site alone; other sites’ pages cannot call the API (there is no CORS).
        </p>
        <Code>
          {`ROOMS=https://rooms.example/api/v1\nTOKEN=$(curl -s "$ROOMS/login" -H "Content-Type: application/json" \\\n  -d '{"email":"ann@example.com","password":"a long enough password"}' | jq -r .data.token)`}
        </Code>
      </Section>
      <Section id="answers" title="Answers">
        <p>
          What you asked for stands in <code className="font-mono">data</code>. Lists come in pages: send{" "}
          <code className="font-mono">meta.nextCursor</code> back as <code className="font-mono">cursor</code>{" "}
          until it is null. Times are ISO 8601, UTC.
        </p>
        <Code>{`{"data": [ … ], "meta": {"nextCursor": "42"}}`}</Code>
      </Section>
      <Section id="refusals" title="Refusals">
        <Code>{`{"error": {"code": "invalid", "message": "Name is missing.", "fields": {"name": ["Name is missing."]}}}`}</Code>
        <ul className="space-y-1">
          {ERRORS.map(([status, code, about]) => (
            <li key={code} className="grid gap-x-4 sm:grid-cols-[3rem_9rem_minmax(0,1fr)]">
              <span className="numerals font-semibold text-text">{status}</span>
              <code className="font-mono text-sm">{code}</code>
              <span>{about}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Section id="limits" title="Limits">
        <p>
          Unless this instance has set others: 100 requests a minute without a token, 600 with one; 10
          messages a minute in one room, 5 of them within 5 seconds; 30 reactions a minute; 5 rooms an hour; 5
          failed sign-ins in 15 minutes.
        </p>
      </Section>
      <Section id="again" title="Sending again">
        <p>
          Every POST takes an <code className="font-mono">Idempotency-Key</code>: sent again with the same key
          within a day, it does nothing and is answered as the first time, with{" "}
          <code className="font-mono">Idempotency-Replayed: true</code>. The key with another request, or
          while the first is under way, is a conflict; so is one whose answer was lost because the server
          stopped just then, where doing it again would do more. A message with a{" "}
          <code className="font-mono">clientId</code> exists once, for ever.
        </p>
      </Section>
      <Section id="live" title="Live">
        <p>
          Socket.IO on <code className="font-mono">/socket.io</code>, with{" "}
          <code className="font-mono">{"auth: {token}"}</code>, or without for public rooms and sessions. The
          events of each are numbered: after a gap, ask for what came after the last number you have, here or
          with <code className="font-mono">join_room</code> and{" "}
          <code className="font-mono">join_session</code>. Each request is acknowledged with{" "}
          <code className="font-mono">{"{ok: true, data}"}</code> or{" "}
          <code className="font-mono">{"{ok: false, error}"}</code>.
        </p>
        <Code>{LIVE}</Code>
      </Section>
    </>
  );
}

const LIVE = `client → server   join_room {roomId, after?}   leave_room {roomId}
                  join_session {sessionId, after?}   leave_session {sessionId}
                  message {roomId | sessionId, text?, track?, trackUrl?, parentId?, clientId}
                  typing {roomId | sessionId}   clock {}
                  listening {sessionId, playing}   track_length {sessionId, itemId, duration}
                  track_failed {sessionId, itemId, reason?}
server → client   message_received {stream, seq, message}
                  room_update, session_update {stream, seq, type, data}
                  user_joined, user_left, typing {stream, user}
                  presence {stream, online, listening, voters, people}
                  own_vote {sessionId, itemId, voteType}   removed {stream, reason}`;

/** A heading that can be linked to, and what stands under it. */
export function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section id={id} className="scroll-mt-20 space-y-4 text-text-soft">
      <h2 className="text-2xl font-extrabold text-text">{title}</h2>
      {children}
    </section>
  );
}
