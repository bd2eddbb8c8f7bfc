// Unpacks the Chromium that comes inside an npm package, with the libraries that it needs, into node_modules/.chromium.
import { execFileSync } from 'node:child_process';
import { createReadStream, createWriteStream, chmodSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const packed = join(here, 'node_modules', '@sparticuz', 'chromium', 'bin');
const target = join(here, 'node_modules', '.chromium');

const unpack = (name, file) => pipeline(createReadStream(join(packed, name)), createBrotliDecompress(), createWriteStream(join(target, file)));

mkdirSync(target, { recursive: true });
await unpack('chromium.br', 'chromium');
chmodSync(join(target, 'chromium'), 0o755);
for (const archive of ['al2023.tar', 'swiftshader.tar', 'fonts.tar']) {
  await unpack(`${archive}.br`, archive);
  execFileSync('tar', ['-xf', join(target, archive), '-C', target]);
  rmSync(join(target, archive));
}
