import { createConnection, createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

const LOOPBACK = '127.0.0.1';

/** A port that was free on the loopback address a moment ago. */
export async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, LOOPBACK, resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('The system gave no free port');
  return address.port;
}

/** Whether something accepts connections there. */
export async function isListening(port: number, host = LOOPBACK): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host, timeout: 1_000 });
    const answer = (isOpen: boolean) => {
      socket.destroy();
      resolve(isOpen);
    };
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
    socket.once('timeout', () => answer(false));
  });
}

/** Waits until `isReady` says yes. @returns false when `timeoutMs` passed or `isGivenUp` said so first */
export async function waitUntil(
  isReady: () => Promise<boolean>,
  timeoutMs: number,
  isGivenUp: () => boolean = () => false,
): Promise<boolean> {
  const endAtMs = Date.now() + timeoutMs;
  while (Date.now() < endAtMs && !isGivenUp()) {
    if (await isReady()) return true;
    await delay(50);
  }
  return false;
}
