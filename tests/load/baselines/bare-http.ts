import { readFileSync } from "node:fs";
import { createServer } from "node:http";

// The least that Node can do for a page: the same bytes for everybody, from memory.
const body = readFileSync(process.env["BODY"]!);
const server = createServer((_, response) => {
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Content-Length": body.length });
  response.end(body);
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address && typeof address === "object") console.log(address.port);
});
