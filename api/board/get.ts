import { boardQuery, boardView, type BoardView } from '../../contracts/prospect-list.ts';
import { rottingWorkingDays } from '../../domain/board/rotting.ts';
import type { ProcessDefinition, StepDefinition } from '../../domain/process/definition.ts';
import { latestVersion, publishedDefinition } from '../../domain/process/published.ts';
import { findLeaverIds } from '../../models/organisation.ts';
import { findProspects, totalsByStep, type ProspectQuery } from '../../models/prospect-list.ts';
import { listFilter, sortFieldOf } from '../prospects/list-filter.ts';
import { listCursor } from '../prospects/list-cursor.ts';
import { presentRow } from '../prospects/present-row.ts';
import { maskFor } from '../prospects/present.ts';
import { reachOfList } from '../prospects/reach-of-list.ts';
import { requireCalendars } from '../prospects/require-calendars.ts';
import { defineRoute, ok } from '../route.ts';

const { steps } = publishedDefinition(latestVersion) as ProcessDefinition;

export const boardRoute = defineRoute({
  method: 'get',
  path: '/board',
  operationId: 'getBoard',
  tag: 'prospects',
  summary: 'The six steps: how many prospects are worked in each, their value, and the first cards',
  needs: 'readProspect',
  query: boardQuery,
  answers: { 200: { description: 'What the caller may see; parked and ended ones are not on it', schema: boardView } },
  failures: ['FORBIDDEN'],
  handle: async ({ actor, ability, query }, deps) => {
    const { sort, order, limit, ...wish } = query;
    const calendars = await requireCalendars(deps);
    const nowMs = Date.now();
    const leaverIds = await findLeaverIds(deps.models);
    const context = { nowMs, branchId: actor.branchId, calendars, leaverIds };
    const reach = reachOfList(deps, ability, query);
    const { prospects } = deps.models;
    const onBoard = { ...wish, open: true, parked: false };

    const column = async ({
      number,
      name,
    }: StepDefinition): Promise<Omit<BoardView['columns'][number], 'count' | 'valueFen'>> => {
      const page = await findProspects(prospects, {
        reach,
        filter: listFilter({ ...onBoard, step: number }, context),
        sort: { field: sortFieldOf(sort), direction: order } satisfies ProspectQuery['sort'],
        after: null,
        limit,
      });
      return {
        step: number,
        name,
        rottingWorkingDays: rottingWorkingDays[number],
        items: page.rows.map((row) => presentRow(row, nowMs, calendars, maskFor(deps, ability, row))),
        nextCursor: page.next === null ? null : listCursor(deps, query, page.next),
      };
    };

    const [totals, ...columns] = await Promise.all([
      totalsByStep(prospects, { reach, filter: listFilter(onBoard, context) }),
      ...steps.map(column),
    ]);
    return ok({
      asOf: new Date(nowMs).toISOString(),
      columns: columns.map((shown) => {
        const total = totals.find(({ step }) => step === shown.step);
        return { ...shown, count: total?.count ?? 0, valueFen: total?.valueFen ?? 0 };
      }),
    });
  },
});
