import * as z from 'zod';
import { name, text } from './common.ts';
import { phoneIn } from './phone.ts';

/** What can be corrected of a customer who was captured; what is left out stays as it is. */
export const customerCorrections = {
  name: name.exactOptional(),
  phone: phoneIn.nullable().exactOptional(),
  email: z.email().max(200).nullable().exactOptional(),
  address: text(300).nullable().exactOptional(),
  committeeEstablished: z.boolean().nullable().exactOptional(),
} as const;
