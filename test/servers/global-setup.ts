import path from 'node:path';
import type { TestProject } from 'vitest/node';

import { bundleWorkflows } from '../../scripts/launch/workflow-bundle.ts';
import { PROJECT_FOLDER } from '../../scripts/servers/folders.ts';

import { startTestServers, type TestServers } from './start-test-servers.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** `host:port`. Use a task queue of your own. */
    temporalAddress: string;
    /** Use a database name of your own. */
    mongoUri: string;
    /** File with the product's workflows, bundled once, and kept for the next run until they change. */
    workflowBundle: string;
  }
}

interface Shared {
  servers?: Promise<TestServers>;
  bundle?: Promise<string>;
  users: number;
}

// vitest loads this file anew for each project of a run, all in one process: the servers are shared between them
const run = globalThis as { tuokeTestServers?: Shared };
const shared = (run.tuokeTestServers ??= { users: 0 });

/** Starts the servers once, however many projects of the run ask for them. */
export async function setup(project: TestProject): Promise<void> {
  shared.users += 1;
  shared.servers ??= startTestServers();
  const { temporalAddress, mongoUri } = await shared.servers;
  project.provide('temporalAddress', temporalAddress);
  project.provide('mongoUri', mongoUri);
  project.provide('workflowBundle', await (shared.bundle ??= bundleWorkflows(path.join(PROJECT_FOLDER, 'build'))));
}

/** Stops them with the last project. */
export async function teardown(): Promise<void> {
  shared.users -= 1;
  if (shared.users > 0) return;
  await (await shared.servers)?.stop();
  delete shared.servers;
  delete shared.bundle;
}
