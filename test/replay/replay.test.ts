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

describe('prospects that are running', () => {
  let product: WorkflowBundleWithSourceMap;
  beforeAll(async () => {
    product = await bundle('../../workflows/index.ts');
  });

  test('have recorded histories of every kind of path', () => {
    expect(recorded.length).toBeGreaterThanOrEqual(5);
  });

  test.each(recorded)('%s goes on under this code as it went before', async (name) => {
    await replay(product, name);
  });
});

test('a change that would break them is caught', async () => {
  const broken = await bundle('./broken-workflows.ts');
  await expect(replay(broken, 'six-steps-run-1.json')).rejects.toThrow(DeterminismViolationError);
});
