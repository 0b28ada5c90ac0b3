import { Histogram, Registry } from "prom-client";
import { expect, it } from "vitest";
import { MS_BUCKETS, registry } from "~/metrics/registry.server";
import { Timings } from "~/metrics/timings.server";

it("a histogram for what happens often tells what the library's own would", async () => {
  const about = { name: "quick_ms", help: "Quick." };
  const quick = new Timings(about, ["kind", "status"]);
  const other = new Registry();
  const plain = new Histogram({
    ...{ ...about, labelNames: ["kind", "status"], buckets: MS_BUCKETS, registers: [other] },
  });
  const values = [0, 0.4, 1, 1.01, 2.5, 7, 10, 99, 5000, 10_000, 10_000.1, 1e9];
  for (const [at, value] of values.entries()) {
    const labels = { kind: at % 2 ? "page" : "api", status: at % 3 ? "2xx" : "4xx" };
    quick.of(labels.kind, labels.status).observe(value);
    plain.observe(labels, value);
  }
  const lines = (text: string) =>
    text
      .trim()
      .split("\n")
      // Labels have no order.
      .map((line) => line.replace(/\{(.*)\}/, (_, labels: string) => labels.split(",").toSorted().join()))
      .toSorted();
  const told = await registry.getSingleMetricAsString("quick_ms");
  expect(lines(told)).toEqual(lines(await other.metrics()));
  expect(lines(told).length).toBeGreaterThan(4 * MS_BUCKETS.length);
  registry.removeSingleMetric("quick_ms");
});
