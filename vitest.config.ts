import { defineConfig } from 'vitest/config';

const MINUTE_MS = 60_000;

/** The test that has the machine for itself. */
const alone = 'test/system/complaint-killed.test.ts';

/** Tests of functions share a process: importing the domain anew for each file is a third of their time. */
const withoutServers = { isolate: false, testTimeout: MINUTE_MS };

/** Tests that need servers get one Temporal and one database for the whole run. */
const withServers = { globalSetup: ['test/servers/global-setup.ts'], testTimeout: MINUTE_MS, hookTimeout: MINUTE_MS };

export default defineConfig({
  test: {
    pool: 'forks',
    // as many as cores; one fewer, as is usual, leaves half of a machine with two idle while a test waits for its servers
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['test/unit/**/*.test.ts', 'test/*.test.ts'], ...withoutServers },
      },
      { extends: true, test: { name: 'web', include: ['test/web/**/*.test.ts'], ...withoutServers } },
      { extends: true, test: { name: 'replay', include: ['test/replay/**/*.test.ts'], testTimeout: MINUTE_MS } },
      { extends: true, test: { name: 'workflow', include: ['test/workflows/**/*.test.ts'], ...withServers } },
      { extends: true, test: { name: 'api', include: ['test/api/**/*.test.ts'], ...withServers } },
      {
        extends: true,
        // these kill servers, so each file starts its own; two at a time, because each waits for servers much of its time
        test: {
          name: 'system',
          include: ['test/system/**/*.test.ts'],
          exclude: [alone],
          // after all other projects: their deadlines do not fit a machine that starts servers all the time
          sequence: { groupOrder: 1 },
          testTimeout: 5 * MINUTE_MS,
          hookTimeout: 5 * MINUTE_MS,
        },
      },
      {
        extends: true,
        // real browsers, after everything else: two at a time are as much as the machine can show in good time
        test: {
          name: 'pages',
          include: ['test/pages/**/*.test.ts'],
          globalSetup: ['test/servers/global-setup.ts'],
          sequence: { groupOrder: 2 },
          // a page is asked until it shows what it is to show, as people wait for it
          expect: { poll: { timeout: 15_000 } },
          testTimeout: 3 * MINUTE_MS,
          hookTimeout: 5 * MINUTE_MS,
        },
      },
      {
        extends: true,
        // last of all and by itself: it kills a worker with thirty cases under way, whose tasks must be taken up within seconds
        test: {
          name: 'alone',
          include: [alone],
          sequence: { groupOrder: 3 },
          testTimeout: 5 * MINUTE_MS,
          hookTimeout: 5 * MINUTE_MS,
        },
      },
    ],
  },
});
