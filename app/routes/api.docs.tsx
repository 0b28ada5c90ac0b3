import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Basics, Section } from "~/components/api-docs/basics";
import { Fields, Operation } from "~/components/api-docs/operation";
import { Card } from "~/components/ui/card";
import type { Handle } from "~/hooks/handle";
import { docs } from "~/http/api/docs.server";

export const meta: MetaFunction = () => [{ title: "API · Sedā.fm Rooms" }];
export const handle: Handle = { title: () => "API" };

export const loader = () => docs();

const BASICS = [
  ["start", "Start"],
  ["answers", "Answers"],
  ["refusals", "Refusals"],
  ["limits", "Limits"],
  ["again", "Sending again"],
  ["live", "Live"],
] as const;

export default function ApiDocs() {
  const { groups, shapes } = useLoaderData<typeof loader>();
  const contents = [
    ...BASICS,
    ...groups.map(({ name }) => [name, name] as const),
    ["shapes", "Shapes"] as const,
  ];
  return (
    <div className="mx-auto max-w-5xl px-4 py-6 sm:px-8 lg:py-10">
      <h1 className="text-4xl font-extrabold">API</h1>
      <p className="mt-3 max-w-2xl text-lg text-text-soft">
        Everything the pages do, for programs. The same as a document:{" "}
        <a href="/api/v1/openapi.json" className="text-coral-text underline">
          OpenAPI 3.1
        </a>
        .
      </p>
      <div className="mt-8 gap-12 lg:grid lg:grid-cols-[10rem_minmax(0,1fr)]">
        <nav aria-label="On this page" className="lg:sticky lg:top-8 lg:self-start">
          <ul className="flex flex-wrap gap-x-4 lg:flex-col">
            {contents.map(([id, title]) => (
              <li key={id}>
                <a
                  href={`#${id}`}
                  className="inline-flex min-h-9 items-center text-text-soft transition hover:text-text"
                >
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="mt-8 min-w-0 space-y-12 lg:mt-0">
          <Basics />
          {groups.map(({ name, operations }) => (
            <Section key={name} id={name} title={name}>
              {operations.map((operation) => (
                <Operation key={operation.id} operation={operation} />
              ))}
            </Section>
          ))}
          <Section id="shapes" title="Shapes">
            {shapes.map(({ name, fields }) => (
              <Card key={name} className="p-5">
                <h3 className="font-mono text-lg font-bold text-text">{name}</h3>
                <Fields title="Fields" fields={fields} />
              </Card>
            ))}
          </Section>
        </div>
      </div>
    </div>
  );
}
