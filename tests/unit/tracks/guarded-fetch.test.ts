import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { guardedFetch, type FetchLimits, type Guard } from "~/domain/tracks/guarded-fetch.server";
import { isPublicAddress } from "~/domain/tracks/public-address.server";

const limits: FetchLimits = { maxBytes: 1000, timeoutMs: 2000, accept: ["application/json"] };
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(answer: RequestListener): Promise<number> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return (server.address() as AddressInfo).port;
}

/** A name service with one name, and leave to talk to exactly one port of this machine. */
function guardFor(port: number, answers: string[][] = [["127.0.0.1"]]): Guard & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    async resolve(hostname) {
      asked.push(hostname);
      return answers[Math.min(asked.length, answers.length) - 1]!;
    },
    isAllowed: (address, to) => address === "127.0.0.1" && to === port,
  };
}

const json: RequestListener = (_request, response) => {
  response.setHeader("content-type", "application/json; charset=utf-8").end('{"ok":true}');
};

describe("isPublicAddress", () => {
  it.each(["1.1.1.1", "93.184.216.34", "2606:4700::1111", "2a00:1450:4001::1"])("lets %s", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    ["loopback", "127.0.0.1"],
    ["loopback, elsewhere", "127.9.9.9"],
    ["private", "10.0.0.1"],
    ["private", "172.16.0.1"],
    ["private", "192.168.1.1"],
    ["link-local, cloud metadata", "169.254.169.254"],
    ["Azure's host", "168.63.129.16"],
    ["shared, Alibaba's metadata", "100.100.100.200"],
    ["unspecified", "0.0.0.0"],
    ["this network", "0.1.2.3"],
    ["multicast", "224.0.0.1"],
    ["broadcast", "255.255.255.255"],
    ["reserved", "240.0.0.1"],
    ["benchmarking", "198.18.0.1"],
    ["IPv6 loopback", "::1"],
    ["IPv6 unspecified", "::"],
    ["IPv6 link-local", "fe80::1"],
    ["IPv6 link-local with a zone", "fe80::1%eth0"],
    ["IPv6 unique local", "fd00::1"],
    ["AWS metadata", "fd00:ec2::254"],
    ["mapped loopback", "::ffff:127.0.0.1"],
    ["mapped private", "::ffff:a00:1"],
    ["compatible", "::127.0.0.1"],
    ["NAT64", "64:ff9b::a00:1"],
    ["local NAT64", "64:ff9b:1::a00:1"],
    ["6to4", "2002:7f00:1::"],
    ["Teredo", "2001::1"],
    ["documentation", "2001:db8::1"],
    ["not given out", "4000::1"],
    ["a name", "localhost"],
    ["nothing", ""],
  ])("refuses %s (%s)", (_what, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe("guardedFetch", () => {
  it("brings the body, sending a fixed name and no cookies", async () => {
    let headers: Record<string, unknown> = {};
    const port = await serve((request, response) => {
      headers = request.headers;
      response.setHeader("set-cookie", "a=1");
      json(request, response);
    });
    const guard = guardFor(port);
    const got = await guardedFetch(`http://music.test:${port}/x`, limits, guard);
    expect(got).toMatchObject({ url: `http://music.test:${port}/x`, type: "application/json" });
    expect(got.body.toString()).toBe('{"ok":true}');
    expect(headers).toMatchObject({ host: `music.test:${port}`, accept: "application/json" });
    expect(headers["user-agent"]).toMatch(/^SedaRooms\//);
    expect(headers["cookie"]).toBeUndefined();
  });

  it("refuses by default everything on this machine, by address and by name", async () => {
    const port = await serve(json);
    for (const host of ["127.0.0.1", "localhost", "[::1]", "0x7f.1", "2130706433", "[::ffff:127.0.0.1]"]) {
      await expect(guardedFetch(`http://${host}:${port}/`, limits)).rejects.toMatchObject({
        kind: "refused",
      });
      await expect(guardedFetch(`http://${host}/`, limits)).rejects.toMatchObject({ kind: "refused" });
    }
  });

  it.each([
    "ftp://example.org/",
    "file:///etc/passwd",
    "data:text/plain,x",
    "http://u:p@example.org/",
    "http://1.1.1.1:22/",
    "x",
  ])("refuses %s", async (url) => {
    await expect(guardedFetch(url, limits)).rejects.toMatchObject({ kind: "refused" });
  });

  it("refuses a name when one of its addresses is not allowed", async () => {
    const port = await serve(json);
    const guard = guardFor(port, [["127.0.0.1", "10.0.0.1"]]);
    await expect(guardedFetch(`http://music.test:${port}/`, limits, guard)).rejects.toMatchObject({
      kind: "refused",
    });
  });

  it("asks for a name once: an answer that changes afterwards leads nowhere", async () => {
    const port = await serve(json);
    const guard = guardFor(port, [["127.0.0.1"], ["10.0.0.1"]]);
    await guardedFetch(`http://rebinding.test:${port}/`, limits, guard);
    expect(guard.asked).toEqual(["rebinding.test"]);
    await expect(guardedFetch(`http://rebinding.test:${port}/`, limits, guard)).rejects.toMatchObject({
      kind: "refused",
    });
  });

  it("follows a redirect, and checks where it leads", async () => {
    const port = await serve((request, response) => {
      if (request.url === "/there") return json(request, response);
      const to =
        request.url === "/good"
          ? "/there"
          : request.url === "/port"
            ? "http://127.0.0.1:1/"
            : "http://10.0.0.1/";
      response.writeHead(302, { location: request.url === "/file" ? "file:///etc/passwd" : to }).end();
    });
    const guard = guardFor(port);
    const got = await guardedFetch(`http://music.test:${port}/good`, limits, guard);
    expect(got.url).toBe(`http://music.test:${port}/there`);
    for (const path of ["private", "port", "file"]) {
      await expect(guardedFetch(`http://music.test:${port}/${path}`, limits, guard)).rejects.toMatchObject({
        kind: "refused",
      });
    }
  });

  it("resolves again for a redirect, so a name cannot turn private on the way", async () => {
    const port = await serve(
      (_request, response) => void response.writeHead(302, { location: "/again" }).end(),
    );
    const guard = guardFor(port, [["127.0.0.1"], ["10.0.0.1"]]);
    await expect(guardedFetch(`http://music.test:${port}/`, limits, guard)).rejects.toMatchObject({
      kind: "refused",
    });
    expect(guard.asked).toHaveLength(2);
  });

  it("gives up after three redirects", async () => {
    let asked = 0;
    const port = await serve((_request, response) => {
      asked++;
      response.writeHead(302, { location: "/" }).end();
    });
    await expect(guardedFetch(`http://127.0.0.1:${port}/`, limits, guardFor(port))).rejects.toMatchObject({
      kind: "redirects",
    });
    expect(asked).toBe(4);
  });

  it("stops waiting for a slow answer, a slow body and a slow name", async () => {
    const port = await serve((request, response) => {
      if (request.url === "/silent") return;
      response.writeHead(200, { "content-type": "application/json" });
      const drip = setInterval(() => response.write(" "), 20);
      response.on("close", () => clearInterval(drip));
    });
    const guard = guardFor(port);
    const hanging: Guard = { ...guard, resolve: () => new Promise(() => {}) };
    const quick = { ...limits, timeoutMs: 150 };
    for (const [path, by] of [
      ["silent", guard],
      ["drip", guard],
      ["name", hanging],
    ] as const) {
      const started = performance.now();
      await expect(guardedFetch(`http://music.test:${port}/${path}`, quick, by)).rejects.toMatchObject({
        kind: "timeout",
      });
      expect(performance.now() - started).toBeLessThan(1000);
    }
  });

  it("stops reading a huge body, announced or not", async () => {
    let closed = 0;
    const port = await serve((request, response) => {
      response.on("close", () => closed++);
      response.setHeader("content-type", "application/json");
      if (request.url === "/announced") response.setHeader("content-length", "5000000");
      const pour = () => {
        while (!response.destroyed && response.write("x".repeat(16_384)));
      };
      response.on("drain", pour);
      pour();
    });
    for (const path of ["announced", "endless"]) {
      await expect(
        guardedFetch(`http://127.0.0.1:${port}/${path}`, limits, guardFor(port)),
      ).rejects.toMatchObject({
        kind: "too_large",
      });
    }
    await expect.poll(() => closed).toBe(2);
  });

  it.each([
    ["gzip", gzipSync],
    ["br", brotliCompressSync],
  ])("counts the bytes after %s has been undone", async (coding, compress) => {
    const bomb = compress(Buffer.alloc(5_000_000));
    const port = await serve((_request, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-encoding": coding }).end(bomb);
    });
    const wide = { ...limits, maxBytes: 100_000 };
    expect(bomb.length).toBeLessThan(wide.maxBytes);
    await expect(guardedFetch(`http://127.0.0.1:${port}/`, wide, guardFor(port))).rejects.toMatchObject({
      kind: "too_large",
    });
  });

  it("refuses another type, and tells what was answered instead of success", async () => {
    const port = await serve((request, response) => {
      response.writeHead(request.url === "/gone" ? 404 : 200, { "content-type": "text/html" }).end("<p>");
    });
    const guard = guardFor(port);
    await expect(guardedFetch(`http://127.0.0.1:${port}/`, limits, guard)).rejects.toMatchObject({
      kind: "wrong_type",
    });
    await expect(guardedFetch(`http://127.0.0.1:${port}/gone`, limits, guard)).rejects.toMatchObject({
      kind: "status",
      status: 404,
    });
  });

  it("says unreachable when there is no such name or nobody listens", async () => {
    const port = await serve((request) => request.socket.destroy());
    const guard = guardFor(port);
    const nameless: Guard = { ...guard, resolve: () => Promise.reject(new Error("getaddrinfo ENOTFOUND")) };
    await expect(guardedFetch(`http://127.0.0.1:${port}/`, limits, guard)).rejects.toMatchObject({
      kind: "unreachable",
    });
    await expect(guardedFetch(`http://music.test:${port}/`, limits, nameless)).rejects.toMatchObject({
      kind: "unreachable",
    });
  });
});
