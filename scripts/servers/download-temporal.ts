/** Has the SDK download its development server into the folder given as argument. Run apart, so that it can be given up. */
import { TestWorkflowEnvironment } from '@temporalio/testing';

const downloadDir = process.argv[2];
if (downloadDir === undefined) throw new Error('Usage: download-temporal.ts FOLDER');
// the SDK has no way to download alone: it starts what it has downloaded
const environment = await TestWorkflowEnvironment.createLocal({
  server: { executable: { type: 'cached-download', downloadDir } },
});
await environment.teardown();
