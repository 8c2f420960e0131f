import type { OperationInput } from '../../client/operation-types.ts';
import { boardFilters, type BoardFilter, type BoardSearch } from './search.ts';

export type BoardQuery = NonNullable<OperationInput<'getBoard'>['query']>;

const fenInYuan = 100;

/** The filter as the API takes it. */
export function filterQuery({ minYuan, maxYuan, unassigned, rotting, held, ...plain }: BoardFilter): BoardQuery {
  return given({
    q: plain.q,
    ownerId: plain.ownerId,
    teamId: plain.teamId,
    branchId: plain.branchId,
    customerType: plain.customerType,
    findMethod: plain.findMethod,
    campaignId: plain.campaignId,
    nextAction: plain.nextAction,
    unassigned: unassigned === true ? 'true' : undefined,
    rotting: rotting === true ? 'true' : undefined,
    held: held === true ? 'true' : undefined,
    minValueFen: minYuan === undefined ? undefined : minYuan * fenInYuan,
    maxValueFen: maxYuan === undefined ? undefined : maxYuan * fenInYuan,
  });
}

/** The fields that are set. */
export function given<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;
}

/** What only the board has: worked on now. */
export const onBoard = { open: 'true', parked: 'false' } as const;

/** What is in sight, as the export takes it.   @param search of which only the table narrows to a step */
export function exportOf({ limit: _, ...filter }: BoardQuery, { view, step }: BoardSearch) {
  return given({ ...filter, ...onBoard, step: view === 'table' ? step : undefined });
}

/** The order of the board unless another one is chosen: what is due first. */
export function orderOf({ sort = 'nextActionAt', order = 'asc' }: BoardSearch) {
  return { sort, order } as const;
}

/** The part of the address that narrows. */
export function filterOf(search: BoardSearch): BoardFilter {
  const names = Object.keys(boardFilters) as (keyof BoardFilter)[];
  return Object.fromEntries(names.map((name) => [name, search[name]])) as BoardFilter;
}

/** Every filter taken off. */
export const noFilters: BoardFilter = filterOf({});

/** How many filters are set. */
export function filterCount(filter: BoardFilter): number {
  return Object.values(filter).filter((value) => value !== undefined).length;
}
