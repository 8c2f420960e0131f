import { allocate, capture, funnel, read, review, waive } from '../rights.ts';
import type { Target } from '../roles.ts';
import type { Rows } from '../row.ts';

const holdsId = (text: string, { prospectId }: Target): boolean => text.includes(`"${prospectId}"`);

interface Group {
  id: string | null;
  steps: { phases: { phase: string; count: number }[] }[];
}

function countsPhase(text: string, { ownerId, phase }: Target): boolean {
  const { groups = [] } = JSON.parse(text) as { groups?: Group[] };
  const group = groups.find(({ id }) => id === ownerId);
  return group?.steps.some(({ phases }) => phases.some((tally) => tally.phase === phase && tally.count > 0)) ?? false;
}

interface Ranked {
  ranking: { id: string | null; open: { count: number } }[];
}

function ranksOwner(text: string, { ownerId }: Target): boolean {
  const { ranking = [] } = JSON.parse(text) as Partial<Ranked>;
  return ranking.some(({ id, open }) => id === ownerId && open.count > 0);
}

/** A day so many days from today, as the bank writes it. */
function day(fromToday: number): string {
  return new Date(Date.now() + (8 + 24 * fromToday) * 3_600_000).toISOString().slice(0, 10);
}

/** Answers that hold prospects, or count them. */
export const listRows: Rows = {
  listProspects: {
    decides: 'list',
    needs: read,
    shows: read,
    attempt: () => ({ path: 'prospects?limit=200' }),
    finds: holdsId,
  },
  'listProspects: by name': {
    decides: 'list',
    needs: read,
    shows: read,
    withNamesOnly: true,
    attempt: ({ customerName }) => ({ path: `prospects?q=${encodeURIComponent(customerName)}` }),
    finds: holdsId,
  },
  // The order of names is known by where somebody stands in it.
  'listProspects: in the order of names': {
    decides: 'list',
    needs: read,
    shows: read,
    withNamesOnly: true,
    attempt: () => ({ path: 'prospects?limit=200&sort=customerName' }),
    finds: holdsId,
  },
  'getBoard: in the order of names': {
    decides: 'list',
    needs: read,
    shows: read,
    withNamesOnly: true,
    attempt: () => ({ path: 'board?limit=100&sort=customerName' }),
    finds: holdsId,
  },
  getBoard: {
    decides: 'list',
    needs: read,
    shows: read,
    attempt: () => ({ path: 'board?limit=100' }),
    finds: holdsId,
  },
  search: {
    decides: 'list',
    needs: read,
    shows: read,
    withNamesOnly: true,
    attempt: ({ customerName }) => ({ path: 'search', body: { q: customerName } }),
    finds: holdsId,
  },
  exportProspectsCsv: {
    decides: 'list',
    needs: read,
    shows: read,
    attempt: () => ({ path: 'prospects/export.csv' }),
    finds: (text, { prospectId }) => text.includes(`,${prospectId}\r\n`),
  },
  'exportProspectsCsv: in the order of names': {
    decides: 'list',
    needs: read,
    shows: read,
    withNamesOnly: true,
    attempt: () => ({ path: 'prospects/export.csv?sort=customerName' }),
    finds: (text, { prospectId }) => text.includes(`,${prospectId}\r\n`),
  },
  // Made of the same rows; what is in it, a text search cannot tell.
  exportProspectsXlsx: { decides: 'profile', needs: read, attempt: () => ({ path: 'prospects/export.xlsx' }) },
  findDuplicates: {
    decides: 'list',
    needs: capture,
    shows: read,
    attempt: () => ({ path: 'prospects/duplicates', body: { phone: '13911112222' } }),
    finds: holdsId,
  },
  listTasks: {
    decides: 'list',
    needs: null,
    shows: read,
    // In step 5 there is nothing to do but for the back office.
    onlyStep: 2,
    attempt: ({ ownerId }) => ({ path: `tasks?mine=false&staffId=${ownerId}&limit=200` }),
    finds: holdsId,
  },
  getFunnel: {
    decides: 'list',
    needs: funnel,
    shows: funnel,
    attempt: () => ({ path: 'funnel?groupBy=owner' }),
    finds: countsPhase,
  },
  getFunnelReport: {
    decides: 'list',
    needs: funnel,
    shows: funnel,
    onlyStep: 5,
    attempt: () => ({ path: `funnel/report?from=${day(-30)}&to=${day(0)}` }),
    finds: ranksOwner,
  },
  exportFunnelReport: {
    decides: 'profile',
    needs: funnel,
    attempt: () => ({ path: `funnel/report.xlsx?from=${day(-30)}&to=${day(0)}` }),
  },
  // Each prospect in step 2 has one: a ladder proposes to give it to somebody else.
  listReviews: {
    decides: 'list',
    needs: [...review, ...waive, ...allocate],
    shows: allocate,
    onlyStep: 2,
    attempt: () => ({ path: 'reviews?limit=200' }),
    finds: holdsId,
  },
};
