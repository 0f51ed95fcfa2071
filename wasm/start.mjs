// SPDX-License-Identifier: MIT
// `npm start`: sets up, builds, and serves the site on this machine.
import { join } from 'node:path';
import { buildAll, root } from './build.mjs';
import { serve } from './serve.mjs';
import { main } from './toolchain/run.mjs';

await main(async () => {
  await buildAll();
  const { url } = await serve(join(root, 'dist/site'), { port: Number(process.env.PORT ?? 8080) });
  console.log(`\nToken Value Dynamics is at ${url}   (Ctrl+C ends it)`);
});
