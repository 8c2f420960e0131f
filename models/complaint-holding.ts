import type { SchemaDefinition } from 'mongoose';
import type { ComplaintHolding } from '../domain/complaint/holders.ts';

const nullable = { type: String, default: null } as const;

/** Who stands how to a case, under the names that permissions ask for: the case's own, and of what was made of it. */
export const complaintHoldingFields = {
  branchId: { type: String, required: true },
  receivedBy: { type: String, required: true },
  handlerId: nullable,
  reviewerId: nullable,
  actionOwnerIds: { type: [String], required: true },
  complainedStaffId: nullable,
  namedStaffIds: { type: [String] },
} as const satisfies SchemaDefinition<ComplaintHolding>;
