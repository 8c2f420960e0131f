import { randomUUID } from 'node:crypto';
import type { StaffId } from '../../domain/ids.ts';
import { writeAudit, type AuditAction, type AuditEntry, type AuditEntryModel } from '../../models/audit-entry.ts';

export interface StaffAudit {
  /** Who did it. */
  readonly by: StaffId;
  readonly action: AuditAction;
  readonly subject: AuditEntry['subject'];
  readonly reason: string;
}

/** Writes down what was done to an account, a member of staff or a unit. */
export async function auditStaff(
  { auditEntries }: { readonly auditEntries: AuditEntryModel },
  { by, action, subject, reason }: StaffAudit,
): Promise<void> {
  await writeAudit(auditEntries, {
    _id: randomUUID(),
    at: new Date(),
    staffId: by,
    action,
    subject,
    field: null,
    reason,
  });
}

/** The same about somebody's own account. */
export async function auditOwn(
  models: { readonly auditEntries: AuditEntryModel },
  staffId: StaffId,
  action: AuditAction,
  reason: string,
): Promise<void> {
  await auditStaff(models, { by: staffId, action, subject: { kind: 'staff', id: staffId }, reason });
}
