import { readdirSync, readFileSync } from 'node:fs';
import {
  bundleWorkflowCode,
  DefaultLogger,
  Runtime,
  Worker,
  type WorkflowBundleWithSourceMap,
} from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { beforeAll, describe, expect, test } from 'vitest';

Runtime.install({ logger: new DefaultLogger('ERROR') });

const folder = new URL('./histories/', import.meta.url);
const recorded = readdirSync(folder).filter((name) => name.endsWith('.json'));

/** Bundling takes seconds, and longer beside everything else that is tested. */
const bundlingMs = 60_000;

function bundle(file: string): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({
    workflowsPath: new URL(file, import.meta.url).pathname,
    logger: new DefaultLogger('ERROR'),
  });
}

async function replay(workflowBundle: WorkflowBundleWithSourceMap, name: string): Promise<void> {
  const history: unknown = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
  await Worker.runReplayHistory({ workflowBundle }, history, name);
}

describe('prospects, complaints, surveys and correspondence that are running', () => {
  let product: WorkflowBundleWithSourceMap;
  beforeAll(async () => {
    product = await bundle('../../workflows/index.ts');
  }, bundlingMs);

  test('have recorded histories of every kind of path', () => {
    expect(recorded.length).toBeGreaterThanOrEqual(10);
  });

  test.each(recorded)('%s goes on under this code as it went before', async (name) => {
    await replay(product, name);
  });
});

describe('a change that would break them', () => {
  let broken: WorkflowBundleWithSourceMap;
  beforeAll(async () => {
    broken = await bundle('./broken-workflows.ts');
  }, bundlingMs);

  test.each(['six-steps-run-1.json', 'complaint-run-1.json'])('is caught by %s', async (name) => {
    await expect(replay(broken, name)).rejects.toThrow(DeterminismViolationError);
  });
});
