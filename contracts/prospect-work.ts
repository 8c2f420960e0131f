import * as z from 'zod';
import { taskKinds } from '../domain/process/definition.ts';
import { contactChannels, contactOutcomes, contactPurposes } from '../domain/prospect/catalogue.ts';
import { instantOut } from './common.ts';

/** One touch with the customer. */
export const contact = z
  .object({
    direction: z.enum(['outbound', 'inbound']),
    channel: z.enum(contactChannels),
    purpose: z.enum(contactPurposes),
    at: instantOut,
    durationSec: z.int().nullable(),
    outcome: z.enum(contactOutcomes),
    notes: z.string(),
  })
  .meta({ id: 'Contact' });

/** Soft conditions that somebody asks a supervisor to waive. */
export const overrideRequest = z
  .object({ codes: z.array(z.string()), reason: z.string(), requestedBy: z.string() })
  .meta({ id: 'OverrideRequest', description: 'Only with kind decideOverride' });

/** A soft condition that a supervisor waived beforehand. */
export const waiver = z
  .object({ code: z.string(), reason: z.string(), grantedBy: z.string(), grantedAt: instantOut })
  .meta({ id: 'Waiver', description: 'Holds for the present step' });

/** An open task as its prospect's record has it. */
export const task = z
  .object({
    taskId: z.string(),
    kind: z.enum(taskKinds),
    audience: z.enum(['owner', 'teamLead', 'branchHead']),
    assigneeId: z.string().nullable(),
    openedAt: instantOut,
    dueAt: instantOut,
    deadlineKey: z.string().nullable(),
    priority: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
    snoozedUntil: instantOut.exactOptional(),
    request: overrideRequest.exactOptional(),
  })
  .meta({ id: 'ProspectTask' });
