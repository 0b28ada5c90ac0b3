import { Badge } from "../ui/badge";
import { Card } from "../ui/card";
import type { DocField, DocOperation } from "./doc-types";

/** Text as one types it; scrolls by itself where it is too wide. */
export function Code({ children }: { children: string }) {
  return (
    <pre
      tabIndex={0}
      className="scroll-quiet overflow-x-auto rounded-md border border-line bg-ground p-4 font-mono text-sm text-text-soft"
    >
      <code>{children}</code>
    </pre>
  );
}

const TONES = { GET: "mint", POST: "coral", PATCH: "yellow" } as const;

/** One call: what it does, takes and answers. */
export function Operation({ operation }: { operation: DocOperation }) {
  const { id, method, path, summary, about, open, parameters, body, answers, curl } = operation;
  return (
    <Card className="p-5" id={id}>
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone={method in TONES ? TONES[method as keyof typeof TONES] : "plain"}>{method}</Badge>
        <code className="break-all font-mono text-sm">{path}</code>
        {open ? <Badge>No account needed</Badge> : null}
      </div>
      <h3 className="mt-3 text-lg font-bold">{summary}</h3>
      {about ? <p className="mt-1 text-text-soft">{about}</p> : null}
      <Fields title="In the address" fields={parameters} />
      <Fields title="In the body" fields={body} />
      <h4 className="mt-5 font-semibold">Answers</h4>
      <ul className="mt-2 space-y-1 text-text-soft">
        {answers.map((answer) => (
          <li key={answer.status} className="flex gap-3">
            <span className="numerals w-8 shrink-0 font-semibold text-text">{answer.status}</span>
            <span>
              {answer.about}
              {answer.shape ? (
                <code className="ml-2 font-mono text-sm text-text-faint">{answer.shape}</code>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      <h4 className="mb-2 mt-5 font-semibold">Example</h4>
      <Code>{curl}</Code>
    </Card>
  );
}

/** Names, types and meanings. Nothing when there are none. */
export function Fields({ title, fields }: { title: string; fields: DocField[] }) {
  if (fields.length === 0) return null;
  return (
    <>
      <h4 className="mt-5 font-semibold">{title}</h4>
      <dl className="mt-2 divide-y divide-line border-y border-line">
        {fields.map((field) => (
          <div key={field.name} className="grid gap-x-4 py-2 sm:grid-cols-[11rem_minmax(0,1fr)]">
            <dt className="break-words font-mono text-sm">
              {field.name}
              {field.required ? null : <span className="text-text-faint"> optional</span>}
            </dt>
            <dd className="break-words text-text-soft">
              {field.type}
              {field.about ? ` · ${field.about}` : null}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
