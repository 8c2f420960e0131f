import { invalidBody } from '../errors.ts';
import { maskMark } from '../permissions/mask.ts';

/** What was read masked must not be written back.
 *  @throws RequestFailure VALIDATION_FAILED */
export function requireClear(body: object, pointer = '/payload'): void {
  if (JSON.stringify(body).includes(maskMark))
    throw invalidBody(pointer, `contains ${maskMark}: reveal masked data before it is written`);
}
