import * as z from 'zod';
import { isoOf, prospectId } from '../../contracts/common.ts';
import { present } from '../../contracts/instants.ts';
import { historyQuery, historyView } from '../../contracts/prospect.ts';
import type { ProspectId } from '../../domain/ids.ts';
import { foldEvent, type ProspectEvent } from '../../domain/prospect/event.ts';
import type { ProspectState } from '../../domain/prospect/state.ts';
import { encodeCursor } from '../../models/keyset.ts';
import { eventsOf, latestEventsOf } from '../../models/prospect-event.ts';
import type { ApiDeps } from '../deps.ts';
import { defineRoute, ok } from '../route.ts';
import { readCursor } from './list-cursor.ts';
import { maskFor, presentState, type Mask } from './present.ts';
import { readProspect } from './read-prospect.ts';

const eventsARead = 500;

export const historyRoute = defineRoute({
  method: 'get',
  path: '/prospects/:prospectId/history',
  operationId: 'getHistory',
  tag: 'prospects',
  summary: 'What happened, oldest first; with `at`, also the state as it was then',
  needs: 'readProspect',
  params: z.object({ prospectId }),
  query: historyQuery,
  answers: { 200: { description: 'One page of events', schema: historyView } },
  failures: ['NOT_FOUND'],
  handle: async ({ ability, params, query }, deps) => {
    const { at, limit, cursor, order } = query;
    const snapshot = await readProspect(deps, ability, params.prospectId);
    const { _id } = snapshot;
    const mask = maskFor(deps, ability, snapshot);
    const orderName = `history:${order}:${_id}`;
    const seen = readCursor(orderName, cursor)?.value ?? null;
    const events = await readEvents(deps, _id, query, seen === null ? null : Number(seen));
    const shown = events.slice(0, limit);
    const last = shown.at(-1);
    const nextCursor =
      events.length > limit && last !== undefined ? encodeCursor(orderName, { value: last.revision, id: _id }) : null;
    const stateAt = at === undefined ? null : await foldUntil(deps, _id, at);
    return ok({
      items: shown.map((event) => presentEvent(event, mask)),
      nextCursor,
      stateAt: stateAt === null ? null : presentState(stateAt, mask),
    });
  },
});

/** One more than a page of events behind the last one seen, up to an instant. */
async function readEvents(
  { models }: ApiDeps,
  id: ProspectId,
  { at, order, afterRevision, limit }: z.output<typeof historyQuery>,
  seenRevision: number | null,
): Promise<readonly ProspectEvent[]> {
  const asked = limit + 1;
  if (order === 'asc') {
    const page = { afterRevision: Math.max(afterRevision, seenRevision ?? 0), limit: asked };
    const read = await eventsOf(models.prospectEvents, id, page);
    return at === undefined ? read : read.filter(({ atMs }) => atMs <= at);
  }
  const untilMs = at ?? Number.POSITIVE_INFINITY;
  return latestEventsOf(models.prospectEvents, id, {
    afterRevision,
    beforeRevision: seenRevision,
    untilMs,
    limit: asked,
  });
}

/** The state after the last event at or before an instant; null before the first. */
async function foldUntil({ models }: ApiDeps, id: ProspectId, atMs: number): Promise<ProspectState | null> {
  let state: ProspectState | null = null;
  for (;;) {
    const events: readonly ProspectEvent[] = await eventsOf(models.prospectEvents, id, {
      afterRevision: state?.revision ?? 0,
      limit: eventsARead,
    });
    for (const event of events) {
      if (event.atMs > atMs) return state;
      state = foldEvent(state, event);
    }
    if (events.length < eventsARead) return state;
  }
}

function presentEvent(event: ProspectEvent, mask: Mask) {
  const { revision, cycleNo, type, rule, atMs, actor, commandId, fromPhase, toPhase, notices } = event;
  const { reason, overridden, changes } = mask({
    reason: event.reason,
    overridden: event.overridden,
    changes: event.changes,
  });
  return {
    revision,
    cycleNo,
    type,
    rule,
    at: isoOf(atMs),
    actor,
    commandId,
    fromPhase,
    toPhase,
    reason,
    overridden,
    notices,
    changes: present(changes) as Record<string, unknown>,
  };
}
