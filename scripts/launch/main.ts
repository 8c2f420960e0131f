/** `npm start` on Node 24: everything on one machine under one supervisor. See docs/ARCHITECTURE.md. */
import { print } from './console.ts';
import { Installation } from './installation.ts';
import { takeLock } from './lock.ts';
import { reset } from './reset.ts';
import { readSettings } from './settings.ts';
import { StartRefused } from './start-refused.ts';
import { NoServerError } from '../servers/server-plan.ts';

async function main(): Promise<number> {
  const startedAtMs = Date.now();
  const settings = readSettings(process.argv.slice(2));
  const release = await takeLock(settings.runFolder);
  const installation = new Installation(settings);
  const stopped = untilStopped(installation);
  try {
    if (settings.isReset) await reset(settings);
    const isUp = installation.start().then(() => 'up' as const);
    if ((await Promise.race([isUp, stopped])) === 'up') {
      installation.announce(Date.now() - startedAtMs);
      await stopped;
    } else {
      // what was being started fails because it is being stopped: that is no news
      isUp.catch(() => {});
    }
    return 0;
  } finally {
    await installation.stop();
    release();
  }
}

/** Settles when a signal asks to stop or when whoever started us is gone. A second Ctrl-C does not wait. */
function untilStopped(installation: Installation): Promise<'stopped'> {
  return new Promise((resolve) => {
    let asked = 0;
    const ask = (why: string) => {
      asked += 1;
      if (asked === 1) {
        print('tuoke', `stopping (${why}); Ctrl-C again stops at once`);
        resolve('stopped');
      } else if (why === 'SIGINT') {
        installation.kill();
        process.exit(130);
      }
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ask(signal));
    // a closed terminal or pipe must not end this process before it has stopped the others
    process.stdout.on('error', () => ask('nobody reads the output'));
    if (process.send !== undefined) process.on('disconnect', () => ask('npm is gone'));
  });
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof StartRefused || error instanceof NoServerError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
// the channel to whoever started us would keep this process alive
process.removeAllListeners('disconnect');
if (process.connected) process.disconnect();
