import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { ensureFolder } from '../servers/folders.ts';

/** The key ring to run with: the given one, or for development one that is generated once and kept in the data folder.
 *  Production without a given one is refused with the settings. */
export function payloadKeys(given: string | undefined, dataFolder: string): string {
  return given ?? kept('payload-keys', dataFolder);
}

/** The secret that signs sessions: the given one, or for development one that is generated once and kept likewise. */
export function authSecret(given: string | undefined, dataFolder: string): string {
  return given ?? kept('auth-secret', dataFolder);
}

/** Both begin with `development:`, by which production knows and refuses them. */
function kept(name: string, dataFolder: string): string {
  const file = path.join(ensureFolder(dataFolder), name);
  if (!existsSync(file)) writeFileSync(file, `development:${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}
