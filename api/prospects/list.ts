import { prospectList, prospectListQuery, type ProspectListQuery } from '../../contracts/prospect.ts';
import type { Actor } from '../../domain/prospect/command.ts';
import { encodeCursor, decodeCursor, type Keyset } from '../../models/keyset.ts';
import { findProspects, type ProspectFilter, type ProspectListItem } from '../../models/prospect.ts';
import { RequestFailure } from '../errors.ts';
import { narrowToBranch } from '../may-read.ts';
import { defineRoute, ok } from '../route.ts';
import { presentNextAction } from './present.ts';

export const listRoute = defineRoute({
  method: 'get',
  path: '/prospects',
  operationId: 'listProspects',
  tag: 'prospects',
  summary: 'Prospects, filtered, sorted and in pages',
  needs: 'readProspect',
  query: prospectListQuery,
  answers: { 200: { description: 'One page', schema: prospectList } },
  failures: ['FORBIDDEN'],
  handle: async ({ actor, query }, { models }) => {
    const { sort, order, limit } = query;
    const nowMs = Date.now();
    const orderName = `prospects:${sort}:${order}`;
    const page = await findProspects(models.prospects, {
      filter: filterOf(query, actor, nowMs),
      sort: { field: sort, direction: order },
      after: readCursor(orderName, query.cursor),
      limit,
    });
    const nextCursor = page.next === null ? null : encodeCursor(orderName, page.next);
    return ok({ items: page.rows.map((row) => presentRow(row, nowMs)), nextCursor });
  },
});

function filterOf(
  { phase, step, open, ownerId, teamId, branchId, customerType, campaignId, held, overdue, q }: ProspectListQuery,
  actor: Actor,
  nowMs: number,
): ProspectFilter {
  const branch = narrowToBranch(actor, branchId);
  // What is overdue is open, and saying so lets an index find it.
  const isOpen = open ?? (overdue === true ? true : undefined);
  return {
    ...(phase === undefined ? {} : { phases: phase }),
    ...(step === undefined ? {} : { step }),
    ...(isOpen === undefined ? {} : { open: isOpen }),
    ...(ownerId === undefined ? {} : { ownerIds: [ownerId] }),
    ...(teamId === undefined ? {} : { teamIds: [teamId] }),
    ...(branch === undefined ? {} : { branchIds: [branch] }),
    ...(customerType === undefined ? {} : { customerType }),
    ...(campaignId === undefined ? {} : { campaignId }),
    ...(held === undefined ? {} : { held }),
    ...(overdue === true ? { nextActionBeforeMs: nowMs } : {}),
    ...(q === undefined ? {} : { namePrefix: q }),
  };
}

/** @throws RequestFailure VALIDATION_FAILED for a cursor of another list or order */
export function readCursor(orderName: string, cursor: string | undefined): Keyset | null {
  if (cursor === undefined) return null;
  const keyset = decodeCursor(orderName, cursor);
  if (keyset !== null) return keyset;
  const detail = 'is not the nextCursor of a page of this list in this order';
  throw new RequestFailure('VALIDATION_FAILED', `The cursor ${detail}.`, {
    errors: [{ in: 'query', pointer: '/cursor', code: 'custom', detail }],
  });
}

function presentRow(row: ProspectListItem, nowMs: number) {
  const { nextActionKind: kind, nextActionCode: code, nextActionAt: at } = row;
  const action = kind === null || code === null || at === null ? null : { kind, code, atMs: at.getTime() };
  return {
    prospectId: row._id,
    revision: row.revision,
    cycleNo: row.cycleNo,
    phase: row.phase,
    step: row.step,
    open: row.open,
    ownerId: row.ownerId,
    teamId: row.teamId,
    branchId: row.branchId,
    customerName: row.customerName,
    customerType: row.customerType,
    customerPhoneLast4: row.customerPhoneLast4,
    pursuitType: row.pursuitType,
    findMethod: row.findMethod,
    campaignId: row.campaignId,
    expectedValueFen: row.expectedValueFen,
    held: row.held,
    phaseEnteredAt: row.phaseEnteredAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    lastContactAt: row.lastContactAt?.toISOString() ?? null,
    lossReason: row.lossReason,
    nextAction: presentNextAction(action, nowMs),
  };
}
