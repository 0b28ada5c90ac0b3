// Lays a brotli and a gzip form beside every built text file, so that the server sends them as they are: the best
// compression there is, paid once.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const folder = "public/build";

for (const name of readdirSync(folder, { recursive: true })) {
  if (!/\.(js|css|json|svg)$/.test(name)) continue;
  const file = join(folder, name);
  const source = readFileSync(file);
  writeFileSync(
    `${file}.br`,
    brotliCompressSync(source, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: source.length } }),
  );
  writeFileSync(`${file}.gz`, gzipSync(source, { level: 9 }));
}
