import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import type { TestProject } from 'vitest/node';

import { startTestServers, type TestServers } from './start-test-servers.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** `host:port`. Use a task queue of your own. */
    temporalAddress: string;
    /** Use a database name of your own. */
    mongoUri: string;
    /** File with the product's workflows, bundled once for the whole run. */
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
  project.provide('workflowBundle', await (shared.bundle ??= bundleWorkflows()));
}

/** Stops them with the last project. */
export async function teardown(): Promise<void> {
  shared.users -= 1;
  if (shared.users > 0) return;
  const bundle = await shared.bundle;
  if (bundle !== undefined) await rm(path.dirname(bundle), { recursive: true, force: true });
  await (await shared.servers)?.stop();
  delete shared.servers;
  delete shared.bundle;
}

async function bundleWorkflows(): Promise<string> {
  const workflowsPath = path.resolve(import.meta.dirname, '../../workflows/index.ts');
  const { code } = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('ERROR') });
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'tuoke-bundle-')), 'workflows.js');
  await writeFile(file, code);
  return file;
}
