/** Has the SDK download its development server, or its test server, into the folder given as argument. Run apart, so that it
 *  can be given up. */
import { TestWorkflowEnvironment } from '@temporalio/testing';

const [downloadDir, program] = process.argv.slice(2);
if (downloadDir === undefined) throw new Error('Usage: download-temporal.ts FOLDER [temporal-test-server]');
// the SDK has no way to download alone: it starts what it has downloaded
const server = { executable: { type: 'cached-download', downloadDir } } as const;
const environment =
  program === 'temporal-test-server'
    ? await TestWorkflowEnvironment.createTimeSkipping({ server })
    : await TestWorkflowEnvironment.createLocal({ server });
await environment.teardown();
