/** Starts servers for trying things by hand and keeps them until this process ends. Writes their addresses as export lines
 *  into the file given as argument: `node test/servers/run.ts servers.env`, then `. ./servers.env`. */
import { writeFile } from 'node:fs/promises';

import { startTestServers } from './start-test-servers.ts';

const file = process.argv[2];
if (file === undefined) throw new Error('Usage: node test/servers/run.ts FILE');
const servers = await startTestServers();
await writeFile(
  file,
  `export TEMPORAL_ADDRESS='${servers.temporalAddress}'\nexport MONGODB_URI='${servers.mongoUri}'\n`,
);
process.stdout.write(`${servers.explanation.join('\n')}\nready: ${file}\n`);
const stop = (): void => void servers.stop().then(() => process.exit(0));
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
setInterval(() => {}, 60_000);
