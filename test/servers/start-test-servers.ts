import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { planMongodb } from '../../scripts/servers/find-mongodb.ts';
import { planTemporal } from '../../scripts/servers/find-temporal.ts';
import { toolsFolder } from '../../scripts/servers/folders.ts';
import { findFreePort } from '../../scripts/servers/ports.ts';
import { explain } from '../../scripts/servers/server-plan.ts';
import { startServer } from '../../scripts/servers/start-server.ts';
import { SEARCH_ATTRIBUTE_TYPES } from '../../scripts/servers/search-attributes.ts';

export interface TestServers {
  readonly temporalAddress: string;
  /** Names a database of no test: each test file puts its own name instead. */
  readonly mongoUri: string;
  readonly explanation: readonly string[];
  readonly stop: () => Promise<void>;
}

/** Starts a Temporal server and a database of their own for tests: random ports, data in a temporary folder that `stop` removes.
 *  `TEST_TEMPORAL_ADDRESS` and `TEST_MONGODB_URI` name servers to use instead. */
export async function startTestServers(options: { hasUi?: boolean } = {}): Promise<TestServers> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tuoke-test-'));
  const shared = { toolsFolder: toolsFolder(), onProgress: (line: string) => process.stderr.write(`${line}\n`) };
  const plans = await Promise.all([
    findFreePort().then(async (port) =>
      planTemporal({
        ...shared,
        address: process.env['TEST_TEMPORAL_ADDRESS'],
        // in memory: what survives a stop is tried by the tests that stop servers, on files of their own
        databaseFile: undefined,
        port,
        uiPort: options.hasUi === true ? await findFreePort() : undefined,
        namespace: 'default',
        searchAttributes: SEARCH_ATTRIBUTE_TYPES,
      }),
    ),
    findFreePort().then((port) =>
      planMongodb({
        ...shared,
        uri: process.env['TEST_MONGODB_URI'],
        dataFolder: folder,
        port,
        database: 'tuoke-test',
        heap: '512m',
      }),
    ),
  ]);
  const [temporal, mongodb] = await Promise.all(plans.map((plan) => startServer(plan, folder)));
  if (temporal === undefined || mongodb === undefined) throw new Error('Two plans give two servers');
  return {
    temporalAddress: temporal.address,
    mongoUri: mongodb.address,
    explanation: plans.map(explain),
    stop: async () => {
      await Promise.all([temporal.stop(), mongodb.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
