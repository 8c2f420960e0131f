import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';

/** First try of every projection, inside the workflow task: the person who pressed the button is waiting, and the
 *  database answers in milliseconds. After 1.5 s it is treated as away, the command is
 *  answered 'done, not yet visible' (HTTP 202), and the durable activity takes over. */
export const quick = proxyLocalActivities<Activities>({
  startToCloseTimeout: '1s',
  scheduleToCloseTimeout: '1500ms',
  retry: { initialInterval: '50ms', maximumAttempts: 3 },
});

/** When the database is away: tried until it is back, because a projection that is never written is a lost prospect. */
export const durable = proxyActivities<Activities>({
  startToCloseTimeout: '15s',
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '15s' },
});

/** Chunks of an import: tried until the database and Temporal answer, because rows that are neither made nor refused are
 *  lost. A chunk takes seconds at the usual rate; a worker that was killed is noticed by its missing heartbeat. */
export const bulk = proxyActivities<Activities>({
  startToCloseTimeout: '30 minutes',
  heartbeatTimeout: '20s',
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '30s' },
});

/** Writing to people and systems outside. A round sends for a minute at most and leaves the rest to the next one; a provider
 *  that is away is noted in the delivery log and tried again by the workflow's own timer, so that only a database that is
 *  away makes a round fail, and then it is tried until the database is back. */
export const outside = proxyActivities<Activities>({
  startToCloseTimeout: '2 minutes',
  // A worker that was killed is noticed by it.
  heartbeatTimeout: '10s',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '30s' },
});

/** After a projection that the database refuses for good: somebody has to mend something first. */
export const refusedProjectionPause = '10 minutes';
