import { Gauge } from "prom-client";
import { reader } from "~/db/client.server";
import { registry } from "~/metrics/registry.server";
import { nowMs } from "~/world.server";

const DAY = 24 * 60 * 60_000;
/** How long a figure is told again before the rooms are counted anew: whoever scrapes often pays once. */
const FRESH = 30_000;
const SIZES = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 5000, 10_000, 100_000];

type Sizes = { memberCount: number; _count: number }[];

/** Rooms with something new within a day, and how many rooms there are of each size. */
async function count(): Promise<{ active: number; sizes: Sizes }> {
  const since = new Date(nowMs() - DAY);
  const [active, sizes] = await Promise.all([
    reader().room.count({ where: { deletedAt: null, lastActivityAt: { gte: since } } }),
    reader().room.groupBy({ by: ["memberCount"], where: { deletedAt: null }, _count: true }),
  ]);
  return { active, sizes };
}

let counted: { at: number; figures: ReturnType<typeof count> } | undefined;

function figures(): ReturnType<typeof count> {
  if (!counted || nowMs() - counted.at > FRESH) {
    const fresh = count();
    counted = { at: nowMs(), figures: fresh };
    fresh.catch(() => (counted = undefined));
  }
  return counted.figures;
}

const NAME = "room_members_distribution";

/** A histogram of what is, not of what came: counted when asked for. The library's own only ever adds. */
const distribution = {
  name: NAME,
  async get() {
    const { sizes } = await figures();
    const upTo = (most: number) =>
      sizes.reduce((sum, { memberCount, _count }) => sum + (memberCount <= most ? _count : 0), 0);
    const all = upTo(Infinity);
    const members = sizes.reduce((sum, { memberCount, _count }) => sum + memberCount * _count, 0);
    return {
      ...{ name: NAME, type: "histogram", help: "Rooms by how many members they have.", aggregator: "first" },
      values: [
        ...SIZES.map((le) => ({ metricName: `${NAME}_bucket`, labels: { le }, value: upTo(le) })),
        { metricName: `${NAME}_bucket`, labels: { le: "+Inf" }, value: all },
        { metricName: `${NAME}_sum`, labels: {}, value: members },
        { metricName: `${NAME}_count`, labels: {}, value: all },
      ],
    };
  },
};

/** Lets `/metrics` tell of the rooms. Their rows are looked at only when somebody asks. */
export function watchRooms(): void {
  new Gauge({
    name: "rooms_active",
    help: "Rooms with something new within the last 24 hours.",
    registers: [registry],
    async collect() {
      this.set((await figures()).active);
    },
  });
  registry.registerMetric(distribution as unknown as Gauge);
}
