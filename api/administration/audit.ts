import { auditList, auditQuery } from '../../contracts/audit.ts';
import { findAuditEntries } from '../../models/audit-entry.ts';
import { encodeCursor } from '../../models/keyset.ts';
import { readCursor } from '../prospects/list-cursor.ts';
import { defineRoute, ok } from '../route.ts';

const orderName = 'audit';

export const auditRoute = defineRoute({
  method: 'get',
  path: '/audit',
  operationId: 'listAudit',
  tag: 'administration',
  summary: 'Who looked at which masked data, when and why; newest first',
  needs: 'readAudit',
  query: auditQuery,
  answers: { 200: { description: 'One page', schema: auditList } },
  handle: async ({ query: { staffId, prospectId, action, from, until, limit, cursor } }, { models }) => {
    const page = await findAuditEntries(models.auditEntries, {
      staffId,
      subjectId: prospectId,
      action,
      fromMs: from,
      untilMs: until,
      after: readCursor(orderName, cursor),
      limit,
    });
    return ok({
      items: page.rows.map(({ _id, at, ...entry }) => ({ entryId: _id, at: at.toISOString(), ...entry })),
      nextCursor: page.next === null ? null : encodeCursor(orderName, page.next),
    });
  },
});
