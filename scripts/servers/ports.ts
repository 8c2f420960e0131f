import { createConnection, createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

const LOOPBACK = '127.0.0.1';

/** Below the ports that systems hand out by themselves (from 32768 on Linux, 49152 on macOS and Windows): nothing that
 *  starts meanwhile takes one of these by chance, as Temporal does with seven ports of its own. */
const FIRST_PORT = 20_000;
/** Each process looks in a block of its own, so that two which start at once do not choose the same port. */
const BLOCK_SIZE = 20;
const BLOCKS = 500;

let tried = 0;

/** A port that is free on the loopback address, given to no other caller of this process until all of its block were given.
 *  @throws Error when each port of the block is taken */
export async function findFreePort(): Promise<number> {
  const block = FIRST_PORT + (process.pid % BLOCKS) * BLOCK_SIZE;
  for (let attempt = 0; attempt < BLOCK_SIZE; attempt += 1) {
    const port = block + (tried++ % BLOCK_SIZE);
    if (await canListen(port)) return port;
  }
  throw new Error(`Each port from ${block} to ${block + BLOCK_SIZE - 1} is taken`);
}

async function canListen(port: number): Promise<boolean> {
  const server = createServer();
  const isFree = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, LOOPBACK, () => resolve(true));
  });
  if (isFree) await new Promise((resolve) => server.close(resolve));
  return isFree;
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
