import { Counter, Gauge, Histogram } from "prom-client";
import { registry } from "./registry.server";

const registers = [registry];

export const jobRuns = new Counter({
  name: "job_runs_total",
  help: "Runs of jobs that came to their end here. `outcome`: done, failed, or lost to another node.",
  labelNames: ["job", "outcome"],
  registers,
});

export const jobTook = new Histogram({
  name: "job_run_ms",
  help: "From the beginning of a job's run to its end.",
  labelNames: ["job"],
  buckets: [10, 50, 100, 500, 1000, 5000, 10_000, 30_000, 60_000, 300_000, 1_800_000],
  registers,
});

export const jobLastSuccess = new Gauge({
  name: "job_last_success_timestamp_seconds",
  help: "When a job last succeeded, on whichever node; before that, since when it has been known.",
  labelNames: ["job"],
  registers,
});

export const jobInterval = new Gauge({
  name: "job_interval_seconds",
  help: "How long it is from one run of a job to the next.",
  labelNames: ["job"],
  registers,
});
