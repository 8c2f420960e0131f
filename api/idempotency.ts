import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { CommandId, StaffId } from '../domain/ids.ts';
import { RequestFailure } from './errors.ts';

/** What a caller sends to make a write safe to repeat. */
export const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{8,128}$/, 'must be 8 to 128 visible ASCII characters')
  .meta({
    description: 'Made by the caller for each intention; repeating a request with it has no second effect',
    example: '5f0c9a52-93c1-4c5c-9f3e-2d6f0a1b7c44',
  });

/** Digest of what a request asks for. Bodies that mean the same have the same one, whatever the order of their fields.
 *  @returns 22 characters (132 bits) */
export function fingerprintOf(staffId: StaffId, route: string, body: unknown): string {
  return createHash('sha256')
    .update(`${staffId}\n${route}\n${canonical(body)}`)
    .digest('base64url')
    .slice(0, 22);
}

function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_key, field: unknown) => {
      if (typeof field !== 'object' || field === null || Array.isArray(field)) return field;
      return Object.fromEntries(Object.entries(field).toSorted(([a], [b]) => (a < b ? -1 : 1)));
    }) ?? ''
  );
}

/** A request as a record's own history keeps it. */
interface KeptRequest {
  readonly by: StaffId;
  readonly commandId: CommandId;
  readonly fingerprint: string;
}

/** Whether a request was carried out before, by the history of the record that it changes.
 *  @throws RequestFailure IDEMPOTENCY_KEY_REUSED when its key came with another request */
export function isRepeated(
  { history }: { readonly history: readonly KeptRequest[] },
  { by, commandId, fingerprint }: KeptRequest,
): boolean {
  const before = history.find((entry) => entry.commandId === commandId && entry.by === by);
  if (before === undefined) return false;
  if (before.fingerprint === fingerprint) return true;
  throw new RequestFailure('IDEMPOTENCY_KEY_REUSED', 'Use a new key for another request.');
}
