import { createHash } from 'node:crypto';
import type { CommandId, ProspectId } from '../domain/ids.ts';

/** The id of the prospect that a request or a row of an import creates: the same for every repetition, so that it is found
 *  instead of made again.
 *  @param scope whose keys they are: a member of staff, an import
 *  @returns 26 characters (104 bits) */
export function prospectIdFor(scope: string, key: CommandId): ProspectId {
  return createHash('sha256').update(`prospect\n${scope}\n${key}`).digest('hex').slice(0, 26);
}
