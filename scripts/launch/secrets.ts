import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { ensureFolder } from '../servers/folders.ts';
import { StartRefused } from './start-refused.ts';

/** The key ring to run with: the given one, or for development one that is generated once and kept in the data folder.
 *  @throws StartRefused in production without a given one */
export function payloadKeys(given: string | undefined, environment: string, dataFolder: string): string {
  if (given !== undefined) return given;
  if (environment === 'production') {
    throw new StartRefused(
      'PAYLOAD_KEYS must be set when NODE_ENV is production: prospects are encrypted with it, and no key is made up. ' +
        'Make one with: echo "k1:$(openssl rand -base64 32)"',
    );
  }
  return kept('payload-keys', dataFolder);
}

/** The secret that signs sessions: the given one, or for development one that is generated once and kept likewise.
 *  @throws StartRefused in production without a given one */
export function authSecret(given: string | undefined, environment: string, dataFolder: string): string {
  if (given !== undefined) return given;
  if (environment === 'production') {
    throw new StartRefused(
      'AUTH_SECRET must be set when NODE_ENV is production: it signs the sessions, and none is made up. ' +
        'Make one with: openssl rand -base64 32',
    );
  }
  return kept('auth-secret', dataFolder);
}

/** Both begin with `development:`, by which production knows and refuses them. */
function kept(name: string, dataFolder: string): string {
  const file = path.join(ensureFolder(dataFolder), name);
  if (!existsSync(file)) writeFileSync(file, `development:${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}
