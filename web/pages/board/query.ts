import type { OperationInput } from '../../client/operation-types.ts';
import { boardFilters, boardSearch, type BoardFilter, type BoardSearch } from './search.ts';

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

/** Whether anything is narrowed. */
export function isNarrowed(filter: BoardFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined);
}

const inMenu = ['customerType', 'findMethod', 'minYuan', 'maxYuan'] as const;
/** In sight on every screen. */
const beside: readonly string[] = ['q', 'campaignId'];

/** How many filters are set that only the menu shows: on a phone it holds almost all. */
export function countInMenu(filter: BoardFilter, isPhone: boolean): number {
  const names = isPhone ? Object.keys(filter).filter((name) => !beside.includes(name)) : inMenu;
  return names.filter((name) => filter[name as keyof BoardFilter] !== undefined).length;
}

/** The part of the address that a view keeps. */
export function keptOf(search: BoardSearch): Record<string, string | number | boolean> {
  const { view, sort, order } = search;
  return { ...given({ ...filterOf(search), view, sort, order }) };
}

/** The name of the saved view that is on the screen; null when it is none of them. */
export function shownView(
  search: BoardSearch,
  views: readonly { readonly name: string; readonly filter: unknown }[],
): string | null {
  const shown = JSON.stringify(keptOf(search));
  return views.find(({ filter }) => JSON.stringify(keptOf(boardSearch.parse(filter))) === shown)?.name ?? null;
}
