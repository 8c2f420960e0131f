import { existsSync } from 'node:fs';
import path from 'node:path';
import type { DataConverter } from '@temporalio/common';
import { bundleWorkflowCode, Worker, type NativeConnection, type WorkerOptions } from '@temporalio/worker';
import type { Activities } from '../activities/index.ts';
import type { WorkerQueue } from './queues.ts';

export type WorkflowBundle = NonNullable<WorkerOptions['workflowBundle']>;

/** Where the workflow code of a worker comes from. */
export type WorkflowSource = { readonly kind: 'bundle'; readonly file: string } | { readonly kind: 'sources' };

/** The prepared bundle; the sources, bundled at each start, where none is configured.
 *  @throws Error in production without a bundle, and always when the configured file is not there: another code than the
 *  one that was tested must not run by accident */
export function workflowSource(
  bundleFile: string | undefined,
  environment: 'development' | 'test' | 'production',
): WorkflowSource {
  if (bundleFile === undefined) {
    if (environment === 'production')
      throw new Error(
        'WORKFLOW_BUNDLE must name the bundled workflows in production: make them with npm run bundle -- FILE',
      );
    return { kind: 'sources' };
  }
  if (!existsSync(bundleFile))
    throw new Error(`WORKFLOW_BUNDLE names ${bundleFile}, which does not exist: make it with npm run bundle -- FILE`);
  return { kind: 'bundle', file: bundleFile };
}

export interface CreateWorkerOptions {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly queue: WorkerQueue;
  readonly activities: Activities;
  /** The same as the client's: it decrypts what the API encrypted. */
  readonly dataConverter: DataConverter;
  readonly workflows: WorkflowBundle;
}

/** A worker of one queue, ready to `run()`. */
export async function createWorker({
  connection,
  namespace,
  queue,
  activities,
  dataConverter,
  workflows,
}: CreateWorkerOptions): Promise<Worker> {
  return Worker.create({
    connection,
    namespace,
    taskQueue: queue.name,
    activities,
    dataConverter,
    ...queue.limits,
    workflowBundle: workflows,
    // A projection that is under way is finished; whatever takes longer is tried again by another worker.
    shutdownGraceTime: '5s',
    shutdownForceTime: '15s',
  });
}

/** The code of a source, to be shared by the workers of a process: bundling takes seconds. */
export async function workflowBundle(source: WorkflowSource): Promise<WorkflowBundle> {
  if (source.kind === 'bundle') return { codePath: source.file };
  return bundleWorkflowCode({ workflowsPath: path.resolve(import.meta.dirname, '../workflows/index.ts') });
}
