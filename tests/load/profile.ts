import type { Inspector } from "./inspector";

/** Between two looks at what runs, in microseconds. */
const INTERVAL = 200;

export type Frame = { functionName: string; url: string };
type Node = { id: number; callFrame: Frame; children?: number[] };
type Profile = { nodes: Node[]; samples: number[]; timeDeltas: number[] };

/** Time in which an application's thread did something, in microseconds: in all, and for what was asked about. */
export type Spent = { busy: number; part: number };

/** What the thread was seen at that waits for work. */
const IDLE = "(idle)";

/**
 * Looks at an application's thread many times a second while some work goes on.
 * @param isPart whether what runs is asked about: the frames from the innermost to the outermost
 */
export async function spentOn(
  { call }: Inspector,
  isPart: (stack: Frame[]) => boolean,
  work: () => Promise<unknown>,
): Promise<Spent> {
  await call("Profiler.enable");
  await call("Profiler.setSamplingInterval", { interval: INTERVAL });
  await call("Profiler.start");
  await work();
  const { profile } = await call<{ profile: Profile }>("Profiler.stop");
  await call("Profiler.disable");

  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const parents = new Map(
    profile.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])),
  );
  const stackOf = (id: number | undefined): Frame[] =>
    id === undefined ? [] : [nodes.get(id)!.callFrame, ...stackOf(parents.get(id))];
  const kinds = new Map(
    profile.nodes.map(({ id, callFrame }) => [
      id,
      callFrame.functionName === IDLE ? "idle" : isPart(stackOf(id)) ? "part" : "rest",
    ]),
  );
  const spent: Spent = { busy: 0, part: 0 };
  profile.samples.forEach((id, at) => {
    const kind = kinds.get(id)!;
    // What was seen lasted until it was looked again.
    const lasted = profile.timeDeltas[at + 1] ?? 0;
    if (kind !== "idle") spent.busy += lasted;
    if (kind === "part") spent.part += lasted;
  });
  return spent;
}
