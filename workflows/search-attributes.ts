import { complaintSearchAttributes } from './complaint/messages.ts';
import { prospectSearchAttributes } from './prospect/messages.ts';

/** Every search attribute that a workflow sets. */
export const searchAttributes = [
  ...Object.values(prospectSearchAttributes),
  ...Object.values(complaintSearchAttributes),
];
